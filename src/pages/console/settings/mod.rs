//! Settings ▸ Organization info: name and billing address, fingerprint phrase, who manages collections, API
//! key, danger zone. One file per part.

mod api_key;
mod collections;
mod danger;
mod fingerprint;
mod info;
mod page;

use leptos::prelude::*;

use self::page::SettingsPage;
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// Area of the cache: an organisation, as its owners read it.
const AREA: &str = "organization";

/// `#/organizations/{id}/settings/account`, as soon as it is here.
pub fn settings_page() -> AnyView {
    later_with(
        packs::CONSOLE,
        load_settings,
        show_settings,
        Meanwhile::Loading,
    )
}

chunk! {
    console, fn load_settings;
    fn show_settings() { view! { <SettingsPage /> } }
}
