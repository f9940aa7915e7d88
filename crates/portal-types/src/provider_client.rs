//! `/providers/{id}/organizations` and `/providers/{id}/clients`: a provider's clients.

use serde::{Deserialize, Serialize};

use crate::list::ListResponse;
use crate::plan::PlanType;
use crate::wire::nullable;

/// One row of `GET /providers/{id}/organizations`.
///
/// Only the members somebody uses: 100 000 of these are held at once. The provider's id is known
/// from the request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderClient {
    /// Id of the link between provider and organisation: what update and unlink want.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the organisation: what the console wants.
    #[serde(deserialize_with = "nullable")]
    pub organization_id: String,
    /// The organisation key wrapped by the provider key (EncString type 2).
    pub key: Option<String>,
    /// When the link was made, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub creation_date: String,
    /// Confirmed members.
    #[serde(deserialize_with = "nullable")]
    pub user_count: i64,
    /// Seats assigned to the client; `None` means without limit.
    pub seats: Option<i64>,
    /// Seats in use: invited, accepted and confirmed members.
    pub occupied_seats: Option<i64>,
    /// Seats minus seats in use; can be negative.
    pub remaining_seats: Option<i64>,
    /// Plan as text, for example `Enterprise (Monthly)`.
    #[serde(deserialize_with = "nullable")]
    pub plan: String,
    /// Name: text, never HTML.
    #[serde(deserialize_with = "nullable")]
    pub organization_name: String,
}

impl ProviderClient {
    /// People who are invited or accepted but not confirmed yet; never negative.
    #[must_use]
    pub fn pending_count(&self) -> i64 {
        self.occupied_seats
            .unwrap_or(0)
            .saturating_sub(self.user_count)
            .max(0)
    }
}

/// Reads the whole client list from the answer's bytes.
///
/// Here and not at the caller so that the reader is compiled with this crate's optimisation level:
/// 100 000 clients are 56 MB of JSON. Where memory is short read the answer piece by piece with
/// [`ClientsReader`](crate::clients_reader::ClientsReader).
///
/// # Errors
/// The text is not JSON or a row has members of the wrong type.
pub fn parse_clients(body: &[u8]) -> Result<Vec<ProviderClient>, serde_json::Error> {
    serde_json::from_slice::<ListResponse<ProviderClient>>(body).map(|list| list.data)
}

/// Body of `POST /providers/{id}/clients`: a new client. The answer is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateClient {
    /// Name, 1 to 50 characters.
    pub name: String,
    /// Who becomes owner (invited).
    pub owner_email: String,
    /// One of the provider's plans.
    pub plan_type: PlanType,
    /// Seats, at least 1.
    pub seats: u32,
    /// The new organisation key wrapped by the provider key.
    pub key: String,
    /// The new organisation's key pair.
    pub key_pair: KeyPair,
    /// The default collection's name under the organisation key.
    pub collection_name: String,
}

/// An RSA key pair as the server stores it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct KeyPair {
    /// Public key, SPKI in base64.
    #[serde(deserialize_with = "nullable")]
    pub public_key: String,
    /// Private key (PKCS#8) under the owner's symmetric key.
    #[serde(deserialize_with = "nullable")]
    pub encrypted_private_key: String,
}

/// Body of `PUT /providers/{id}/clients/{link id}`: both members are always sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateClient {
    /// Seats of the client.
    pub assigned_seats: u32,
    /// Name of the client.
    pub name: String,
}

/// One entry of `GET /providers/{id}/clients/addable`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AddableOrganization {
    /// Organisation id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Plan as text, for example `Teams`.
    #[serde(deserialize_with = "nullable")]
    pub plan: String,
    /// Seats the provider takes over.
    #[serde(deserialize_with = "nullable")]
    pub seats: i64,
    /// The caller may not add it: it would buy seats.
    #[serde(deserialize_with = "nullable")]
    pub disabled: bool,
}

/// Body of `POST /providers/{id}/clients/existing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddExisting {
    /// The organisation's key wrapped by the provider key.
    pub key: String,
    /// Which organisation.
    pub organization_id: String,
}
