//! `GET .../users/{id}/reset-password-details` and `POST .../users/account-recovery-details`.

use axum::extract::{Path, State};
use axum::response::Response;
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{reaches, require_recoverer};
use crate::auth::caller::Caller;
use crate::auth::organization::Access;
use crate::errors::ApiError;
use crate::respond::{JsonBody, list, ok};
use crate::state::SharedApp;
use crate::store::accounts;
use crate::store::organization_users::{self, Member};

/// 404 for members beyond the caller's rank: they may not even know.
pub(super) async fn one(
    State(app): State<SharedApp>,
    caller: Caller,
    Path((organization_id, id)): Path<(String, String)>,
) -> Result<Response, ApiError> {
    let details = app
        .store
        .run(move |db| {
            let access = require_recoverer(db, &caller, &organization_id)?;
            let member = organization_users::require(db, &organization_id, &id)?;
            model(db, &caller, &access, &member)?.ok_or(ApiError::NotFound)
        })
        .await?;
    Ok(ok(&details))
}

/// A body that names several members.
#[derive(Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    ids: Vec<String>,
}

/// Those within the caller's rank.
pub(super) async fn several(
    State(app): State<SharedApp>,
    caller: Caller,
    Path(organization_id): Path<String>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let rows = app
        .store
        .run(move |db| {
            let access = require_recoverer(db, &caller, &organization_id)?;
            let mut rows = Vec::new();
            for id in request.ids {
                let member = organization_users::by_id(db, &id)?;
                let member = member.filter(|it| it.organization_id == organization_id);
                if let Some(member) = member {
                    rows.extend(model(db, &caller, &access, &member)?);
                }
            }
            Ok(rows)
        })
        .await?;
    Ok(ok(&list(rows)))
}

/// `None` for people without an account and those beyond the caller's rank.
fn model(
    db: &Connection,
    caller: &Caller,
    access: &Access,
    member: &Member,
) -> Result<Option<Value>, ApiError> {
    let Some(user_id) = &member.user_id else {
        return Ok(None);
    };
    if !reaches(db, caller, access, member)? {
        return Ok(None);
    }
    Ok(accounts::by_id(db, user_id)?.map(|account| {
        json!({
            "object": "organizationUserResetPasswordDetails",
            "organizationUserId": member.id,
            "kdf": account.kdf.kdf,
            "kdfIterations": account.kdf.iterations,
            "kdfMemory": account.kdf.memory,
            "kdfParallelism": account.kdf.parallelism,
            "masterPasswordSalt": account.email,
            "resetPasswordKey": member.reset_password_key,
            "encryptedPrivateKey": access.organization.private_key,
        })
    }))
}
