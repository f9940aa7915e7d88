//! `DELETE /organizations/{id}/users` and `.../{id}`: removes members.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;

use super::rules::{
    NEEDS_OWNER, has_owner_without, hindrance, is_self, members_of, require_manager,
};
use super::{outcome, record_about};
use crate::api::ids_body::Ids;
use crate::auth::caller::Caller;
use crate::auth::organization::Access;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::organization_users::{self, Member};

pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let member = organization_users::require(db, &organization_id, &id)?;
            let ids = std::slice::from_ref(&id);
            if !is_self(&caller, &member) && !has_owner_without(db, &organization_id, ids)? {
                return Err(ApiError::BadRequest(NEEDS_OWNER.to_owned()));
            }
            match remove(db, &caller, &access, &member)? {
                "" => Ok(()),
                text => Err(ApiError::BadRequest(text.to_owned())),
            }
        })
        .await?;
    Ok(ok_empty())
}

/// Each row's outcome. The check for a remaining owner covers all of them.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let ids = ids.into_required()?;
            let members = members_of(db, &organization_id, &ids)?;
            if !has_owner_without(db, &organization_id, &ids)? {
                return Err(ApiError::BadRequest(NEEDS_OWNER.to_owned()));
            }
            let mut rows = Vec::new();
            for member in &members {
                rows.push(outcome(&member.id, remove(db, &caller, &access, member)?));
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

/// Why it was not done, or nothing.
fn remove(
    db: &Connection,
    caller: &Caller,
    access: &Access,
    member: &Member,
) -> Result<&'static str, ApiError> {
    if is_self(caller, member) {
        return Ok("You cannot remove yourself.");
    }
    if let Some(text) = hindrance(access, member.member_type) {
        return Ok(text);
    }
    organization_users::remove(db, member)?;
    record_about(db, caller, EventType::OrganizationUserRemoved, member)?;
    Ok("")
}
