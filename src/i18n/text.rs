//! Texts before they have a language: what widgets take as labels.

use std::fmt;
use std::sync::Arc;

use super::format::DateStyle;

/// A message without arguments: a position in the language files. Made by the build script only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    pack_number: u16,
    index: u16,
}

impl Message {
    /// The message at a position in the files of a pack.
    pub const fn new(pack_number: u16, index: u16) -> Self {
        Self { pack_number, index }
    }

    pub(super) fn pack_number(self) -> usize {
        usize::from(self.pack_number)
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.index)
    }
}

/// A text to be shown: a message with its arguments, or words that need no translation (a client's name).
/// Cheap to clone. [`super::t`] and [`super::I18n::text`] turn it into a string.
#[derive(Clone)]
pub struct Text(pub(super) Kind);

#[derive(Clone)]
pub(super) enum Kind {
    Plain(Arc<str>),
    Message {
        message: Message,
        count: Option<Count>,
        args: Arc<[(&'static str, Arg)]>,
    },
    Reactive(Arc<dyn Fn() -> Text + Send + Sync>),
}

impl Text {
    /// Words that are the same in every language: names, addresses, numbers already formatted.
    pub fn plain(text: impl Into<Arc<str>>) -> Self {
        Self(Kind::Plain(text.into()))
    }

    /// A text chosen anew whenever the signals that `choose` reads change.
    pub fn reactive(choose: impl Fn() -> Text + Send + Sync + 'static) -> Self {
        Self(Kind::Reactive(Arc::new(choose)))
    }

    /// As [`Text::reactive`], for words that need no translation.
    pub fn from_fn(choose: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self::reactive(move || Text::plain(choose()))
    }

    /// A message with arguments. For the generated functions of [`super::m`].
    pub fn with_args<const N: usize>(
        message: Message,
        count: Option<Count>,
        args: [(&'static str, Arg); N],
    ) -> Self {
        Self(Kind::Message {
            message,
            count,
            args: Arc::new(args),
        })
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Plain(text) => write!(formatter, "Text({text:?})"),
            Kind::Message {
                message,
                count,
                args,
            } => {
                write!(formatter, "Text({message:?}, {count:?}, {args:?})")
            }
            Kind::Reactive(_) => formatter.write_str("Text(reactive)"),
        }
    }
}

/// Same words or same message with the same arguments; reactive texts are equal to their clones only.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kind::Plain(a), Kind::Plain(b)) => a == b,
            (
                Kind::Message {
                    message,
                    count,
                    args,
                },
                Kind::Message {
                    message: message_b,
                    count: count_b,
                    args: args_b,
                },
            ) => message == message_b && count == count_b && args == args_b,
            (Kind::Reactive(a), Kind::Reactive(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl From<Message> for Text {
    fn from(message: Message) -> Self {
        Self(Kind::Message {
            message,
            count: None,
            args: Arc::new([]),
        })
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Self {
        text.clone()
    }
}

/// No `From<&str>`: a literal would be a text that bypasses the catalogue.
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// A value for a placeholder. Numbers are written the way of the language.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Words as they are, for example a name. Right-to-left words are kept from disturbing the sentence.
    Plain(Arc<str>),
    /// A number.
    Number(f64),
    /// A share: 0.25 is 25 %.
    Percent(f64),
    /// Money: amount in whole units, ISO 4217 code.
    Currency(f64, Arc<str>),
    /// A moment: milliseconds since 1970, UTC.
    Date(f64, DateStyle),
    /// Another text, translated first.
    Text(Text),
}

impl Arg {
    /// Money: amount in whole units, ISO 4217 code such as `USD`.
    pub fn currency(amount: f64, code: impl Into<Arc<str>>) -> Self {
        Arg::Currency(amount, code.into())
    }

    /// A share: 0.25 is 25 %.
    pub fn percent(share: f64) -> Self {
        Arg::Percent(share)
    }

    /// A moment in milliseconds since 1970, UTC.
    pub fn date(millis: f64, style: DateStyle) -> Self {
        Arg::Date(millis, style)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Plain(text.into())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Plain(text.into())
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Arg::Plain(text.as_str().into())
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Arg::Text(text)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Text(message.into())
    }
}

impl From<Count> for Arg {
    fn from(count: Count) -> Self {
        Arg::Number(count.0)
    }
}

/// The number that chooses the plural form and stands for `{count}`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count(pub f64);

macro_rules! from_number {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Arg::Number(number as f64)
            }
        }

        impl From<$number> for Count {
            fn from(number: $number) -> Self {
                Count(number as f64)
            }
        }
    )*};
}

from_number!(u8, i32, u32, i64, u64, usize, f64);
