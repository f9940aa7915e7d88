//! How somebody or something reaches a collection: the same four members wherever it is asked.

use serde::{Deserialize, Serialize};

use crate::wire::nullable;

/// One right. The id is a group's or a member's where a collection is asked, a collection's where a group
/// or a member is asked. Servers without rules of their own (Vaultwarden) want every member: all are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AccessSelection {
    /// Who, or what.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Items cannot be changed.
    #[serde(deserialize_with = "nullable")]
    pub read_only: bool,
    /// Passwords are filled in, but not shown.
    #[serde(deserialize_with = "nullable")]
    pub hide_passwords: bool,
    /// Everything, and deciding who else reaches it. Never together with the other two.
    #[serde(deserialize_with = "nullable")]
    pub manage: bool,
}
