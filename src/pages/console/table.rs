//! Which page stands at which address, what it is called and who may see it: the whole console on one screen.

use leptos::prelude::*;

use super::{
    collections::collections_page, groups::groups_page, home::home_page, in_client,
    members::members_page, policies::policies_page, settings::settings_page,
    subscription::subscription_page,
};
use crate::{
    i18n::{Message, m, m::console::frame as words},
    nav::ConsolePage,
    pages::not_built::NotBuiltPage,
    session::Action,
};

/// What a page is called, and what one has to be allowed to see it.
pub(super) fn about(page: ConsolePage) -> (Message, Action) {
    match page {
        ConsolePage::Home => (words::HOME, Action::OpenConsole),
        ConsolePage::Collections => (words::COLLECTIONS, Action::ListCollections),
        ConsolePage::Members => (m::frame::MEMBERS, Action::ListMembers),
        ConsolePage::Groups => (words::GROUPS, Action::ListGroups),
        ConsolePage::Events => (m::frame::EVENT_LOGS, Action::ReadEvents),
        ConsolePage::Reports => (words::REPORTS, Action::ReadReports),
        ConsolePage::Subscription => (m::frame::SUBSCRIPTION, Action::SeeBilling),
        ConsolePage::PaymentDetails => (m::frame::PAYMENT_DETAILS, Action::ReadInvoices),
        ConsolePage::BillingHistory => (m::frame::BILLING_HISTORY, Action::ReadInvoices),
        ConsolePage::Settings => (words::ORGANIZATION_INFO, Action::ManageOrganization),
        ConsolePage::Policies => (words::POLICIES, Action::ManagePolicies),
        ConsolePage::TwoStep => (words::TWO_STEP, Action::ManageOrganization),
        ConsolePage::Import => (words::IMPORT, Action::ImportItems),
        ConsolePage::Export => (words::EXPORT, Action::ExportVault),
        ConsolePage::Domains => (words::DOMAINS, Action::ManageSso),
        ConsolePage::Sso => (words::SSO, Action::ManageSso),
        ConsolePage::Scim => (words::SCIM, Action::ManageScim),
        ConsolePage::Devices => (words::DEVICES, Action::ApproveDevices),
    }
}

/// What draws a page; none for those that do not exist yet.
fn entrance(page: ConsolePage) -> Option<fn() -> AnyView> {
    let entrance: fn() -> AnyView = match page {
        ConsolePage::Home => home_page,
        ConsolePage::Members => members_page,
        ConsolePage::Collections => collections_page,
        ConsolePage::Groups => groups_page,
        ConsolePage::Subscription => subscription_page,
        ConsolePage::Settings => settings_page,
        ConsolePage::Policies => policies_page,
        _ => return None,
    };
    Some(entrance)
}

/// The page, for who may see it. Pages that do not exist yet say so.
pub(super) fn show(page: ConsolePage) -> AnyView {
    let (name, action) = about(page);
    match entrance(page) {
        Some(entrance) => in_client(action, entrance),
        None => in_client(action, move || {
            view! { <NotBuiltPage page=name /> }.into_any()
        }),
    }
}

/// Whether a page exists: what leads to one that does not has to say so.
pub(super) fn is_built(page: ConsolePage) -> bool {
    entrance(page).is_some()
}
