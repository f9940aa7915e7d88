//! Members of a client: who belongs to it, as what, and everything that can be done with them.
//!
//! - [`people`] decides what may be done with whom, [`arrangement`] who is shown in which order; neither
//!   knows a view.
//! - [`view`] ties data, address and table together; [`page`], [`tools`] and [`columns`] draw it.
//! - [`actions`]: one file per action, with its dialog. All of them go through the one job queue.
//! - [`recover`] shows what a reload cut short, and goes on with it.

pub mod arrangement;
pub mod people;
pub mod view;
pub mod words;

mod actions;
mod columns;
mod export;
mod names;
mod page;
mod recover;
mod tools;

use leptos::prelude::*;

use crate::chunk::{Meanwhile, chunk, later_with_all};
use crate::i18n::packs;

/// `#/organizations/{id}/members`, as soon as it is here.
pub fn members_page() -> AnyView {
    later_with_all(
        &[packs::CONSOLE, packs::JOBS],
        load_members,
        show_members,
        Meanwhile::Loading,
    )
}

chunk! {
    console_people, fn load_members;
    fn show_members() { view! { <page::MembersPage /> } }
}
