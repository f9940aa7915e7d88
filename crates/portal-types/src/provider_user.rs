//! `/providers/{id}/users`: the people who work for a provider.

use serde::{Deserialize, Serialize};

use crate::provider::{ProviderUserStatusType, ProviderUserType};
use crate::wire::nullable;

/// One row of `GET /providers/{id}/users`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderUser {
    /// Id of the row: what all calls about this person want.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the account; `None` before the invitation was accepted.
    pub user_id: Option<String>,
    /// What this person may do.
    #[serde(rename = "type")]
    pub user_type: ProviderUserType,
    /// How far the invitation has come.
    pub status: ProviderUserStatusType,
    /// Name: text, never HTML. Many people never set one.
    pub name: Option<String>,
    /// Address.
    #[serde(deserialize_with = "nullable")]
    pub email: String,
}

/// Body of `POST /providers/{id}/users/invite`. The answer is empty; addresses that are in the provider
/// already are passed over silently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InviteProviderUsers {
    /// 1 to 20 addresses.
    pub emails: Vec<String>,
    /// What all of them may do.
    #[serde(rename = "type")]
    pub user_type: ProviderUserType,
}

/// Body of `PUT /providers/{id}/users/{row id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpdateProviderUser {
    /// What this person may do from now on.
    #[serde(rename = "type")]
    pub user_type: ProviderUserType,
}

/// Body of `POST /providers/{id}/users/{row id}/accept`.
///
/// No `Debug`: the token is a secret until it is used.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AcceptProviderUser {
    /// The token of the invitation's link.
    pub token: String,
}

/// Body of the calls about several people: invite again, remove, public keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProviderUserIds {
    /// Ids of rows.
    pub ids: Vec<String>,
}

/// Body of `POST /providers/{id}/users/confirm`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfirmProviderUsers {
    /// Whom to confirm, each with their key.
    pub keys: Vec<WrappedProviderKey>,
}

/// A provider key for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrappedProviderKey {
    /// Id of the row.
    pub id: String,
    /// The provider key under the person's public key (EncString type 4).
    pub key: String,
}

/// One row of the answers to the calls about several people. Unknown ids are missing from the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderUserOutcome {
    /// Id of the row.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Why nothing was done, in the server's own words; empty when it was.
    #[serde(deserialize_with = "nullable")]
    pub error: String,
}

/// One row of the answer to `POST /providers/{id}/users/public-keys`: only people with an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProviderUserPublicKey {
    /// Id of the row.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the account; the fingerprint phrase is made with it.
    #[serde(deserialize_with = "nullable")]
    pub user_id: String,
    /// Public key, SPKI in base64.
    #[serde(deserialize_with = "nullable")]
    pub key: String,
}
