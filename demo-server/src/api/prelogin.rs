//! `POST /accounts/prelogin[/password]`: how the master key of an address is made.
//!
//! An unknown address gets an answer too, always the same one, so that nobody can find out who
//! has an account.

use axum::extract::State;
use axum::response::Response;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use serde_json::json;
use sha2::Sha256;

use crate::auth::jwt::SigningKey;
use crate::errors::ApiError;
use crate::respond::{JsonBody, ok};
use crate::state::SharedApp;
use crate::store::accounts::{self, KdfColumns};

#[derive(Deserialize)]
pub(crate) struct Request {
    email: String,
}

pub(crate) async fn prelogin(
    State(app): State<SharedApp>,
    JsonBody(request): JsonBody<Request>,
) -> Result<Response, ApiError> {
    let email = request.email.trim().to_lowercase();
    let wanted = email.clone();
    let account = app
        .store
        .run(move |db| Ok(accounts::by_email(db, &wanted)?))
        .await?;
    let kdf = account.map_or_else(|| disguise(&email, &app.signing_key), |account| account.kdf);
    Ok(ok(&json!({
        "kdf": kdf.kdf,
        "kdfIterations": kdf.iterations,
        "kdfMemory": kdf.memory,
        "kdfParallelism": kdf.parallelism,
        "kdfSettings": {
            "kdfType": kdf.kdf,
            "iterations": kdf.iterations,
            "memory": kdf.memory,
            "parallelism": kdf.parallelism,
        },
        "salt": email,
    })))
}

/// Parameters for an unknown address, spread like those of real accounts.
fn disguise(email: &str, key: &SigningKey) -> KdfColumns {
    let mut mac = Hmac::<Sha256>::new(key.into());
    mac.update(b"prelogin");
    mac.update(email.as_bytes());
    let first = mac
        .finalize()
        .into_bytes()
        .first()
        .copied()
        .unwrap_or_default();
    if first < 32 {
        KdfColumns {
            kdf: 1,
            iterations: 3,
            memory: Some(64),
            parallelism: Some(4),
        }
    } else {
        KdfColumns {
            kdf: 0,
            iterations: 600_000,
            memory: None,
            parallelism: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::disguise;

    #[test]
    fn the_disguise_is_stable_and_varied() {
        let kdf_of = |number: u32| disguise(&format!("{number}@example.com"), &[7; 64]).kdf;
        let first: Vec<i64> = (0..200).map(kdf_of).collect();
        assert_eq!(first, (0..200).map(kdf_of).collect::<Vec<_>>());
        assert!(first.contains(&0) && first.contains(&1));
    }
}
