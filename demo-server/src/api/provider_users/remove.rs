//! `DELETE /providers/{id}/users` and `.../{id}`: removes people.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;

use super::{outcome, record_about};
use crate::api::ids_body::Ids;
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::provider_users::{self, ProviderUser, STATUS_CONFIRMED, TYPE_ADMIN};

pub(super) const NEEDS_ADMIN: &str = "Provider must have at least one confirmed ProviderAdmin.";

pub(super) fn is_confirmed_admin(person: &ProviderUser) -> bool {
    person.status == STATUS_CONFIRMED && person.user_type == TYPE_ADMIN
}

/// Removing oneself is refused silently, as in the original.
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            remove(db, &caller, &provider_id, &[id]).map(drop)
        })
        .await?;
    Ok(ok_empty())
}

/// Each row's outcome; unknown ids are missing from it.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let outcomes = app
        .store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            remove(db, &caller, &provider_id, &ids.into_required()?)
        })
        .await?;
    let rows = outcomes
        .iter()
        .map(|(id, error)| outcome(id, error))
        .collect();
    Ok(ok(&list(rows)))
}

/// The check for a remaining admin covers the whole set of ids, whatever the people are.
fn remove(
    db: &Connection,
    caller: &Caller,
    provider_id: &str,
    ids: &[String],
) -> Result<Vec<(String, &'static str)>, ApiError> {
    if !provider_users::has_admin_without(db, provider_id, ids)? {
        return Err(ApiError::BadRequest(NEEDS_ADMIN.into()));
    }
    let mut outcomes = Vec::new();
    for person in provider_users::by_ids(db, ids)? {
        let error = if person.provider_id != provider_id {
            "Invalid user."
        } else if person.user_id.as_deref() == Some(&caller.user_id) {
            "You cannot remove yourself."
        } else {
            provider_users::remove(db, &person)?;
            record_about(db, caller, EventType::ProviderUserRemoved, &person)?;
            ""
        };
        outcomes.push((person.id, error));
    }
    Ok(outcomes)
}
