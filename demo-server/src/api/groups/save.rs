//! `POST /organizations/{id}/groups` and `PUT .../{id}`: a new group, a changed one.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::{model, record_about, record_member_change, require_writer};
use crate::api::selections;
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::auth::organization::Access;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::collections::{Rights, Selection};
use crate::store::events::EventType;
use crate::store::groups::{self, Group};

const MOST_NAME_CHARS: usize = 100;

#[derive(Deserialize)]
pub(crate) struct Request {
    #[serde(default)]
    name: String,
    collections: Option<Vec<Selection>>,
    /// Ids of members.
    users: Option<Vec<String>>,
}

pub(crate) async fn create(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let group = app
        .store
        .run(move |db| {
            let access = require_writer(db, &caller, &organization_id)?;
            check_name(&request.name)?;
            let wanted = request.collections.unwrap_or_default();
            let wanted = allowed(db, &access, wanted)?.ok_or(ApiError::NotFound)?;
            let members =
                selections::member_ids(db, &organization_id, request.users.unwrap_or_default())?;
            let group = Group {
                id: new_id()?,
                organization_id: organization_id.clone(),
                name: request.name.trim().to_owned(),
                external_id: None,
            };
            groups::insert(db, &group)?;
            Rights::CollectionsOfGroup.replace(db, &group.id, &wanted)?;
            for member in groups::set_members(db, &group.id, &members)? {
                record_member_change(db, &caller, &organization_id, &member)?;
            }
            let event = EventType::GroupCreated;
            record_about(db, &caller, event, &organization_id, &group.id)?;
            Ok(group)
        })
        .await?;
    Ok(ok(&model(&group)))
}

/// Without the lists the original fails inside: 500.
pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let group = app
        .store
        .run(move |db| {
            let access = require_writer(db, &caller, &organization_id)?;
            check_name(&request.name)?;
            let mut group = groups::require(db, &organization_id, &id)?;
            let null = || ApiError::Internal("a list is null".into());
            let wanted = request.collections.ok_or_else(null)?;
            let members = request.users.ok_or_else(null)?;
            let members = selections::member_ids(db, &organization_id, members)?;
            check_self(db, &access, &group, &members)?;
            let wanted = allowed(db, &access, wanted)?.ok_or(ApiError::NotFound)?;
            let hidden = hidden_from(db, &access, &group)?;
            group.name = request.name.trim().to_owned();
            groups::rename(db, &group.id, &group.name)?;
            Rights::CollectionsOfGroup.replace(db, &group.id, &wanted)?;
            Rights::CollectionsOfGroup.add(db, &group.id, &hidden)?;
            for member in groups::set_members(db, &group.id, &members)? {
                record_member_change(db, &caller, &organization_id, &member)?;
            }
            let event = EventType::GroupUpdated;
            record_about(db, &caller, event, &organization_id, &group.id)?;
            Ok(group)
        })
        .await?;
    Ok(ok(&model(&group)))
}

fn check_name(name: &str) -> Result<(), ApiError> {
    if name.trim().is_empty() {
        return Err(ApiError::invalid("Name", "The Name field is required."));
    }
    if name.chars().count() > MOST_NAME_CHARS {
        let text =
            format!("The field Name must be a string with a maximum length of {MOST_NAME_CHARS}.");
        return Err(ApiError::invalid("Name", &text));
    }
    Ok(())
}

/// The shared collections among those asked for; `None` when the caller may not give one of them.
fn allowed(
    db: &Connection,
    access: &Access,
    wanted: Vec<Selection>,
) -> Result<Option<Vec<Selection>>, ApiError> {
    selections::check(&wanted)?;
    let wanted = selections::shared_collections(db, &access.organization.id, wanted)?;
    let collections = CollectionAccess::read(db, access)?;
    for selection in &wanted {
        if !collections.may_give_to_groups(db, &selection.id)? {
            return Ok(None);
        }
    }
    Ok(Some(wanted))
}

/// What the group reaches and the caller may not decide about: it stays as it is.
fn hidden_from(
    db: &Connection,
    access: &Access,
    group: &Group,
) -> Result<Vec<Selection>, rusqlite::Error> {
    let collections = CollectionAccess::read(db, access)?;
    let mut hidden = Vec::new();
    for right in Rights::CollectionsOfGroup.read(db, &group.id)? {
        if !collections.may_give_to_groups(db, &right.id)? {
            hidden.push(right);
        }
    }
    Ok(hidden)
}

/// Where owners and admins do not reach everything, nobody lets themselves in.
fn check_self(
    db: &Connection,
    access: &Access,
    group: &Group,
    members: &[String],
) -> Result<(), ApiError> {
    let Some(own) = access.member.as_ref().map(|member| &member.id) else {
        return Ok(());
    };
    let comes = members.contains(own) && !groups::members(db, &group.id)?.contains(own);
    if comes && !access.organization.settings.allow_admin_access {
        return Err(ApiError::BadRequest(
            "You cannot add yourself to groups.".into(),
        ));
    }
    Ok(())
}
