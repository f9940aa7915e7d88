//! `POST /accounts/prelogin/password` (older: `/accounts/prelogin`): how the master key is made.

use serde::Serialize;

use crate::record::{Place, Record, readable};
use crate::wire::wire_enum;

wire_enum! {
    /// The key derivation function of an account.
    pub enum KdfType {
        /// PBKDF2-HMAC-SHA256.
        Pbkdf2 = 0,
        /// Argon2id.
        Argon2id = 1,
    }
}

readable!(KdfSettings, PreloginResponse);

/// Body of the prelogin call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreloginRequest {
    /// Address, trimmed and lower-cased.
    pub email: String,
}

/// Key derivation parameters, the new block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KdfSettings {
    /// Which function.
    pub kdf_type: KdfType,
    /// Rounds (PBKDF2) or passes (Argon2id).
    pub iterations: u32,
    /// Memory in MiB, Argon2id only.
    pub memory: Option<u32>,
    /// Lanes, Argon2id only.
    pub parallelism: Option<u32>,
}

impl Record for KdfSettings {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "kdfType" => Place::Code(&mut self.kdf_type),
            "iterations" => Place::Whole(&mut self.iterations),
            "memory" => Place::Whole(&mut self.memory),
            "parallelism" => Place::Whole(&mut self.parallelism),
            _ => Place::Nowhere,
        }
    }
}

/// Answer of the prelogin call; servers send the old members, the new ones, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreloginResponse {
    /// Old: which function.
    pub kdf: KdfType,
    /// Old: rounds or passes.
    pub kdf_iterations: u32,
    /// Old: memory in MiB.
    pub kdf_memory: Option<u32>,
    /// Old: lanes.
    pub kdf_parallelism: Option<u32>,
    /// New block; wins over the old members.
    pub kdf_settings: Option<KdfSettings>,
    /// New: the salt's text; see [`Self::salt_text`].
    pub salt: Option<String>,
}

impl Record for PreloginResponse {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "kdf" => Place::Code(&mut self.kdf),
            "kdfIterations" => Place::Whole(&mut self.kdf_iterations),
            "kdfMemory" => Place::Whole(&mut self.kdf_memory),
            "kdfParallelism" => Place::Whole(&mut self.kdf_parallelism),
            "kdfSettings" => Place::Optional(&mut self.kdf_settings),
            "salt" => Place::OptionalText(&mut self.salt),
            _ => Place::Nowhere,
        }
    }
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

    /// The salt's text: the server's if it sent one, else the address; trimmed, ASCII letters lower-cased. Deriving
    /// lower-cases the others.
    #[must_use]
    pub fn salt_text(&self, email: &str) -> String {
        let salt = self
            .salt
            .as_deref()
            .map(str::trim)
            .filter(|salt| !salt.is_empty());
        salt.unwrap_or(email.trim()).to_ascii_lowercase()
    }
}
