//! `POST /accounts/prelogin/password` (older: `/accounts/prelogin`): how the master key is made.

use serde::{Deserialize, Serialize};

use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// The key derivation function of an account.
    pub enum KdfType {
        /// PBKDF2-HMAC-SHA256.
        Pbkdf2 = 0,
        /// Argon2id.
        Argon2id = 1,
    }
}

/// Body of the prelogin call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreloginRequest {
    /// Address, trimmed and lower-cased.
    pub email: String,
}

/// Key derivation parameters, the new block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct KdfSettings {
    /// Which function.
    #[serde(alias = "KdfType")]
    pub kdf_type: KdfType,
    /// Rounds (PBKDF2) or passes (Argon2id).
    #[serde(alias = "Iterations", deserialize_with = "nullable")]
    pub iterations: u32,
    /// Memory in MiB, Argon2id only.
    #[serde(alias = "Memory")]
    pub memory: Option<u32>,
    /// Lanes, Argon2id only.
    #[serde(alias = "Parallelism")]
    pub parallelism: Option<u32>,
}

/// Answer of the prelogin call; servers send the old members, the new ones, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PreloginResponse {
    /// Old: which function.
    #[serde(alias = "Kdf")]
    pub kdf: KdfType,
    /// Old: rounds or passes.
    #[serde(alias = "KdfIterations", deserialize_with = "nullable")]
    pub kdf_iterations: u32,
    /// Old: memory in MiB.
    #[serde(alias = "KdfMemory")]
    pub kdf_memory: Option<u32>,
    /// Old: lanes.
    #[serde(alias = "KdfParallelism")]
    pub kdf_parallelism: Option<u32>,
    /// New block; wins over the old members.
    #[serde(alias = "KdfSettings")]
    pub kdf_settings: Option<KdfSettings>,
    /// New: the salt's text; see [`Self::salt_text`].
    #[serde(alias = "Salt")]
    pub salt: Option<String>,
}

impl PreloginResponse {
    /// The parameters to use: the new block if it is there, else the old members.
    #[must_use]
    pub fn settings(&self) -> KdfSettings {
        self.kdf_settings.unwrap_or(KdfSettings {
            kdf_type: self.kdf,
            iterations: self.kdf_iterations,
            memory: self.kdf_memory,
            parallelism: self.kdf_parallelism,
        })
    }

    /// The salt's text: the server's if it sent one, else the address; trimmed and lower-cased.
    #[must_use]
    pub fn salt_text(&self, email: &str) -> String {
        let salt = self
            .salt
            .as_deref()
            .map(str::trim)
            .filter(|salt| !salt.is_empty());
        salt.unwrap_or(email.trim()).to_lowercase()
    }
}
