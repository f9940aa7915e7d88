//! `/organizations/{id}/groups`. Who may not gets 403; writing on a plan without groups 400.

pub(crate) mod list;
pub(crate) mod remove;
pub(crate) mod save;

use axum::Router;
use axum::routing::{delete, get, post};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::auth::organization::{Access, Refusal, require};
use crate::errors::ApiError;
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::collections::{Rights, Selection};
use crate::store::events::{EventType, Subject, record};
use crate::store::groups::Group;

/// Everything below `/organizations/{organization_id}/groups`.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}/groups{rest}");
    Router::new()
        .route(
            &at(""),
            get(list::list).post(save::create).delete(remove::several),
        )
        .route(&at("/details"), get(list::details))
        .route(&at("/delete"), post(remove::several))
        .route(
            &at("/{id}"),
            get(list::one)
                .put(save::update)
                .post(save::update)
                .delete(remove::one),
        )
        .route(&at("/{id}/details"), get(list::one_with_details))
        .route(&at("/{id}/users"), get(list::members))
        .route(&at("/{id}/delete"), post(remove::one))
        .route(&at("/{id}/user/{member_id}"), delete(remove::member))
        .route(&at("/{id}/delete-user/{member_id}"), post(remove::member))
}

/// Who looks after groups, in an organisation that has them.
fn require_manager(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::Forbidden,
        |access| access.may(|it| it.manage_groups),
    )
}

/// The same for changes: the plan has to have groups.
fn require_writer(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    let access = require_manager(db, caller, organization_id)?;
    if access.organization.has_groups() {
        Ok(access)
    } else {
        Err(ApiError::BadRequest(
            "This organization cannot use groups.".into(),
        ))
    }
}

fn model(group: &Group) -> Value {
    json!({
        "object": "group",
        "id": group.id,
        "organizationId": group.organization_id,
        "name": group.name,
        "externalId": group.external_id,
    })
}

fn model_with_collections(db: &Connection, group: &Group) -> Result<Value, rusqlite::Error> {
    let collections = Rights::CollectionsOfGroup.read(db, &group.id)?;
    let mut model = model(group);
    if let Value::Object(members) = &mut model {
        members.insert("object".into(), "groupDetails".into());
        members.insert("collections".into(), Selection::models(&collections).into());
    }
    Ok(model)
}

/// Writes the event, and tells everybody that a sync shows something new.
fn record_about(
    db: &Connection,
    caller: &Caller,
    event: EventType,
    organization_id: &str,
    group_id: &str,
) -> Result<(), rusqlite::Error> {
    let subject = Subject {
        organization_id: Some(organization_id),
        group_id: Some(group_id),
        ..Subject::default()
    };
    record(db, caller, event, subject)?;
    accounts::touch_people_of(db, organization_id, None)
}

/// Writes that somebody's groups changed.
pub(crate) fn record_member_change(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
    member_id: &str,
) -> Result<(), rusqlite::Error> {
    let subject = Subject {
        organization_id: Some(organization_id),
        organization_user_id: Some(member_id),
        ..Subject::default()
    };
    record(
        db,
        caller,
        EventType::OrganizationUserUpdatedGroups,
        subject,
    )
}
