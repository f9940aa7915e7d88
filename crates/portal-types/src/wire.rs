//! What the other modules share: readers that forgive, and the number enumerations.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Stands for "the server did not say" in the `Unknown` arm of an enumeration.
pub(crate) const NOT_SENT: i64 = i64::MIN;

/// Reads `null` like a missing member: as the type's default.
pub(crate) fn nullable<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::<T>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Reads a number however it comes; 0 when there is none.
pub(crate) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let WireNumber(number) = WireNumber::deserialize(deserializer)?;
    Ok(if number == NOT_SENT { 0 } else { number })
}

/// A number that may come as a number, as digits in a text, or not at all.
pub(crate) struct WireNumber(pub(crate) i64);

impl<'de> Deserialize<'de> for WireNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor).map(Self)
    }
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = i64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    fn visit_i64<E>(self, value: i64) -> Result<i64, E> {
        Ok(value)
    }

    fn visit_u64<E>(self, value: u64) -> Result<i64, E> {
        Ok(i64::try_from(value).unwrap_or(NOT_SENT))
    }

    fn visit_f64<E>(self, value: f64) -> Result<i64, E> {
        // A float-to-integer cast saturates in Rust, so no input can overflow here.
        Ok(if value.is_finite() && value.fract() == 0.0 {
            value as i64
        } else {
            NOT_SENT
        })
    }

    fn visit_bool<E>(self, value: bool) -> Result<i64, E> {
        Ok(i64::from(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<i64, E> {
        Ok(value.trim().parse().unwrap_or(NOT_SENT))
    }

    fn visit_unit<E>(self) -> Result<i64, E> {
        Ok(NOT_SENT)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<i64, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(NOT_SENT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<i64, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(NOT_SENT)
    }
}

/// Declares an enumeration that travels as a number and survives numbers it does not know.
///
/// Besides the named arms there is `Unknown(n)`; the default, also for `null`, is
/// `Unknown(i64::MIN)`: "the server did not say".
macro_rules! wire_enum {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$arm_meta:meta])* $arm:ident = $number:literal, )+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[$arm_meta])* $arm, )+
            /// A number this version does not know; `i64::MIN` when none was sent.
            Unknown(i64),
        }

        impl $name {
            /// The number on the wire.
            #[must_use]
            pub const fn number(self) -> i64 {
                match self {
                    $( Self::$arm => $number, )+
                    Self::Unknown(number) => number,
                }
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $( $number => Self::$arm, )+
                    other => Self::Unknown(other),
                }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::Unknown($crate::wire::NOT_SENT)
            }
        }

        impl $crate::record::Code for $name {
            fn set(&mut self, number: i64) {
                *self = Self::from(number);
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <$crate::wire::WireNumber as serde::Deserialize>::deserialize(deserializer)
                    .map(|number| Self::from(number.0))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_i64(self.number())
            }
        }
    };
}
pub(crate) use wire_enum;
