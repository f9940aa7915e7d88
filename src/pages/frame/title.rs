//! What the browser's tab is called.

use leptos::prelude::*;

use crate::effect::effect;
use crate::i18n::{I18n, Text, m};

/// Names the tab after the page for as long as the page is shown: *Clients · Provider Portal*.
pub fn use_title(page: impl Into<Text>) {
    let i18n = I18n::use_context();
    let page = page.into();
    effect(move || {
        let (page, portal) = (i18n.text(&page), i18n.say(m::frame::PROVIDER_PORTAL));
        document().set_title(&format!("{page} · {portal}"));
    });
}
