//! `/accounts` and `/users`: the caller's own account and other people's public keys.

use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok, ok_empty};
use crate::state::SharedApp;
use crate::store::{accounts, vault};

/// `GET /accounts/profile`.
pub(crate) async fn profile(
    State(app): State<SharedApp>,
    caller: Caller,
) -> Result<Response, ApiError> {
    let profile = app
        .store
        .run(move |db| {
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            Ok(vault::profile(db, &account)?)
        })
        .await?;
    Ok(ok(&profile))
}

/// `GET /accounts/revision-date`.
pub(crate) async fn revision_date(
    State(app): State<SharedApp>,
    caller: Caller,
) -> Result<Response, ApiError> {
    let millis = app
        .store
        .run(move |db| Ok(accounts::revision_millis(db, &caller.user_id)?))
        .await?;
    Ok(ok(&millis.into()))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Secret {
    master_password_hash: String,
}

/// `POST /accounts/verify-password`: answers with the combined password policy, which is empty.
pub(crate) async fn verify_password(
    State(app): State<SharedApp>,
    caller: Caller,
    JsonBody(secret): JsonBody<Secret>,
) -> Result<Response, ApiError> {
    app.store
        .run(move |db| {
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            if account.password.matches(&secret.master_password_hash) {
                Ok(())
            } else {
                Err(ApiError::invalid("MasterPasswordHash", "Invalid password."))
            }
        })
        .await?;
    Ok(ok(&json!({
        "object": "masterPasswordPolicy",
        "minComplexity": null,
        "minLength": null,
        "requireLower": null,
        "requireUpper": null,
        "requireNumbers": null,
        "requireSpecial": null,
        "enforceOnLogin": null,
    })))
}

/// `GET /users/{id}/public-key`.
pub(crate) async fn public_key(
    State(app): State<SharedApp>,
    _caller: Caller,
    Path(user_id): Path<String>,
) -> Result<Response, ApiError> {
    let account = app
        .store
        .run(move |db| accounts::by_id(db, &user_id)?.ok_or(ApiError::NotFound))
        .await?;
    Ok(ok(&json!({
        "object": "userKey",
        "userId": account.id,
        "publicKey": account.public_key,
    })))
}

/// `POST /accounts/key-management/user-key-id`: official clients call it after sign-in and take
/// anything but a success for a failure.
pub(crate) async fn user_key_id(_caller: Caller) -> Response {
    ok_empty()
}
