//! The API: one file per operation or small group of operations, and the route table.

mod account;
mod account_recovery;
mod add_existing;
mod addable_organizations;
pub(crate) mod billing;
mod client_list;
mod collections;
mod config;
mod create_client;
mod create_organization;
mod delete_provider;
mod devices;
mod enc_string;
mod event_range;
mod groups;
mod ids_body;
mod invitations;
mod organization_billing;
mod organization_events;
mod organization_settings;
mod organization_users;
mod organizations;
mod plans;
mod policies;
mod prelogin;
mod provider_events;
mod provider_users;
mod providers;
mod selections;
mod setup_provider;
mod sync;
mod token;
mod two_factor;
mod unlink_client;
mod update_client;

use axum::Router;
use axum::routing::{delete, get, post, put};

use crate::errors::ApiError;
use crate::state::SharedApp;

/// Everything under `/api`.
pub(crate) fn api_routes() -> Router<SharedApp> {
    Router::new()
        .route("/config", get(config::get))
        .route("/plans", get(plans::list))
        .route("/accounts/prelogin", post(prelogin::prelogin))
        .route("/accounts/profile", get(account::profile))
        .route("/accounts/revision-date", get(account::revision_date))
        .route("/accounts/verify-password", post(account::verify_password))
        .route(
            "/accounts/resend-new-device-otp",
            post(two_factor::resend_new_device_code),
        )
        .route(
            "/accounts/key-management/user-key-id",
            post(account::user_key_id),
        )
        .route(
            "/two-factor/send-email-login",
            post(two_factor::send_email_code),
        )
        .route("/devices/knowndevice", get(devices::is_known))
        .route("/sync", get(sync::get))
        .route("/users/{user_id}/public-key", get(account::public_key))
        .route(
            "/providers/{provider_id}",
            get(providers::get)
                .put(providers::update)
                .post(providers::update)
                .delete(delete_provider::delete),
        )
        .route(
            "/providers/{provider_id}/delete",
            post(delete_provider::delete),
        )
        .route(
            "/providers/{provider_id}/delete-recover-token",
            post(delete_provider::delete_by_link),
        )
        .route(
            "/providers/{provider_id}/setup",
            post(setup_provider::set_up),
        )
        .route(
            "/providers/{provider_id}/events",
            get(provider_events::list),
        )
        .route(
            "/providers/{provider_id}/users/{provider_user_id}/events",
            get(provider_events::list_of_user),
        )
        .route(
            "/providers/{provider_id}/organizations",
            get(client_list::list),
        )
        .route(
            "/providers/{provider_id}/organizations/{link_id}",
            delete(unlink_client::unlink),
        )
        .route(
            "/providers/{provider_id}/organizations/{link_id}/delete",
            post(unlink_client::unlink),
        )
        .route(
            "/providers/{provider_id}/clients",
            post(create_client::create),
        )
        .route(
            "/providers/{provider_id}/clients/addable",
            get(addable_organizations::list),
        )
        .route(
            "/providers/{provider_id}/clients/existing",
            post(add_existing::add),
        )
        .route(
            "/providers/{provider_id}/clients/{link_id}",
            put(update_client::update),
        )
        .nest("/providers/{provider_id}/billing", billing_routes())
        .merge(provider_users::routes())
        .merge(organization_users::routes())
        .merge(groups::routes())
        .merge(collections::routes())
        .merge(organization_billing::routes())
        .route(
            "/organizations",
            get(organizations::list).post(create_organization::create),
        )
        .route(
            "/organizations/{organization_id}",
            get(organizations::get)
                .put(organization_settings::update)
                .post(organization_settings::update)
                .delete(organization_settings::delete),
        )
        .merge(organization_settings::routes())
        .merge(policies::routes())
        .merge(account_recovery::routes())
        .route(
            "/organizations/{organization_id}/billing/vnext/metadata",
            get(organizations::metadata),
        )
        .route(
            "/organizations/{organization_id}/events",
            get(organization_events::list),
        )
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::NotFound)
}

fn billing_routes() -> Router<SharedApp> {
    Router::new()
        .route("/subscription", get(billing::subscription::get))
        .route("/invoices", get(billing::invoices::list))
        .route("/invoices/{invoice_id}", get(billing::invoice_report::get))
        .route(
            "/vnext/address",
            get(billing::address::get).put(billing::address::put),
        )
        .route("/vnext/credit", get(billing::credit::get))
        .route(
            "/vnext/credit/bitpay",
            post(billing::credit::buy_with_bitpay),
        )
        .route(
            "/vnext/payment-method",
            get(billing::payment_method::get).put(billing::payment_method::put),
        )
        .route("/vnext/warnings", get(billing::warnings::get))
}

/// Everything under `/identity`.
pub(crate) fn identity_routes() -> Router<SharedApp> {
    Router::new()
        .route("/accounts/prelogin", post(prelogin::prelogin))
        .route("/accounts/prelogin/password", post(prelogin::prelogin))
        .route("/connect/token", post(token::token))
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::NotFound)
}
