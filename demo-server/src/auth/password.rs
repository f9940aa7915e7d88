//! How the server keeps the hash that clients send instead of the password.
//!
//! The client's hash is 256 bits out of a slow derivation, so nobody can guess it; the server
//! salts and hashes it once more only so that a stolen database cannot be replayed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::ids::{NoRandomNumbers, random};

/// What the database holds about a password.
#[derive(Clone)]
pub(crate) struct StoredPassword {
    /// Base64.
    pub(crate) salt: String,
    /// Base64.
    pub(crate) hash: String,
}

impl StoredPassword {
    /// For the hash a client sends.
    pub(crate) fn of(client_hash: &str) -> Result<Self, NoRandomNumbers> {
        let salt = STANDARD.encode(random::<16>()?);
        let hash = STANDARD.encode(derive(client_hash, &salt));
        Ok(Self { salt, hash })
    }

    /// Whether a client sent the same hash again.
    pub(crate) fn matches(&self, client_hash: &str) -> bool {
        let derived = STANDARD.encode(derive(client_hash, &self.salt));
        derived.as_bytes().ct_eq(self.hash.as_bytes()).into()
    }
}

fn derive(client_hash: &str, salt: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(salt)
        .chain_update(client_hash)
        .finalize()
        .into()
}

#[cfg(test)]
mod tests {
    use super::StoredPassword;

    #[test]
    fn only_the_same_hash_matches() {
        let stored = StoredPassword::of("hash").unwrap();
        assert!(stored.matches("hash"));
        assert!(!stored.matches("Hash"));
        assert!(!stored.matches(""));
        assert_ne!(
            stored.hash,
            StoredPassword::of("hash").unwrap().hash,
            "salted"
        );
    }
}
