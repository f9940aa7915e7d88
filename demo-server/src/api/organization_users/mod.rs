//! `/organizations/{id}/users`: the members of an organisation (contract part 2, 6). Everything but
//! accepting and leaving is for who may manage members; everyone else gets 403, of the list 404.

mod accept;
mod confirm;
mod invite;
mod leave;
mod list;
mod public_keys;
mod reinvite;
mod remove;
mod restore;
mod revoke;
mod rules;
mod seats;
mod update;

use axum::Router;
use axum::routing::{get, post, put};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::state::SharedApp;
use crate::store::events::{EventType, Subject, record};
use crate::store::organization_users::Member;

/// Everything below `/organizations/{organization_id}/users` but recovery and events.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}/users{rest}");
    Router::new()
        .route(&at(""), get(list::full).delete(remove::several))
        .route(&at("/remove"), post(remove::several))
        .route(&at("/mini-details"), get(list::mini))
        .route(&at("/invite"), post(invite::invite))
        .route(&at("/reinvite"), post(reinvite::several))
        .route(&at("/confirm"), post(confirm::several))
        .route(&at("/public-keys"), post(public_keys::list))
        .route(&at("/revoke"), put(revoke::several))
        .route(&at("/restore"), put(restore::several))
        .route(
            &at("/{id}"),
            get(list::one)
                .put(update::update)
                .post(update::update)
                .delete(remove::one),
        )
        .route(&at("/{id}/remove"), post(remove::one))
        .route(&at("/{id}/reinvite"), post(reinvite::one))
        .route(&at("/{id}/accept"), post(accept::accept))
        .route(&at("/{id}/confirm"), post(confirm::one))
        .route(&at("/{id}/revoke"), put(revoke::one).patch(revoke::one))
        .route(&at("/{id}/restore"), put(restore::one).patch(restore::one))
        .route(&at("/{id}/restore/vnext"), put(restore::one_vnext))
        .route("/organizations/{organization_id}/leave", post(leave::leave))
}

/// One row of the answer to a call about several people.
fn outcome(id: &str, error: &str) -> Value {
    json!({ "object": "OrganizationBulkConfirmResponseModel", "id": id, "error": error })
}

fn record_about(
    db: &Connection,
    caller: &Caller,
    event: EventType,
    member: &Member,
) -> Result<(), rusqlite::Error> {
    let subject = Subject {
        organization_id: Some(&member.organization_id),
        organization_user_id: Some(&member.id),
        user_id: member.user_id.as_deref(),
        ..Subject::default()
    };
    record(db, caller, event, subject)
}
