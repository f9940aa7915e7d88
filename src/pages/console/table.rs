//! Which page stands at which address, what it is called and who may see it: the whole console on one screen.

use leptos::prelude::*;

use super::{
    collections::collections_page, groups::groups_page, home::home_page, in_client,
    members::members_page, policies::policies_page, settings::settings_page,
    subscription::subscription_page,
};
use crate::{
    config::Feature,
    i18n::{Message, m, m::console::frame as words},
    nav::ConsolePage,
    pages::{
        brand::is_hidden,
        not_built::NotBuiltPage,
        rest::{RarePage, rare_page},
    },
    session::Action,
};

/// What a page is called, and what one has to be allowed to see it.
pub(in crate::pages) fn about(page: ConsolePage) -> (Message, Action) {
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

/// What has to be part of this portal for a page to be shown.
pub fn feature_of(page: ConsolePage) -> Option<Feature> {
    match page {
        ConsolePage::Groups => Some(Feature::Groups),
        ConsolePage::Events => Some(Feature::Events),
        ConsolePage::Reports => Some(Feature::Reports),
        ConsolePage::Subscription | ConsolePage::PaymentDetails | ConsolePage::BillingHistory => {
            Some(Feature::Billing)
        }
        ConsolePage::Policies => Some(Feature::Policies),
        ConsolePage::Import => Some(Feature::Import),
        ConsolePage::Export => Some(Feature::Export),
        _ => None,
    }
}

/// Whether the operator has left a page out.
pub(super) fn is_left_out(page: ConsolePage) -> bool {
    feature_of(page).is_some_and(is_hidden)
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

/// The page, for who may see it. Pages that do not exist yet, or not in this portal, say so.
pub(super) fn show(page: ConsolePage) -> AnyView {
    if is_left_out(page) {
        return rare_page(RarePage::Hidden);
    }
    let (name, action) = about(page);
    match entrance(page) {
        Some(entrance) => in_client(action, entrance),
        None => in_client(action, move || {
            view! { <NotBuiltPage page=name /> }.into_any()
        }),
    }
}

/// Whether a page exists: what leads to one that does not has to say so.
pub(in crate::pages) fn is_built(page: ConsolePage) -> bool {
    entrance(page).is_some()
}
