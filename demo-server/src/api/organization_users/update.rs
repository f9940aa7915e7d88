//! `PUT /organizations/{id}/users/{id}`: another role, other groups, other access.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::record_about;
use super::rules::{
    NEEDS_OWNER, check_collections, check_groups, check_role, has_owner_without, hindrance,
    is_self, require_manager, set_collections,
};
use crate::auth::caller::Caller;
use crate::auth::permissions::Permissions;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::collections::{Rights, Selection};
use crate::store::events::EventType;
use crate::store::groups;
use crate::store::organization_users::{self, STATUS_CONFIRMED, TYPE_CUSTOM, TYPE_OWNER};

#[derive(Deserialize)]
pub(crate) struct Request {
    #[serde(rename = "type")]
    member_type: i64,
    #[serde(default)]
    permissions: Option<Permissions>,
    #[serde(default)]
    collections: Option<Vec<Selection>>,
    #[serde(default)]
    groups: Option<Vec<String>>,
}

pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_manager(db, &caller, &organization_id)?;
            let mut member = organization_users::require(db, &organization_id, &id)?;
            // As the original does: a list that is missing is a crash, not a refusal.
            let Some(wanted) = request.collections else {
                return Err(ApiError::Internal("collections is null".to_owned()));
            };
            if let Some(text) = hindrance(&access, member.member_type) {
                return Err(ApiError::BadRequest(text.to_owned()));
            }
            let permissions = request.permissions.unwrap_or_default();
            check_role(&access, request.member_type, &permissions)?;
            let before = Rights::CollectionsOfMember.read(db, &member.id)?;
            let changed: Vec<Selection> = wanted
                .iter()
                .filter(|it| !before.contains(it))
                .cloned()
                .collect();
            check_collections(db, &access, changed)?;
            check_groups(
                db,
                &organization_id,
                request.groups.as_deref().unwrap_or_default(),
            )?;
            let gives_up = member.member_type == TYPE_OWNER
                && member.status == STATUS_CONFIRMED
                && request.member_type != TYPE_OWNER;
            if gives_up && !has_owner_without(db, &organization_id, std::slice::from_ref(&id))? {
                return Err(ApiError::BadRequest(NEEDS_OWNER.to_owned()));
            }
            let is_restricted =
                is_self(&caller, &member) && !access.organization.settings.allow_admin_access;
            let adds_itself = || {
                let is_new = |it: &Selection| !before.iter().any(|known| known.id == it.id);
                wanted.iter().any(is_new)
            };
            if is_restricted && adds_itself() {
                let text = "You cannot add yourself to a collection.";
                return Err(ApiError::BadRequest(text.to_owned()));
            }
            member.member_type = request.member_type;
            member.permissions = match request.member_type {
                TYPE_CUSTOM => permissions,
                _ => Permissions::default(),
            };
            organization_users::save(db, &member)?;
            set_collections(db, &access, &member, &wanted)?;
            if let Some(wanted) = request.groups.filter(|_| !is_restricted) {
                groups::set_of_member(db, &member.id, &wanted)?;
            }
            Ok(record_about(
                db,
                &caller,
                EventType::OrganizationUserUpdated,
                &member,
            )?)
        })
        .await?;
    Ok(ok_empty())
}
