//! `/organizations/{id}/groups`: groups of members. Names are plain text.

use serde::{Deserialize, Serialize};

use crate::access::AccessSelection;
use crate::wire::nullable;

/// One row of `GET .../groups` and `GET .../groups/details`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Group {
    /// Group id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name: text, never HTML.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Where a directory calls it otherwise.
    pub external_id: Option<String>,
    /// What its members reach; only in the details.
    #[serde(deserialize_with = "nullable")]
    pub collections: Vec<AccessSelection>,
    /// Reaches every collection: old Vaultwarden groups only.
    #[serde(deserialize_with = "nullable")]
    pub access_all: bool,
}

/// Body of `POST .../groups` and `PUT .../groups/{id}`. Both lists are always sent: without them servers
/// fail inside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaveGroup {
    /// 1 to 100 characters.
    pub name: String,
    /// What its members reach. What is missing is taken away.
    pub collections: Vec<AccessSelection>,
    /// Ids of memberships. Who is missing leaves the group.
    pub users: Vec<String>,
    /// Kept as it was: Vaultwarden would switch it off.
    #[serde(skip_serializing_if = "is_false")]
    pub access_all: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde calls"
)]
fn is_false(value: &bool) -> bool {
    !value
}
