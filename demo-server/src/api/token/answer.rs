//! Successful answers of the token endpoint, in their mixed spelling.

use axum::response::Response;
use serde_json::{Map, Value, json};

use crate::auth::jwt::{self, Claims};
use crate::errors::ApiError;
use crate::respond::ok;
use crate::state::App;
use crate::store::accounts::Account;
use crate::store::sessions::RefreshOwner;
use crate::store::vault::account_keys;
use crate::time::now_millis;

/// Life of an access token.
const ACCESS_TOKEN_SECONDS: i64 = 3600;

/// Who gets a token.
pub(crate) struct Grant<'grant> {
    pub(crate) account: &'grant Account,
    pub(crate) client_id: &'grant str,
    pub(crate) owner: &'grant RefreshOwner,
    pub(crate) refresh_token: &'grant str,
}

/// The answer to a refresh: the token members only.
pub(crate) fn refreshed(app: &App, grant: &Grant<'_>) -> Result<Response, ApiError> {
    Ok(ok(&Value::Object(token_members(app, grant)?)))
}

/// The answer to a sign-in: tokens and everything unlocking needs, old and new style.
pub(crate) fn sign_in(
    app: &App,
    grant: &Grant<'_>,
    remember_token: Option<&str>,
) -> Result<Response, ApiError> {
    let account = grant.account;
    let mut members = token_members(app, grant)?;
    for (name, value) in [
        ("Key", json!(account.user_key)),
        ("PrivateKey", json!(account.private_key)),
        ("AccountKeys", account_keys(account)),
        (
            "MasterPasswordPolicy",
            json!({ "Object": "masterPasswordPolicy" }),
        ),
        ("ForcePasswordReset", json!(account.force_password_reset)),
        ("Kdf", json!(account.kdf.kdf)),
        ("KdfIterations", json!(account.kdf.iterations)),
        ("KdfMemory", json!(account.kdf.memory)),
        ("KdfParallelism", json!(account.kdf.parallelism)),
        (
            "UserDecryptionOptions",
            json!({
                "HasMasterPassword": true,
                "MasterPasswordUnlock": {
                    "Kdf": {
                        "KdfType": account.kdf.kdf,
                        "Iterations": account.kdf.iterations,
                        "Memory": account.kdf.memory,
                        "Parallelism": account.kdf.parallelism,
                    },
                    "MasterKeyEncryptedUserKey": account.user_key,
                    "Salt": account.email,
                    "ContainedKeyId": null,
                },
                "WebAuthnPrfOption": null,
                "TrustedDeviceOption": null,
                "KeyConnectorOption": null,
                "Object": "userDecryptionOptions",
            }),
        ),
    ] {
        members.insert(name.to_owned(), value);
    }
    if let Some(token) = remember_token {
        members.insert("TwoFactorToken".to_owned(), token.into());
    }
    Ok(ok(&Value::Object(members)))
}

fn token_members(app: &App, grant: &Grant<'_>) -> Result<Map<String, Value>, ApiError> {
    let mut members = Map::new();
    for (name, value) in [
        ("access_token", access_token(app, grant)?.into()),
        ("expires_in", ACCESS_TOKEN_SECONDS.into()),
        ("token_type", Value::from("Bearer")),
        ("refresh_token", grant.refresh_token.into()),
        ("scope", "api offline_access".into()),
    ] {
        members.insert(name.to_owned(), value);
    }
    Ok(members)
}

fn access_token(app: &App, grant: &Grant<'_>) -> Result<String, ApiError> {
    let account = grant.account;
    let now = now_millis() / 1000;
    let claims = Claims {
        sub: account.id.clone(),
        email: account.email.clone(),
        email_verified: true,
        name: account.name.clone(),
        premium: true,
        sstamp: account.security_stamp.clone(),
        device: grant.owner.device.clone(),
        devicetype: grant.owner.device_type,
        client_id: grant.client_id.to_owned(),
        scope: vec!["api".to_owned(), "offline_access".to_owned()],
        amr: vec!["Application".to_owned()],
        iss: "demo-server|login".to_owned(),
        nbf: now,
        iat: now,
        exp: now + ACCESS_TOKEN_SECONDS,
        epoch: account.token_epoch,
    };
    jwt::sign(&claims, &app.signing_key).map_err(|error| ApiError::Internal(error.to_string()))
}
