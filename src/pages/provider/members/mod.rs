//! Manage ▸ Members: the people who work for a provider.
//!
//! - [`people`] decides what may be done with whom, [`arrangement`] who is shown in which order; neither
//!   knows a view.
//! - [`view`] ties data, address and table together; [`page`] and [`columns`] draw it.
//! - [`actions`]: one file per action, with its dialog. All of them go through the one job queue.

pub mod arrangement;
pub mod people;

mod actions;
mod ask;
mod columns;
mod page;
mod view;
mod words;

pub use ask::ask_for_people;

use leptos::prelude::*;

use self::page::MembersPage;
use super::area::for_admins;
use crate::chunk::{Meanwhile, chunk, later_with_all};
use crate::i18n::packs;

/// `#/providers/{id}/manage/members`, as soon as it is here.
pub fn members_page() -> AnyView {
    later_with_all(
        &[packs::PROVIDER, packs::JOBS],
        load_members,
        show_members,
        Meanwhile::Loading,
    )
}

chunk! {
    provider, fn load_members;
    fn show_members() { for_admins(|| view! { <MembersPage /> }.into_any()) }
}
