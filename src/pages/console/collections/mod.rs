//! Collections: what members share, who reaches it and how.
//!
//! - [`tree`] makes a tree of names like `IT/Servers/Linux`, [`rules`] decides what may be done with which,
//!   [`trace`] says once that opening the page is written into the client's log.
//! - [`view`] ties data, address and table together; [`page`] and [`columns`] draw it.
//! - [`actions`]: one file per action, with its dialog.

pub mod rules;
pub mod tree;

mod actions;
mod columns;
mod page;
mod trace;
mod view;

use leptos::prelude::*;

use self::page::CollectionsPage;
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// `#/organizations/{id}/collections`, as soon as it is here.
pub fn collections_page() -> AnyView {
    later_with(
        packs::CONSOLE,
        load_collections,
        show_collections,
        Meanwhile::Loading,
    )
}

chunk! {
    console_people, fn load_collections;
    fn show_collections() { view! { <CollectionsPage /> } }
}
