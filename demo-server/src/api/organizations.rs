//! `GET /organizations`, `GET /organizations/{id}` and its billing metadata.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use crate::auth::caller::Caller;
use crate::auth::organization::{Access, Refusal, require};
use crate::errors::ApiError;
use crate::respond::{list as list_of, ok};
use crate::state::SharedApp;
use crate::store::{accounts, organizations, vault};

/// The organisations the caller is a confirmed member of.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
) -> Result<Response, ApiError> {
    let memberships = app
        .store
        .run(move |db| {
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            Ok(vault::memberships(db, &account)?)
        })
        .await?;
    Ok(ok(&list_of(memberships)))
}

/// Owners and provider users; 404 for everyone else.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let organization = app
        .store
        .run(move |db| {
            let caller = &caller.user_id;
            let owner = Access::is_owner;
            let access = require(db, caller, &organization_id, Refusal::NotFound, owner)?;
            Ok(access.organization)
        })
        .await?;
    Ok(ok(&organization.model()))
}

/// Members and provider users; 403 for everyone else.
pub(crate) async fn metadata(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let occupied = app
        .store
        .run(move |db| {
            let anybody = |_: &Access| true;
            let caller = &caller.user_id;
            require(db, caller, &organization_id, Refusal::Forbidden, anybody)?;
            Ok(organizations::occupied_seats(db, &organization_id)?)
        })
        .await?;
    Ok(ok(&json!({
        "isOnSecretsManagerStandalone": false,
        "organizationOccupiedSeats": occupied,
    })))
}
