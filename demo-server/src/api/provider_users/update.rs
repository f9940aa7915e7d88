//! `PUT /providers/{id}/users/{id}`: another role.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::record_about;
use super::remove::{NEEDS_ADMIN, is_confirmed_admin};
use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::events::EventType;
use crate::store::provider_users::{self, TYPE_ADMIN};

#[derive(Deserialize)]
pub(crate) struct Request {
    #[serde(rename = "type")]
    user_type: i64,
}

/// One's own role too, as long as a confirmed admin remains.
pub(crate) async fn update(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((provider_id, id)): Path<(String, String)>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            let person = provider_users::require(db, &provider_id, &id)?;
            let gives_up = is_confirmed_admin(&person) && request.user_type != TYPE_ADMIN;
            if gives_up && !provider_users::has_admin_without(db, &provider_id, &[id])? {
                return Err(ApiError::BadRequest(NEEDS_ADMIN.into()));
            }
            provider_users::set_type(db, &person, request.user_type)?;
            Ok(record_about(
                db,
                &caller,
                EventType::ProviderUserUpdated,
                &person,
            )?)
        })
        .await?;
    Ok(ok_empty())
}
