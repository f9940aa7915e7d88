//! The Provider Portal's part of the navigation, in the order of the official one.

use leptos::prelude::*;
use portal_types::account::ProfileProvider;

use super::nav_entry::NavEntry;
use crate::{
    i18n::{Text, m, t},
    nav::{Nav, Route},
    ui::{Icon, IconName, IconSize},
};

/// Clients for everybody; Manage, Billing and Settings for provider admins, and for service users what
/// they may do instead.
#[component]
pub(super) fn ProviderNav(
    /// The provider we are in.
    provider: ProfileProvider,
    /// May this person manage the provider itself, and not only its clients?
    is_admin: bool,
) -> impl IntoView {
    let id = StoredValue::new(provider.id.clone());
    let provider_id = move || id.get_value();
    let has_events = provider.use_events;
    let admin_entries = is_admin.then(|| {
        view! {
            <NavGroup label=m::frame::MANAGE icon=IconName::Group below="/manage/">
                <li>
                    <NavEntry
                        to=Route::ProviderMembers { provider_id: provider_id() }
                        label=m::frame::MEMBERS
                    />
                </li>
                {has_events
                    .then(|| {
                        view! {
                            <li>
                                <NavEntry
                                    to=Route::provider_events(provider_id())
                                    label=m::frame::EVENT_LOGS
                                />
                            </li>
                        }
                    })}
            </NavGroup>
            <NavGroup label=m::frame::BILLING icon=IconName::Billing below="/billing/">
                <li>
                    <NavEntry
                        to=Route::ProviderSubscription { provider_id: provider_id() }
                        label=m::frame::SUBSCRIPTION
                    />
                </li>
                <li>
                    <NavEntry
                        to=Route::ProviderPaymentDetails { provider_id: provider_id() }
                        label=m::frame::PAYMENT_DETAILS
                    />
                </li>
                <li>
                    <NavEntry
                        to=Route::ProviderBillingHistory { provider_id: provider_id() }
                        label=m::frame::BILLING_HISTORY
                    />
                </li>
            </NavGroup>
            <li>
                <NavEntry
                    to=Route::ProviderSettings { provider_id: provider_id() }
                    label=m::frame::SETTINGS
                    icon=IconName::Settings
                />
            </li>
        }
    });
    view! {
        <ul>
            <li>
                <NavEntry
                    to=Route::provider_clients(provider_id())
                    label=m::frame::CLIENTS
                    icon=IconName::Clients
                />
            </li>
            {admin_entries}
            {(!is_admin)
                .then(|| {
                    view! {
                        <li>
                            <NavEntry
                                to=Route::ProviderPermissions { provider_id: provider_id() }
                                label=m::frame::PERMISSIONS
                                icon=IconName::Info
                            />
                        </li>
                    }
                })}
        </ul>
    }
}

/// Entries that belong together; open when we are on one of them.
#[component]
fn NavGroup(
    #[prop(into)] label: Text,
    icon: IconName,
    /// The part of the path that all its pages have.
    below: &'static str,
    children: Children,
) -> impl IntoView {
    let path = Nav::use_context().map(|nav| nav.path());
    let is_here = move || path.is_some_and(|path| path.read().contains(below));
    view! {
        <li>
            <details class="side__group" open=is_here>
                <summary class="side__entry">
                    <Icon name=icon />
                    <span class="side__label">{t(label)}</span>
                    <span class="side__turn">
                        <Icon name=IconName::ChevronRight size=IconSize::Small />
                    </span>
                </summary>
                <ul>{children()}</ul>
            </details>
        </li>
    }
}
