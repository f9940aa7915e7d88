//! The Admin Console: one organisation, seen by whoever administers it: its own owners, admins and custom
//! members, or staff of the provider that manages it.
//!
//! - [`console_page`] is every page at `#/organizations/{id}/…`: it finds the organisation ([`entry`]), says
//!   whose it is and through whom one acts ([`banner`]), and shows the page of the table in [`table`].
//! - [`Client`] is what every page is given: which organisation, what one may do there, its key.
//! - [`in_client`] shows a page to who may see it, and tells the others why not.
//! - [`console_navigation`] is the part of the navigation at the side.
//! - One folder per area, each a chunk of its own.

mod area;
mod banner;
mod client;
mod copy_button;
mod entry;
mod navigation;
mod page;
mod server;
mod switcher;
mod table;

pub mod access;
pub mod collections;
pub mod groups;
pub mod home;
pub mod members;
pub mod policies;
pub mod recovery;
pub mod settings;
pub mod subscription;

use leptos::prelude::*;

pub use self::area::in_client;
pub use self::client::Client;
pub use self::table::feature_of;
#[cfg(test)]
pub(in crate::pages) use self::table::{about, is_built};

use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// Every page of every organisation's console, as soon as it is here.
pub fn console_page() -> AnyView {
    later_with(
        packs::CONSOLE,
        load_console,
        show_console,
        Meanwhile::Loading,
    )
}

/// The console's part of the navigation at the side, as soon as it is here.
pub fn console_navigation(organization_id: String) -> AnyView {
    later_with(
        packs::CONSOLE,
        load_navigation,
        move || show_navigation(organization_id),
        Meanwhile::Nothing,
    )
}

chunk! {
    console, fn load_console;
    fn show_console() { view! { <page::Console /> } }
}

chunk! {
    console, fn load_navigation;
    fn show_navigation(organization_id: String) {
        view! { <navigation::ConsoleNavigation organization_id /> }
    }
}
