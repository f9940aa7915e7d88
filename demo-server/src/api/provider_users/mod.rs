//! `/providers/{id}/users`: the people who work for a provider. Everything but accepting is for provider
//! admins; everyone else gets 403.

pub(crate) mod accept;
pub(crate) mod confirm;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod public_keys;
pub(crate) mod reinvite;
pub(crate) mod remove;
pub(crate) mod update;

use axum::Router;
use axum::routing::{get, post};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::state::SharedApp;
use crate::store::events::{EventType, Subject, record};
use crate::store::provider_users::ProviderUser;

/// Everything below `/providers/{provider_id}/users` but the events.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/providers/{{provider_id}}/users{rest}");
    Router::new()
        .route(&at(""), get(list::list).delete(remove::several))
        .route(&at("/delete"), post(remove::several))
        .route(&at("/invite"), post(invite::invite))
        .route(&at("/reinvite"), post(reinvite::several))
        .route(&at("/confirm"), post(confirm::several))
        .route(&at("/public-keys"), post(public_keys::list))
        .route(
            &at("/{id}"),
            get(list::one)
                .put(update::update)
                .post(update::update)
                .delete(remove::one),
        )
        .route(&at("/{id}/delete"), post(remove::one))
        .route(&at("/{id}/reinvite"), post(reinvite::one))
        .route(&at("/{id}/accept"), post(accept::accept))
        .route(&at("/{id}/confirm"), post(confirm::one))
}

/// One row of the answer to a call about several people.
fn outcome(id: &str, error: &str) -> Value {
    json!({ "object": "providerBulkConfirmResponseModel", "id": id, "error": error })
}

fn record_about(
    db: &Connection,
    caller: &Caller,
    event: EventType,
    person: &ProviderUser,
) -> Result<(), rusqlite::Error> {
    let subject = Subject {
        provider_id: Some(&person.provider_id),
        provider_user_id: Some(&person.id),
        user_id: person.user_id.as_deref(),
        ..Subject::default()
    };
    record(db, caller, event, subject)
}
