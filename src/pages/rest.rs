//! Pages that few people see: one chunk for all of them, loaded with the first.

use leptos::prelude::*;

use super::{
    hidden::HiddenPage,
    not_built::NotBuiltPage,
    not_found::NotFoundPage,
    provider::{OrganizationsPage, PermissionsPage, ProvidersPage},
};
use crate::{
    chunk::{Meanwhile, chunk, later, later_with},
    i18n::{Message, packs},
};

/// One of these pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RarePage {
    /// The providers somebody works for.
    Providers,
    /// Who may do what in a provider.
    Permissions,
    /// Clients where the server has no providers.
    Organizations,
    /// Left out by the operator.
    Hidden,
    /// Not built yet, with its name.
    NotBuilt(Message),
    /// An address that leads nowhere.
    NotFound,
}

/// The page, as soon as it is here.
pub fn rare_page(page: RarePage) -> AnyView {
    let view = move || show_rare_page(page);
    match page {
        RarePage::Permissions => {
            later_with(packs::PROVIDER, load_rare_page, view, Meanwhile::Loading)
        }
        RarePage::Hidden => later_with(packs::CONFIG, load_rare_page, view, Meanwhile::Loading),
        _ => later(load_rare_page, view, Meanwhile::Loading),
    }
}

chunk! {
    rest, fn load_rare_page;
    fn show_rare_page(page: RarePage) {
        match page {
            RarePage::Providers => view! { <ProvidersPage /> }.into_any(),
            RarePage::Permissions => view! { <PermissionsPage /> }.into_any(),
            RarePage::Organizations => view! { <OrganizationsPage /> }.into_any(),
            RarePage::Hidden => view! { <HiddenPage /> }.into_any(),
            RarePage::NotBuilt(page) => view! { <NotBuiltPage page /> }.into_any(),
            RarePage::NotFound => view! { <NotFoundPage /> }.into_any(),
        }
    }
}
