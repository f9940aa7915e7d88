//! `DELETE /providers/{id}` and the deletion by a mailed link.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use crate::auth::caller::Caller;
use crate::auth::roles;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok_empty};
use crate::state::SharedApp;
use crate::store::mail_tokens::{self, LinkPurpose};
use crate::store::{accounts, providers};

/// Provider admins. Nobody asks whether there are clients: they live on as they are.
pub(crate) async fn delete(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(provider_id): Path<String>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            roles::require_provider_admin(db, &caller.user_id, &provider_id)?;
            accounts::touch_staff_of(db, &provider_id)?;
            Ok(providers::delete(db, &provider_id)?)
        })
        .await?;
    Ok(ok_empty())
}

#[derive(Deserialize)]
pub(crate) struct Request {
    #[serde(default)]
    token: String,
}

/// `POST .../delete-recover-token`: whoever has the mailed link, signed in or not.
pub(crate) async fn delete_by_link(
    State(app): State<SharedApp>,
    Path(provider_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            if request.token.is_empty() {
                return Err(ApiError::invalid("Token", "The Token field is required."));
            }
            providers::by_id(db, &provider_id)?.ok_or(ApiError::NotFound)?;
            mail_tokens::address_of(
                db,
                LinkPurpose::ProviderDeletion,
                &provider_id,
                &request.token,
            )?
            .ok_or_else(|| ApiError::BadRequest("Invalid token.".into()))?;
            accounts::touch_staff_of(db, &provider_id)?;
            Ok(providers::delete(db, &provider_id)?)
        })
        .await?;
    Ok(ok_empty())
}
