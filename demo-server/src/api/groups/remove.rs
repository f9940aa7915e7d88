//! Deleting groups, and taking a member out of one.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{record_about, record_member_change, require_writer};
use crate::api::ids_body::Ids;
use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::groups;

pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    delete(app, caller, organization_id, vec![id]).await
}

/// All or none: 404 when one of them is not of this organisation.
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
            require_writer(db, &caller, &organization_id)?;
            for id in &ids {
                groups::require(db, &organization_id, id)?;
            }
            for id in &ids {
                groups::remove(db, id)?;
                record_about(db, &caller, EventType::GroupDeleted, &organization_id, id)?;
            }
            Ok(())
        })
        .await?;
    Ok(ok_empty())
}

pub(crate) async fn member(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id, member_id)): Path<(String, String, String)>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            require_writer(db, &caller, &organization_id)?;
            let group = groups::require(db, &organization_id, &id)?;
            if !groups::remove_member(db, &group.id, &member_id)? {
                return Err(ApiError::NotFound);
            }
            Ok(record_member_change(
                db,
                &caller,
                &organization_id,
                &member_id,
            )?)
        })
        .await?;
    Ok(ok_empty())
}
