//! `POST /organizations/{id}/collections/bulk-access`: adds rights to several collections, or
//! changes those that are there. Nothing is taken away.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::{record_about, require_access};
use crate::api::selections;
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::collections::{self, Rights, Selection, TYPE_MY_ITEMS};
use crate::store::events::EventType;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Request {
    #[serde(default)]
    collection_ids: Vec<String>,
    #[serde(default)]
    groups: Vec<Selection>,
    #[serde(default)]
    users: Vec<Selection>,
}

/// All or none: 404 when the caller may not decide about one of them.
pub(crate) async fn add(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let mine = CollectionAccess::read(db, &access)?;
            if request.collection_ids.is_empty() {
                return Err(ApiError::BadRequest("No collections specified.".into()));
            }
            for id in &request.collection_ids {
                let collection = collections::require(db, &organization_id, id)?;
                if !mine.may_update(db, id)? {
                    return Err(ApiError::NotFound);
                }
                if collection.collection_type == TYPE_MY_ITEMS {
                    return Err(ApiError::BadRequest(
                        "You cannot add access to collections with the type as \
                         DefaultUserCollection."
                            .into(),
                    ));
                }
            }
            selections::check(&request.groups)?;
            selections::check(&request.users)?;
            let groups = selections::of_groups(db, &organization_id, request.groups)?;
            let users = selections::of_members(db, &organization_id, request.users)?;
            for id in &request.collection_ids {
                Rights::GroupsOfCollection.add(db, id, &groups)?;
                Rights::MembersOfCollection.add(db, id, &users)?;
                let event = EventType::CollectionUpdated;
                record_about(db, &caller, event, &organization_id, id)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}
