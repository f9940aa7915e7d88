//! Account recovery: `/organizations/{id}/users/{id}/reset-password-details` and what follows.

use serde::{Deserialize, Serialize};

use crate::prelogin::{KdfSettings, KdfType};
use crate::wire::nullable;

/// What it takes to give a member a new master password. No `Debug`: with the organisation key it opens the
/// member's vault.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecoveryDetails {
    /// Id of the membership.
    #[serde(deserialize_with = "nullable")]
    pub organization_user_id: String,
    /// The member's key derivation.
    pub kdf: KdfType,
    /// Its rounds or passes.
    #[serde(deserialize_with = "nullable")]
    pub kdf_iterations: u32,
    /// Its memory in MiB.
    pub kdf_memory: Option<u32>,
    /// Its lanes.
    pub kdf_parallelism: Option<u32>,
    /// The salt's text; servers that do not send it mean the address.
    pub master_password_salt: Option<String>,
    /// The member's user key under the organisation's public key (EncString type 4).
    pub reset_password_key: Option<String>,
    /// The organisation's private key under the organisation key (EncString type 2).
    pub encrypted_private_key: Option<String>,
}

impl RecoveryDetails {
    /// The key derivation as one block.
    #[must_use]
    pub fn kdf_settings(&self) -> KdfSettings {
        KdfSettings {
            kdf_type: self.kdf,
            iterations: self.kdf_iterations,
            memory: self.kdf_memory,
            parallelism: self.kdf_parallelism,
        }
    }

    /// The salt's text: the server's, else the address; trimmed and in small letters (ASCII; deriving does
    /// the others).
    #[must_use]
    pub fn salt_text(&self, email: &str) -> String {
        let salt = self
            .master_password_salt
            .as_deref()
            .map(str::trim)
            .filter(|salt| !salt.is_empty());
        salt.unwrap_or(email.trim()).to_ascii_lowercase()
    }
}

/// A new master password as the server keeps it: what proves it and what it opens. No `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMasterPassword {
    /// The server authentication hash, base64.
    pub hash: String,
    /// The user key under the new stretched master key (EncString type 2).
    pub wrapped_user_key: String,
    /// How the new master key was derived: as before.
    pub kdf: KdfSettings,
    /// With which salt.
    pub salt: String,
}

/// Body of `PUT /organizations/{id}/users/{id}/recover-account`: old and new members in one, each server
/// reads its own.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecoverAccount {
    reset_master_password: bool,
    reset_two_factor: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    new_master_password_hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authentication_data: Option<AuthenticationData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unlock_data: Option<UnlockData>,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct AuthenticationData {
    kdf: KdfSettings,
    master_password_authentication_hash: String,
    salt: String,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct UnlockData {
    kdf: KdfSettings,
    master_key_wrapped_user_key: String,
    salt: String,
    contained_key_id: Option<String>,
}

impl RecoverAccount {
    /// A new master password, no two-step login any more, or both.
    #[must_use]
    pub fn new(password: Option<&NewMasterPassword>, reset_two_factor: bool) -> Self {
        Self {
            reset_master_password: password.is_some(),
            reset_two_factor,
            new_master_password_hash: password.map(|new| new.hash.clone()),
            key: password.map(|new| new.wrapped_user_key.clone()),
            authentication_data: password.map(|new| AuthenticationData {
                kdf: new.kdf,
                master_password_authentication_hash: new.hash.clone(),
                salt: new.salt.clone(),
            }),
            unlock_data: password.map(|new| UnlockData {
                kdf: new.kdf,
                master_key_wrapped_user_key: new.wrapped_user_key.clone(),
                salt: new.salt.clone(),
                contained_key_id: None,
            }),
        }
    }
}

/// Body of `PUT /organizations/{id}/users/{id}/reset-password`, of servers before `recover-account`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResetPassword {
    new_master_password_hash: String,
    key: String,
}

impl ResetPassword {
    /// A new master password.
    #[must_use]
    pub fn new(password: &NewMasterPassword) -> Self {
        Self {
            new_master_password_hash: password.hash.clone(),
            key: password.wrapped_user_key.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn password() -> NewMasterPassword {
        NewMasterPassword {
            hash: "hash".into(),
            wrapped_user_key: "2.key".into(),
            kdf: KdfSettings {
                kdf_type: KdfType::Pbkdf2,
                iterations: 600_000,
                memory: None,
                parallelism: None,
            },
            salt: "member@example.org".into(),
        }
    }

    #[test]
    fn old_and_new_members_go_out_together() {
        let kdf = json!({"kdfType": 0, "iterations": 600_000, "memory": null, "parallelism": null});
        assert_eq!(
            serde_json::to_value(RecoverAccount::new(Some(&password()), true)).unwrap(),
            json!({
                "resetMasterPassword": true, "resetTwoFactor": true,
                "newMasterPasswordHash": "hash", "key": "2.key",
                "authenticationData": {"kdf": kdf, "masterPasswordAuthenticationHash": "hash",
                    "salt": "member@example.org"},
                "unlockData": {"kdf": kdf, "masterKeyWrappedUserKey": "2.key",
                    "salt": "member@example.org", "containedKeyId": null},
            })
        );
        assert_eq!(
            serde_json::to_value(RecoverAccount::new(None, true)).unwrap(),
            json!({"resetMasterPassword": false, "resetTwoFactor": true})
        );
        assert_eq!(
            serde_json::to_value(ResetPassword::new(&password())).unwrap(),
            json!({"newMasterPasswordHash": "hash", "key": "2.key"})
        );
    }

    #[test]
    fn a_server_without_a_salt_means_the_address() {
        let mut details: RecoveryDetails = serde_json::from_str(
            r#"{"kdf":1,"kdfIterations":3,"kdfMemory":64,"kdfParallelism":4,"resetPasswordKey":"4.x"}"#,
        )
        .unwrap();
        assert_eq!(
            details.salt_text(" Member@Example.org "),
            "member@example.org"
        );
        assert_eq!(details.kdf_settings().memory, Some(64));
        details.master_password_salt = Some(" Other@Example.org".into());
        assert_eq!(details.salt_text("member@example.org"), "other@example.org");
    }
}
