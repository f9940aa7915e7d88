//! `/organizations/{id}/policies`: what an organisation demands of its members. Owners, admins, staff of the
//! provider, and custom members with the permission; everyone else gets 403.

mod consequences;
mod data;
mod kinds;
mod list;
mod own_collection;
mod put;

use axum::Router;
use axum::routing::{get, put};

use crate::state::SharedApp;

pub(crate) use consequences::revoke_without_two_step;

/// Everything below `/organizations/{organization_id}/policies`.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}/policies{rest}");
    Router::new()
        .route(&at(""), get(list::all))
        .route(&at("/master-password"), get(list::master_password))
        .route(&at("/{type}"), get(list::one).put(put::put))
        .route(&at("/{type}/vnext"), put(put::put))
}
