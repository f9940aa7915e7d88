//! Deleting collections. Their items stay; without another collection only owners reach them.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{record_about, require_access};
use crate::api::ids_body::Ids;
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::collections::{self, TYPE_MY_ITEMS};
use crate::store::events::EventType;

pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    delete(app, caller, organization_id, vec![id]).await
}

/// All or none: 404 when the caller may not delete one of them.
pub(crate) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(ids): JsonBody<Ids>,
) -> Result<Response, ApiError> {
    let ids = ids.into_required()?;
    delete(app, caller, organization_id, ids).await
}

async fn delete(
    app: SharedApp,
    caller: Caller,
    organization_id: String,
    ids: Vec<String>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let access = require_access(db, &caller, &organization_id)?;
            let mine = CollectionAccess::read(db, &access)?;
            for id in &ids {
                let collection = collections::require(db, &organization_id, id)?;
                if !mine.may_delete(&collection) {
                    return Err(ApiError::NotFound);
                }
                if collection.collection_type == TYPE_MY_ITEMS {
                    return Err(ApiError::BadRequest(
                        "You cannot delete a collection with the type as DefaultUserCollection."
                            .into(),
                    ));
                }
            }
            for id in &ids {
                collections::remove(db, id)?;
                let event = EventType::CollectionDeleted;
                record_about(db, &caller, event, &organization_id, id)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}
