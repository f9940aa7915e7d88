//! Groups of members, and what they reach together.
//!
//! - [`view`] ties data, address and table together; [`page`] and [`columns`] draw it.
//! - [`actions`]: one file per action, with its dialog.

mod actions;
mod columns;
mod page;
mod view;

use leptos::prelude::*;

use self::page::GroupsPage;
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// `#/organizations/{id}/groups`, as soon as it is here.
pub fn groups_page() -> AnyView {
    later_with(packs::CONSOLE, load_groups, show_groups, Meanwhile::Loading)
}

chunk! {
    console_people, fn load_groups;
    fn show_groups() { view! { <GroupsPage /> } }
}
