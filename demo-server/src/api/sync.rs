//! `GET /sync`: everything a person's own vault holds.

use axum::extract::State;
use axum::response::Response;
use serde_json::{Value, json};

use crate::auth::caller::Caller;
use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::SharedApp;
use crate::store::accounts::{self, Account};
use crate::store::policies::{self, Policy};
use crate::store::vault;

pub(crate) async fn get(
    State(app): State<SharedApp>,
    caller: Caller,
) -> Result<Response, ApiError> {
    let sync = app
        .store
        .run(move |db| {
            let account = accounts::by_id(db, &caller.user_id)?.ok_or(ApiError::Unauthorized)?;
            let policies: Vec<Value> = policies::of_account(db, &account.id)?
                .iter()
                .map(Policy::model)
                .collect();
            Ok(json!({
                "object": "sync",
                "profile": vault::profile(db, &account)?,
                "folders": vault::folders(db, &account.id)?,
                "collections": vault::collections(db, &account.id)?,
                "ciphers": vault::ciphers(db, &account.id)?,
                "domains": null,
                "policies": policies,
                "policiesNew": policies,
                "sends": [],
                "userDecryption": {
                    "masterPasswordUnlock": unlock(&account),
                    "webAuthnPrfOptions": [],
                    "v2UpgradeToken": null,
                    "userKeyId": null,
                },
            }))
        })
        .await?;
    Ok(ok(&sync))
}

fn unlock(account: &Account) -> Value {
    json!({
        "kdf": {
            "kdfType": account.kdf.kdf,
            "iterations": account.kdf.iterations,
            "memory": account.kdf.memory,
            "parallelism": account.kdf.parallelism,
        },
        "masterKeyEncryptedUserKey": account.user_key,
        "salt": account.email,
        "containedKeyId": null,
    })
}
