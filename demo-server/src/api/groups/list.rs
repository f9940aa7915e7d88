//! Reading groups.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;

use super::{model, model_with_collections, require_manager};
use crate::auth::caller::Caller;
use crate::auth::collection::CollectionAccess;
use crate::auth::organization::{self, Refusal};
use crate::errors::ApiError;
use crate::respond::{list as list_of, ok};
use crate::state::SharedApp;
use crate::store::groups;

/// Also for those who decide who reaches a collection: they have to name the groups.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let access = organization::require(
                db,
                &caller.user_id,
                &organization_id,
                Refusal::Forbidden,
                |_| true,
            )?;
            let collections = CollectionAccess::read(db, &access)?;
            let allowed = access.may(|it| it.manage_users || it.manage_groups || it.access_reports)
                || collections.may_create()
                || collections.manages_some();
            if !allowed {
                return Err(ApiError::Forbidden);
            }
            let groups = groups::of_organization(db, &access.organization.id)?;
            Ok(groups.iter().map(model).collect())
        })
        .await?;
    Ok(ok(&list_of(rows)))
}

/// Who looks after members or groups.
pub(crate) async fn details(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            organization::require(
                db,
                &caller.user_id,
                &organization_id,
                Refusal::Forbidden,
                |access| access.may(|it| it.manage_users || it.manage_groups),
            )?;
            let groups = groups::of_organization(db, &organization_id)?;
            let models = groups.iter().map(|group| model_with_collections(db, group));
            Ok(models.collect::<Result<Vec<Value>, _>>()?)
        })
        .await?;
    Ok(ok(&list_of(rows)))
}

/// Who looks after groups, as are the next two.
pub(crate) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let group = app
        .store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            groups::require(db, &organization_id, &id)
        })
        .await?;
    Ok(ok(&model(&group)))
}

pub(crate) async fn one_with_details(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let model = app
        .store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            let group = groups::require(db, &organization_id, &id)?;
            Ok(model_with_collections(db, &group)?)
        })
        .await?;
    Ok(ok(&model))
}

/// A bare array of ids.
pub(crate) async fn members(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let ids = app
        .store
        .run(move |db| {
            require_manager(db, &caller, &organization_id)?;
            let group = groups::require(db, &organization_id, &id)?;
            Ok(groups::members(db, &group.id)?)
        })
        .await?;
    Ok(ok(&ids.into()))
}
