//! What all requests share.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::auth::jwt::SigningKey;
use crate::control::Testing;
use crate::ids::random;
use crate::start_error::StartError;
use crate::store::{Store, meta, set_meta};

/// What all requests share.
pub(crate) struct App {
    /// The data.
    pub(crate) store: Store,
    /// Signs access tokens and disguises unknown accounts.
    pub(crate) signing_key: SigningKey,
    /// Faults and the request log; `None` in normal operation.
    pub(crate) testing: Option<Testing>,
    /// How many synthetic clients the world has, for a reset.
    pub(crate) synthetic_clients: usize,
}

/// [`App`] as handlers get it.
pub(crate) type SharedApp = Arc<App>;

/// The database's signing key, made at first use so that sessions survive a restart.
pub(crate) fn signing_key(store: &Store) -> Result<SigningKey, StartError> {
    store.run_blocking(|db| {
        let stored = meta(db, "signing_key")?.and_then(|text| STANDARD.decode(text).ok());
        if let Some(key) = stored.and_then(|bytes| SigningKey::try_from(bytes).ok()) {
            return Ok(key);
        }
        let key: SigningKey = random()?;
        set_meta(db, "signing_key", &STANDARD.encode(key))?;
        Ok(key)
    })
}
