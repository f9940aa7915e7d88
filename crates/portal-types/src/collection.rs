//! `/organizations/{id}/collections`: names are EncStrings under the organisation key.

use serde::{Deserialize, Serialize};

use crate::access::AccessSelection;
use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// Whose a collection is.
    pub enum CollectionType {
        /// Many people's.
        Shared = 0,
        /// A member's own.
        MyItems = 1,
    }
}

/// One row of `GET .../collections` and `GET .../collections/details`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationCollection {
    /// Collection id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// EncString under the organisation key.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Where a directory calls it otherwise.
    pub external_id: Option<String>,
    /// Whose it is.
    #[serde(rename = "type")]
    pub collection_type: CollectionType,
    /// Whose own it was, once that member is gone.
    pub default_user_collection_email: Option<String>,
    /// Groups that reach it; only in the details.
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<AccessSelection>,
    /// Members that reach it by themselves; only in the details.
    #[serde(deserialize_with = "nullable")]
    pub users: Vec<AccessSelection>,
    /// Whether who asks reaches it as a member; only in the details, as are the next ones.
    #[serde(deserialize_with = "nullable")]
    pub assigned: bool,
    /// Who asks cannot change items.
    #[serde(deserialize_with = "nullable")]
    pub read_only: bool,
    /// Who asks does not see passwords.
    #[serde(deserialize_with = "nullable")]
    pub hide_passwords: bool,
    /// Who asks manages it.
    #[serde(deserialize_with = "nullable")]
    pub manage: bool,
    /// Nobody manages it.
    #[serde(deserialize_with = "nullable")]
    pub unmanaged: bool,
}

/// Body of `POST .../collections` and `PUT .../collections/{id}`. Everything is always sent: Vaultwarden
/// wants the lists, and a missing external id would be taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveCollection {
    /// EncString under the organisation key.
    pub name: String,
    /// Where a directory calls it otherwise.
    pub external_id: Option<String>,
    /// Groups that reach it.
    pub groups: Vec<AccessSelection>,
    /// Members that reach it by themselves.
    pub users: Vec<AccessSelection>,
}

/// Body of `POST .../collections/bulk-access`: official servers add and change, Vaultwarden replaces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BulkCollectionAccess {
    /// Which collections.
    pub collection_ids: Vec<String>,
    /// Groups that are to reach all of them.
    pub groups: Vec<AccessSelection>,
    /// Members that are to reach all of them.
    pub users: Vec<AccessSelection>,
}
