//! Argon2id in a small wasm of its own, so that a worker can run it away from the page.
//!
//! The worker's script is `public/kdf-worker.js`; the app starts it in `session/kdf.rs` and ends it after one job, so
//! that neither the memory of the derivation nor the password stays behind.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Derives the 32 bytes of a master key. `salt` is the salt text after trimming and lower-casing (the app does it, so
/// that Unicode's tables are not needed here).
///
/// # Errors
/// Parameters out of range, or not enough memory.
#[wasm_bindgen]
pub fn argon2id(
    password: &[u8],
    salt: &str,
    iterations: u32,
    memory_mib: u32,
    parallelism: u32,
) -> Result<Vec<u8>, JsError> {
    portal_crypto::argon2id_with_exact_salt(
        password,
        salt.as_bytes(),
        iterations,
        memory_mib,
        parallelism,
    )
    .map(|key| key.to_vec())
    .map_err(|error| JsError::new(&error.to_string()))
}
