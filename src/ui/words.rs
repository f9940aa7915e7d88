//! Stand-in for the messages until the catalogues are there.
#![expect(missing_docs, reason = "stand-in")]
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
pub struct Text(Arc<str>);
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Message(pub &'static str);
impl Text {
    pub fn plain(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }
}
impl From<Message> for Text {
    fn from(message: Message) -> Self {
        Self(message.0.into())
    }
}
impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}
pub fn t(text: impl Into<Text>) -> impl Fn() -> String + Clone + Send + Sync + 'static {
    let text = text.into();
    move || text.0.to_string()
}
pub mod m {
    pub mod ui {
        use super::super::{Message, Text};
        pub const BUSY: Message = Message("Working …");
        pub const CANCEL: Message = Message("Cancel");
        pub const CAPS_LOCK: Message = Message("Caps lock is on");
        pub const CLEAR_SEARCH: Message = Message("Clear search");
        pub const CLOSE: Message = Message("Close");
        pub const DECREASE: Message = Message("Decrease");
        pub const DISMISS: Message = Message("Dismiss");
        pub const HIDE_PASSWORD: Message = Message("Hide password");
        pub const INCREASE: Message = Message("Increase");
        pub const LOADING: Message = Message("Loading …");
        pub const NOTIFICATIONS: Message = Message("Notifications");
        pub const NUMBER_EMPTY: Message = Message("Enter a number.");
        pub const NUMBER_NOT_WHOLE: Message = Message("Enter a whole number, without decimals.");
        pub const NUMBER_NOT_DIGITS: Message = Message("Use digits only, for example 25.");
        pub const OPTIONAL: Message = Message("optional");
        pub const REMOVE: Message = Message("Remove");
        pub const SHOW_PASSWORD: Message = Message("Show password");
        pub const WHERE_YOU_ARE: Message = Message("Where you are");
        pub fn number_too_large(max: i64) -> Text {
            Text::from(format!("Enter {max} or less."))
        }
        pub fn number_too_small(min: i64) -> Text {
            Text::from(format!("Enter {min} or more."))
        }
        pub fn characters_used(max: u32, used: u32) -> Text {
            Text::from(format!("{used} of {max} characters"))
        }
    }
}
