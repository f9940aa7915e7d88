//! What the portal is called, and what is not part of it.

use crate::{
    browser::host::Host,
    config::{Config, Feature},
    i18n::{Message, Text},
};

/// The operator's name for the portal; else its own, as this place has it.
pub fn portal_name(own: Message) -> Text {
    let name = Config::use_context().product_name.clone();
    name.map_or_else(|| own.into(), Text::plain)
}

/// The address of the logo, as this page has to ask for it.
pub fn logo() -> String {
    let logo = Config::use_context().logo();
    // An image inside its address is nowhere else.
    match logo.starts_with("data:") {
        true => logo,
        false => Host::use_context().file(&logo),
    }
}

/// Whether the operator has left something out.
pub fn is_hidden(feature: Feature) -> bool {
    Config::use_context().hides(feature)
}
