//! `/organizations`: reading, creating and changing an organisation.

use serde::{Deserialize, Serialize};

use crate::organization_settings::CollectionManagement;
use crate::plan::PlanType;
use crate::provider_client::KeyPair;
use crate::wire::nullable;

/// Answer of `GET /organizations/{id}`. Status and role are in the profile instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Organization {
    /// Organisation id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name: text, never HTML.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Business name.
    pub business_name: Option<String>,
    /// Where bills go.
    #[serde(deserialize_with = "nullable")]
    pub billing_email: String,
    /// Which plan.
    pub plan_type: PlanType,
    /// Seats; `None` means without limit.
    pub seats: Option<i64>,
    /// Seats may grow by themselves up to here; `None` means without limit.
    pub max_autoscale_seats: Option<i64>,
    /// Storage in GB.
    pub max_storage_gb: Option<i64>,
    /// Whether it has an RSA pair.
    #[serde(deserialize_with = "nullable")]
    pub has_public_and_private_keys: bool,
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

impl Organization {
    /// Who may do what with collections.
    #[must_use]
    pub fn collection_management(&self) -> CollectionManagement {
        CollectionManagement {
            limit_collection_creation: self.limit_collection_creation,
            limit_collection_deletion: self.limit_collection_deletion,
            limit_item_deletion: self.limit_item_deletion,
            allow_admin_access_to_all_collection_items: self
                .allow_admin_access_to_all_collection_items,
        }
    }
}

/// Body of `POST /organizations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateOrganization {
    /// Name, 1 to 50 characters.
    pub name: String,
    /// Where bills go.
    pub billing_email: String,
    /// Which plan.
    pub plan_type: PlanType,
    /// The new organisation key, wrapped to the caller's public key (EncString type 4).
    pub key: String,
    /// The new organisation's key pair.
    pub keys: KeyPair,
    /// The default collection's name under the organisation key.
    pub collection_name: String,
    /// Seats beyond those the plan includes.
    pub additional_seats: u32,
    /// Always sent; the portal does not sell it.
    pub use_secrets_manager: bool,
}

/// Body of `PUT /organizations/{id}`. Servers before 2025.12.0 want both members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateOrganization {
    /// Name, 1 to 50 characters.
    pub name: String,
    /// Where bills go; left out by owners whose provider pays: they would be refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_email: Option<String>,
}
