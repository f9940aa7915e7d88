//! `PUT /organizations/{id}/users/restore`, `.../{id}/restore` and `.../{id}/restore/vnext`: gives access back.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::accept::policy_hindrance;
use super::confirm::give_own_collection;
use super::rules::{hindrance, is_self, members_of, require_manager};
use super::{outcome, record_about, seats};
use crate::auth::caller::Caller;
use crate::auth::organization::Access;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::organization_users::{
    self, Member, STATUS_ACCEPTED, STATUS_CONFIRMED, STATUS_INVITED, STATUS_REVOKED,
};
use crate::store::organizations;

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(default)]
    ids: Vec<String>,
    #[serde(default)]
    default_user_collection_name: Option<String>,
}

/// The older form, without a body.
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    restore_one(app, caller, organization_id, id, None).await
}

/// With the name of the member's own collection.
pub(crate) async fn one_vnext(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let name = request.default_user_collection_name;
    restore_one(app, caller, organization_id, id, name).await
}

async fn restore_one(
    app: SharedApp,
    caller: Caller,
    organization_id: String,
    id: String,
    own_collection_name: Option<String>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let member = organization_users::require(db, &organization_id, &id)?;
            let name = own_collection_name.as_deref();
            match restore(db, &caller, &access, member, name)? {
                text if text.is_empty() => Ok(()),
                text => Err(ApiError::BadRequest(text)),
            }
        })
        .await?;
    Ok(ok_empty())
}

/// Each row's outcome.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let name = request.default_user_collection_name.as_deref();
            let mut rows = Vec::new();
            for member in members_of(db, &organization_id, &request.ids)? {
                let id = member.id.clone();
                rows.push(outcome(&id, &restore(db, &caller, &access, member, name)?));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

/// Why it was not done, or nothing.
fn restore(
    db: &Connection,
    caller: &Caller,
    access: &Access,
    mut member: Member,
    own_collection_name: Option<&str>,
) -> Result<String, ApiError> {
    if member.status != STATUS_REVOKED {
        return Ok("Already active.".to_owned());
    }
    if is_self(caller, &member) {
        return Ok("You cannot restore yourself.".to_owned());
    }
    if let Some(text) = hindrance(access, member.member_type) {
        return Ok(text.to_owned());
    }
    // Seats may have been taken by those before.
    let organization =
        organizations::by_id(db, &member.organization_id)?.ok_or(ApiError::NotFound)?;
    match seats::make_room(db, &organization, 1) {
        Err(ApiError::BadRequest(text)) => return Ok(text),
        other => other?,
    }
    let status = member.revoked_from.unwrap_or_else(|| status_of(&member));
    if let (Some(user_id), true) = (&member.user_id, status > STATUS_INVITED)
        && let Some(text) = policy_hindrance(db, &member, user_id, member.has_two_factor)?
    {
        return Ok(text.to_owned());
    }
    member.status = status;
    member.revoked_from = None;
    member.revocation_reason = None;
    organization_users::save(db, &member)?;
    if status == STATUS_CONFIRMED {
        give_own_collection(db, &member, own_collection_name)?;
    }
    record_about(db, caller, EventType::OrganizationUserRestored, &member)?;
    Ok(String::new())
}

/// What somebody was before, as far as what is noted tells.
fn status_of(member: &Member) -> i64 {
    match (&member.user_id, &member.key) {
        (None, _) => STATUS_INVITED,
        (Some(_), None) => STATUS_ACCEPTED,
        (Some(_), Some(_)) => STATUS_CONFIRMED,
    }
}
