//! `/organizations/{id}/collections` and `/collections`. Who may not gets 404.

pub(crate) mod bulk_access;
pub(crate) mod list;
pub(crate) mod remove;
pub(crate) mod save;

use axum::Router;
use axum::routing::{get, post};
use rusqlite::Connection;
use serde_json::Value;

use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::auth::organization::{self, Access, Refusal};
use crate::errors::ApiError;
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::collections::{Collection, Rights, Selection, is_managed};
use crate::store::events::{EventType, Subject, record};

/// Everything about collections.
pub(crate) fn routes() -> Router<SharedApp> {
    let at = |rest: &str| format!("/organizations/{{organization_id}}/collections{rest}");
    Router::new()
        .route("/collections", get(list::own))
        .route(
            &at(""),
            get(list::list).post(save::create).delete(remove::several),
        )
        .route(&at("/details"), get(list::details))
        .route(&at("/delete"), post(remove::several))
        .route(&at("/bulk-access"), post(bulk_access::add))
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
}

/// Anybody in the organisation; what they may do is asked for each collection.
fn require_access(
    db: &Connection,
    caller: &Caller,
    organization_id: &str,
) -> Result<Access, ApiError> {
    organization::require(
        db,
        &caller.user_id,
        organization_id,
        Refusal::NotFound,
        |_| true,
    )
}

/// The wire's model with everybody who reaches the collection, and how the caller does.
fn access_details(
    db: &Connection,
    caller: &CollectionAccess<'_>,
    collection: &Collection,
) -> Result<Value, rusqlite::Error> {
    let groups = Rights::GroupsOfCollection.read(db, &collection.id)?;
    let users = Rights::MembersOfCollection.read(db, &collection.id)?;
    let right = caller.right(&collection.id);
    let mut model = collection.model();
    if let Value::Object(members) = &mut model {
        for (name, value) in [
            ("object", "collectionAccessDetails".into()),
            ("groups", Selection::models(&groups).into()),
            ("users", Selection::models(&users).into()),
            ("assigned", right.is_some().into()),
            ("readOnly", right.is_some_and(|it| it.read_only).into()),
            (
                "hidePasswords",
                right.is_some_and(|it| it.hide_passwords).into(),
            ),
            ("manage", right.is_some_and(|it| it.manage).into()),
            ("unmanaged", (!is_managed(db, &collection.id)?).into()),
        ] {
            members.insert(name.to_owned(), value);
        }
    }
    Ok(model)
}

/// Writes the event, and tells everybody that a sync shows something new.
fn record_about(
    db: &Connection,
    caller: &Caller,
    event: EventType,
    organization_id: &str,
    collection_id: &str,
) -> Result<(), rusqlite::Error> {
    let subject = Subject {
        organization_id: Some(organization_id),
        collection_id: Some(collection_id),
        ..Subject::default()
    };
    record(db, caller, event, subject)?;
    accounts::touch_people_of(db, organization_id, None)
}
