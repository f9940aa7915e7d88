//! Reads JSON objects member by member, by one reader for all types.
//!
//! A reader that serde derives is made anew for every type, field type and source of JSON: for the profile and the
//! token answer alone some 100 kB of code that every visitor of the app would load. Here a type only says where the
//! value of a member goes ([`Record::place`]); what reads is compiled once. Use it for what the first page needs; a
//! derived reader is as good everywhere else.
//!
//! As tolerant as the derived readers of this crate: unknown members are passed over, a missing member and `null` leave
//! the default. A name is found whatever the case of its first letter. A value of a kind that no server sends there is
//! refused.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::wire::{NOT_SENT, WireNumber};

/// What can be read from a JSON object.
pub trait Record {
    /// Where the value of a member goes; the name begins with a small letter.
    fn place(&mut self, name: &str) -> Place<'_>;
}

/// Where a value goes.
pub enum Place<'record> {
    /// Nobody asks for it.
    Nowhere,
    /// `true` or `false`.
    Flag(&'record mut bool),
    /// A text.
    Text(&'record mut String),
    /// A text that may be missing.
    OptionalText(&'record mut Option<String>),
    /// A whole number.
    Whole(&'record mut dyn Whole),
    /// Any number.
    Number(&'record mut f64),
    /// The number of an enumeration.
    Code(&'record mut dyn Code),
    /// An object.
    Record(&'record mut dyn Record),
    /// An object that may be missing.
    Optional(&'record mut dyn Records),
    /// A list of objects.
    List(&'record mut dyn Records),
    /// An object that may not be `null`: the document itself.
    Document(&'record mut dyn Record),
}

/// A whole number of any width, or one that may be missing.
pub trait Whole {
    /// Whether the number fits.
    fn set(&mut self, number: i64) -> bool;
}

macro_rules! whole {
    ($($number:ty),*) => {$(
        impl Whole for $number {
            fn set(&mut self, number: i64) -> bool {
                number.try_into().map(|number| *self = number).is_ok()
            }
        }
    )*};
}

whole!(i64, u32, u64);

impl<T: Whole + Default> Whole for Option<T> {
    fn set(&mut self, number: i64) -> bool {
        self.get_or_insert_default().set(number)
    }
}

/// An enumeration that travels as a number.
pub trait Code {
    /// Takes any number, also ones that nobody knows.
    fn set(&mut self, number: i64);
}

impl<T: Code + Default> Code for Option<T> {
    fn set(&mut self, number: i64) {
        if number != NOT_SENT {
            self.get_or_insert_default().set(number);
        }
    }
}

/// Where records are put.
pub trait Records {
    /// The next one, to be filled.
    fn another(&mut self) -> Option<&mut dyn Record>;
}

impl<T: Record + Default> Records for Option<T> {
    fn another(&mut self) -> Option<&mut dyn Record> {
        Some(self.insert(T::default()))
    }
}

impl<T: Record + Default> Records for Vec<T> {
    fn another(&mut self) -> Option<&mut dyn Record> {
        self.push(T::default());
        self.last_mut().map(|record| record as &mut dyn Record)
    }
}

/// Reads an object. For `Deserialize` by hand; [`readable`] writes that.
///
/// # Errors
/// It is no object, or a member is of a kind that no server sends there.
pub fn read<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Record + Default,
    D: Deserializer<'de>,
{
    let mut record = T::default();
    Place::Document(&mut record).deserialize(deserializer)?;
    Ok(record)
}

/// Makes records readable for serde.
#[macro_export]
macro_rules! readable {
    ($($name:ty),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::record::read(deserializer)
            }
        }
    )+};
}
pub use readable;

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Self::Nowhere => IgnoredAny::deserialize(deserializer).map(drop),
            Self::Code(code) => {
                WireNumber::deserialize(deserializer).map(|number| code.set(number.0))
            }
            place => deserializer.deserialize_any(place),
        }
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("what servers send")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self {
            Self::Document(_) => unfit(),
            _ => Ok(()),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self {
            Self::Flag(flag) => *flag = value,
            _ => return unfit(),
        }
        Ok(())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        match self {
            Self::Whole(number) => {
                if !number.set(value) {
                    return unfit();
                }
            }
            Self::Number(number) => *number = value as f64,
            _ => return unfit(),
        }
        Ok(())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => self.visit_f64(value as f64),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match self {
            Self::Number(number) => *number = value,
            _ => return unfit(),
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        match self {
            Self::Text(text) => value.clone_into(text),
            Self::OptionalText(text) => *text = Some(value.to_owned()),
            _ => return unfit(),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let Self::List(records) = self else {
            return unfit();
        };
        while seq
            .next_element_seed(Place::Optional(&mut *records))?
            .is_some()
        {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let record = match self {
            Self::Record(record) | Self::Document(record) => Some(record),
            Self::Optional(records) => records.another(),
            _ => None,
        };
        let Some(record) = record else {
            return unfit();
        };
        while let Some(place) = map.next_key_seed(Name(&mut *record))? {
            map.next_value_seed(place)?;
        }
        Ok(())
    }
}

/// In one place, and without saying what came: the words for that would cost more than the reader.
fn unfit<E: Error>() -> Result<(), E> {
    Err(E::custom("a value of a kind that no server sends there"))
}

/// A member's name, on its way to the member's place.
struct Name<'record>(&'record mut dyn Record);

impl<'de, 'record> DeserializeSeed<'de> for Name<'record> {
    type Value = Place<'record>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de, 'record> Visitor<'de> for Name<'record> {
    type Value = Place<'record>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        if !name.starts_with(|first: char| first.is_ascii_uppercase()) {
            return Ok(self.0.place(name));
        }
        let mut name = name.to_owned();
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        Ok(self.0.place(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq)]
    struct Person {
        name: String,
        nick: Option<String>,
        awake: bool,
        age: u32,
        seats: Option<i64>,
        height: f64,
        house: House,
        boat: Option<House>,
        friends: Vec<Person>,
    }

    #[derive(Debug, Default, PartialEq)]
    struct House {
        door: String,
    }

    impl Record for Person {
        fn place(&mut self, name: &str) -> Place<'_> {
            match name {
                "name" => Place::Text(&mut self.name),
                "nick" => Place::OptionalText(&mut self.nick),
                "awake" => Place::Flag(&mut self.awake),
                "age" => Place::Whole(&mut self.age),
                "seats" => Place::Whole(&mut self.seats),
                "height" => Place::Number(&mut self.height),
                "house" => Place::Record(&mut self.house),
                "boat" => Place::Optional(&mut self.boat),
                "friends" => Place::List(&mut self.friends),
                _ => Place::Nowhere,
            }
        }
    }

    impl Record for House {
        fn place(&mut self, name: &str) -> Place<'_> {
            match name {
                "door" => Place::Text(&mut self.door),
                _ => Place::Nowhere,
            }
        }
    }

    readable!(Person);

    fn person(json: &str) -> Result<Person, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn members_find_their_place() {
        let read = person(
            r#"{"name":"A\nda","nick":"a","awake":true,"age":36,"seats":-5,"height":1.5,"house":{"door":"red"},
            "boat":{"door":"blue"},"friends":[{"name":"B"},{"name":"C","friends":[{"height":2}]}],"new":{"x":[1]}}"#,
        )
        .unwrap();
        let house = |door: &str| House { door: door.into() };
        assert_eq!(read.name, "A\nda");
        assert_eq!(read.nick.as_deref(), Some("a"));
        assert!(read.awake);
        assert_eq!((read.age, read.seats), (36, Some(-5)));
        assert_eq!((read.house, read.boat), (house("red"), Some(house("blue"))));
        assert_eq!(read.friends.len(), 2);
        assert!((read.height + read.friends[1].friends[0].height - 3.5).abs() < 1e-9);
    }

    #[test]
    fn what_is_missing_or_null_stays_as_it_is() {
        let nulls = r#"{"name":null,"nick":null,"awake":null,"age":null,"seats":null,"height":null,"house":null,
            "boat":null,"friends":null}"#;
        assert_eq!(person(nulls).unwrap(), Person::default());
        assert_eq!(person("{}").unwrap(), Person::default());
        assert_eq!(person(r#"{"friends":[null]}"#).unwrap(), Person::default());
    }

    #[test]
    fn names_are_found_whatever_the_case_of_their_first_letter() {
        let read = person(r#"{"Name":"Ada","House":{"Door":"red"},"":1,"Ägäis":2}"#).unwrap();
        assert_eq!(
            (read.name.as_str(), read.house.door.as_str()),
            ("Ada", "red")
        );
        assert_eq!(person(r#"{"NAME":"Ada"}"#).unwrap(), Person::default());
    }

    #[test]
    fn other_kinds_of_values_are_refused() {
        for json in [
            "null",
            "[]",
            "7",
            r#"{"name":7}"#,
            r#"{"nick":{}}"#,
            r#"{"awake":"yes"}"#,
            r#"{"age":-1}"#,
            r#"{"age":4294967296}"#,
            r#"{"age":1.5}"#,
            r#"{"seats":18446744073709551615}"#,
            r#"{"height":"tall"}"#,
            r#"{"house":[]}"#,
            r#"{"friends":{}}"#,
            r#"{"friends":[7]}"#,
            r#"{"name":"a"#,
        ] {
            assert!(person(json).is_err(), "{json}");
        }
    }
}
