//! `GET /organizations/{id}` and its billing metadata.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::json;

use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::organizations;

/// Owners and provider users; 404 for everyone else.
pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
) -> Result<Response, ApiError> {
    let organization = app
        .store
        .run(move |db| {
            let is_owner = roles::member_role(db, &caller.user_id, &organization_id)? == Some(0);
            if !is_owner && !roles::is_provider_user_of(db, &caller.user_id, &organization_id)? {
                return Err(ApiError::NotFound);
            }
            organizations::by_id(db, &organization_id)?.ok_or(ApiError::NotFound)
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
            let is_member = roles::member_role(db, &caller.user_id, &organization_id)?.is_some();
            if !is_member && !roles::is_provider_user_of(db, &caller.user_id, &organization_id)? {
                return Err(ApiError::Forbidden);
            }
            Ok(organizations::occupied_seats(db, &organization_id)?)
        })
        .await?;
    Ok(ok(&json!({
        "isOnSecretsManagerStandalone": false,
        "organizationOccupiedSeats": occupied,
    })))
}
