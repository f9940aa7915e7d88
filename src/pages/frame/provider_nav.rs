//! The Provider Portal's part of the navigation, in the order of the official one.

use leptos::prelude::*;
use portal_types::account::ProfileProvider;

use super::nav_entry::{NavEntry, NavGroup};
use crate::{
    config::{Config, Feature},
    i18n::m,
    nav::Route,
    ui::IconName,
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
    let config = Config::use_context();
    let has_events = provider.use_events && !config.hides(Feature::Events);
    let billing = (!config.hides(Feature::Billing)).then(|| {
        view! {
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
        }
    });
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
            {billing}
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
