//! `/organizations/{id}`: its key, its API key, who manages collections.

use serde::{Deserialize, Serialize};

use crate::wire::nullable;

/// Who may do what with collections. All four always travel: a missing one would count as `false`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CollectionManagement {
    /// Only owners and admins create collections.
    #[serde(deserialize_with = "nullable")]
    pub limit_collection_creation: bool,
    /// Only owners and admins delete collections.
    #[serde(deserialize_with = "nullable")]
    pub limit_collection_deletion: bool,
    /// Only people with manage rights delete items.
    #[serde(deserialize_with = "nullable")]
    pub limit_item_deletion: bool,
    /// Owners and admins reach every collection.
    #[serde(deserialize_with = "nullable")]
    pub allow_admin_access_to_all_collection_items: bool,
}

/// Answer of `GET /organizations/{id}/public-key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationPublicKey {
    /// SPKI in base64; `None` for organisations without a pair.
    pub public_key: Option<String>,
}

/// Body of `POST /organizations/{id}/api-key` and `.../rotate-api-key`. No `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiKeyRequest {
    /// 0: the organisation's own.
    #[serde(rename = "type")]
    pub key_type: u8,
    /// The server authentication hash, base64.
    pub master_password_hash: String,
}

/// Answer of both. No `Debug`: the key is a secret.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationApiKey {
    /// The secret.
    #[serde(deserialize_with = "nullable")]
    pub api_key: String,
    /// When it was made, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub revision_date: String,
}
