//! `GET /sync`: everything a person's own vault holds, still encrypted.
//!
//! Items of a provider's clients are not in here; they are read organisation by organisation.

use serde::{Deserialize, Serialize};

use crate::account::Profile;
use crate::prelogin::KdfSettings;
use crate::record::{Place, Record, readable};
use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// What an item is.
    pub enum CipherType {
        /// A login.
        Login = 1,
        /// A secure note.
        SecureNote = 2,
        /// A card.
        Card = 3,
        /// An identity.
        Identity = 4,
        /// An SSH key.
        SshKey = 5,
    }
}

/// Answer of `GET /sync?excludeDomains=true`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SyncResponse {
    /// The account.
    #[serde(deserialize_with = "nullable")]
    pub profile: Profile,
    /// The person's folders.
    #[serde(deserialize_with = "nullable")]
    pub folders: Vec<Folder>,
    /// Collections the person reaches as a member.
    #[serde(deserialize_with = "nullable")]
    pub collections: Vec<Collection>,
    /// Items: own and those of organisations the person is a member of.
    #[serde(deserialize_with = "nullable")]
    pub ciphers: Vec<Cipher>,
    /// Policies that bind the person; check `enabled`.
    #[serde(deserialize_with = "nullable")]
    pub policies: Vec<Policy>,
    /// How the user key is unlocked.
    pub user_decryption: Option<UserDecryption>,
}

/// How the user key is unlocked (camelCase in sync).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UserDecryption {
    /// By master password; absent for people without one.
    pub master_password_unlock: Option<MasterPasswordUnlock>,
}

readable!(MasterPasswordUnlock);

/// Everything unlocking by master password needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MasterPasswordUnlock {
    /// How the master key is made.
    pub kdf: KdfSettings,
    /// The user key under the stretched master key.
    pub master_key_encrypted_user_key: Option<String>,
    /// The same under the name that requests use.
    pub master_key_wrapped_user_key: Option<String>,
    /// The salt's text.
    pub salt: Option<String>,
}

impl Record for MasterPasswordUnlock {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "kdf" => Place::Record(&mut self.kdf),
            "masterKeyEncryptedUserKey" => {
                Place::OptionalText(&mut self.master_key_encrypted_user_key)
            }
            "masterKeyWrappedUserKey" => Place::OptionalText(&mut self.master_key_wrapped_user_key),
            "salt" => Place::OptionalText(&mut self.salt),
            _ => Place::Nowhere,
        }
    }
}

impl MasterPasswordUnlock {
    /// The wrapped user key under whichever name it came.
    #[must_use]
    pub fn wrapped_user_key(&self) -> Option<&str> {
        self.master_key_encrypted_user_key
            .as_deref()
            .filter(|key| !key.is_empty())
            .or(self
                .master_key_wrapped_user_key
                .as_deref()
                .filter(|key| !key.is_empty()))
    }
}

/// A folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Folder {
    /// Folder id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name under the user key.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
}

/// A collection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Collection {
    /// Collection id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Whose collection.
    #[serde(deserialize_with = "nullable")]
    pub organization_id: String,
    /// Name under the organisation key.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// The person may read only.
    #[serde(deserialize_with = "nullable")]
    pub read_only: bool,
    /// Passwords are not to be shown.
    #[serde(deserialize_with = "nullable")]
    pub hide_passwords: bool,
    /// The person manages it.
    #[serde(deserialize_with = "nullable")]
    pub manage: bool,
}

/// A policy of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Policy {
    /// Policy id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Whose policy.
    #[serde(deserialize_with = "nullable")]
    pub organization_id: String,
    /// Which policy.
    #[serde(rename = "type", deserialize_with = "nullable")]
    pub policy_type: i64,
    /// Whether it is on.
    #[serde(deserialize_with = "nullable")]
    pub enabled: bool,
}

/// An item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Cipher {
    /// Item id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Whose item; `None` for the person's own.
    pub organization_id: Option<String>,
    /// The person's folder.
    pub folder_id: Option<String>,
    /// What it is.
    #[serde(rename = "type")]
    pub cipher_type: CipherType,
    /// The item's own key, under the user key or the organisation key.
    pub key: Option<String>,
    /// Name, encrypted.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Notes, encrypted.
    pub notes: Option<String>,
    /// The login part.
    pub login: Option<CipherLogin>,
    /// Marked by the person.
    #[serde(deserialize_with = "nullable")]
    pub favorite: bool,
    /// 1: asks for the master password again.
    #[serde(deserialize_with = "nullable")]
    pub reprompt: i64,
    /// Collections it lies in.
    #[serde(deserialize_with = "nullable")]
    pub collection_ids: Vec<String>,
    /// Last change, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub revision_date: String,
    /// When it went to the trash.
    pub deleted_date: Option<String>,
}

/// The login part of an item; every text is encrypted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CipherLogin {
    /// User name.
    pub username: Option<String>,
    /// Password.
    pub password: Option<String>,
    /// Seed of one-time codes.
    pub totp: Option<String>,
    /// Addresses.
    #[serde(deserialize_with = "nullable")]
    pub uris: Vec<CipherUri>,
}

/// One address of a login.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CipherUri {
    /// The address, encrypted.
    pub uri: Option<String>,
}
