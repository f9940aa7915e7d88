//! `POST /organizations/{id}/collections` and `PUT .../{id}`: a new collection, a changed one.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;

use super::{access_details, record_about, require_access};
use crate::api::{enc_string, selections};
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::errors::ApiError;
use crate::ids::new_id;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::collections::{
    self, Collection, Rights, Selection, TYPE_MY_ITEMS, TYPE_SHARED, is_managed,
};
use crate::store::events::EventType;
use crate::time::now_iso;

const MOST_NAME_CHARS: usize = 1000;
const MOST_EXTERNAL_ID_CHARS: usize = 300;
const NOBODY_MANAGES: &str = "At least one member or group must have can manage permission.";

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    /// EncString under the organisation key.
    name: Option<String>,
    external_id: Option<String>,
    groups: Option<Vec<Selection>>,
    users: Option<Vec<Selection>>,
}

impl Request {
    fn check(&self) -> Result<(), ApiError> {
        if let Some(name) = &self.name {
            enc_string::require("Name", name, &[2])?;
            check_length("Name", name, MOST_NAME_CHARS)?;
        }
        if let Some(id) = &self.external_id {
            check_length("ExternalId", id, MOST_EXTERNAL_ID_CHARS)?;
        }
        for selections in [&self.groups, &self.users].into_iter().flatten() {
            selections::check(selections)?;
        }
        Ok(())
    }

    fn external_id(&self) -> Option<String> {
        self.external_id.clone().filter(|id| !id.is_empty())
    }

    /// Writes who reaches the collection; what was not sent stays as it is.
    fn save_access(
        self,
        db: &Connection,
        organization_id: &str,
        id: &str,
    ) -> Result<(), rusqlite::Error> {
        if let Some(groups) = self.groups {
            let groups = selections::of_groups(db, organization_id, groups)?;
            Rights::GroupsOfCollection.replace(db, id, &groups)?;
        }
        if let Some(users) = self.users {
            let users = selections::of_members(db, organization_id, users)?;
            Rights::MembersOfCollection.replace(db, id, &users)?;
        }
        Ok(())
    }
}

pub(crate) async fn create(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let model = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            if !CollectionAccess::read(db, &access)?.may_create() {
                return Err(ApiError::NotFound);
            }
            let Some(name) = request.name.clone() else {
                return Err(ApiError::invalid("Name", "The Name field is required."));
            };
            request.check()?;
            let collection = Collection {
                id: new_id()?,
                organization_id: organization_id.clone(),
                name,
                external_id: request.external_id(),
                collection_type: TYPE_SHARED,
                default_user_email: None,
            };
            collections::insert(db, &collection, &now_iso())?;
            request.save_access(db, &organization_id, &collection.id)?;
            if !access.organization.settings.allow_admin_access && !is_managed(db, &collection.id)?
            {
                return Err(ApiError::BadRequest(NOBODY_MANAGES.into()));
            }
            let event = EventType::CollectionCreated;
            record_about(db, &caller, event, &organization_id, &collection.id)?;
            let mine = CollectionAccess::read(db, &access)?;
            Ok(access_details(db, &mine, &collection)?)
        })
        .await?;
    Ok(ok(&model))
}

pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let model = app
        .store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let mut collection = collections::require(db, &organization_id, &id)?;
            if !CollectionAccess::read(db, &access)?.may_update(db, &id)? {
                return Err(ApiError::NotFound);
            }
            if collection.collection_type == TYPE_MY_ITEMS {
                return Err(ApiError::BadRequest(
                    "You cannot edit a collection with the type as DefaultUserCollection.".into(),
                ));
            }
            request.check()?;
            if let Some(name) = &request.name {
                collection.name.clone_from(name);
            }
            collection.external_id = request.external_id();
            collections::update(db, &collection)?;
            request.save_access(db, &organization_id, &id)?;
            if !access.organization.settings.allow_admin_access && !is_managed(db, &id)? {
                return Err(ApiError::BadRequest(NOBODY_MANAGES.into()));
            }
            let event = EventType::CollectionUpdated;
            record_about(db, &caller, event, &organization_id, &id)?;
            let mine = CollectionAccess::read(db, &access)?;
            Ok(access_details(db, &mine, &collection)?)
        })
        .await?;
    Ok(ok(&model))
}

fn check_length(member: &'static str, text: &str, most: usize) -> Result<(), ApiError> {
    if text.chars().count() > most {
        let text = format!("The field {member} must be a string with a maximum length of {most}.");
        return Err(ApiError::invalid(member, &text));
    }
    Ok(())
}
