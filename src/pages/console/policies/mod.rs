//! Settings ▸ Policies: what the organisation demands of its members.
//!
//! - [`kinds`] is the table of all policies; [`fields`] what can be set about them, [`steps`] in which order
//!   they have to be switched, [`affected`] whom they bind. None of these knows a view.
//! - [`page`] lists them, [`editor`] changes one, [`save`] sends it.

pub mod affected;
pub mod fields;
pub mod kinds;
pub mod steps;

mod editor;
mod field_table;
#[cfg(test)]
mod field_tests;
mod form;
mod impact;
mod page;
mod refusal;
mod save;

use leptos::prelude::*;
use portal_types::policy::Policy;

use self::page::PoliciesPage;
use super::Client;
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;
use crate::pages::areas;
use crate::pages::data::Data;

/// The policies of a client, for who may read them.
pub fn ask(client: Client) -> Data<Vec<Policy>> {
    client.ask(
        areas::POLICIES,
        |api, id| async move { api.policies(&id).await },
    )
}

/// `#/organizations/{id}/settings/policies`, as soon as it is here.
pub fn policies_page() -> AnyView {
    later_with(
        packs::CONSOLE,
        load_policies,
        show_policies,
        Meanwhile::Loading,
    )
}

chunk! {
    console, fn load_policies;
    fn show_policies() { view! { <PoliciesPage /> } }
}
