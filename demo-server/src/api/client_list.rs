//! `GET /providers/{id}/organizations`: the client list.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::bytes_response;
use crate::state::SharedApp;
use crate::store::clients;

/// Provider admins and service users; 403 for everyone else.
pub(crate) async fn list(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    let body = app
        .store
        .run(move |db| {
            roles::require_provider_user(db, &caller.user_id, &provider_id)?;
            Ok(clients::list_json(db, &provider_id)?)
        })
        .await?;
    Ok(bytes_response(
        StatusCode::OK,
        "application/json; charset=utf-8",
        body,
    ))
}
