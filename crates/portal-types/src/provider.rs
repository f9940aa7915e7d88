//! `/providers/{id}`: the provider itself.

use serde::{Deserialize, Serialize};

use crate::payment::{SaveBillingAddress, TokenizedPaymentMethod};
use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// What kind of business a provider is.
    pub enum ProviderType {
        /// Managed service provider.
        Msp = 0,
        /// Reseller: no users, no portal.
        Reseller = 1,
        /// A company that manages its own business units.
        BusinessUnit = 2,
    }
}

wire_enum! {
    /// How far a provider's setup has come.
    pub enum ProviderStatusType {
        /// Created, setup not done.
        Pending = 0,
        /// Resellers and old providers.
        Created = 1,
        /// Setup done, has a subscription.
        Billable = 2,
    }
}

wire_enum! {
    /// What a person may do in a provider.
    pub enum ProviderUserType {
        /// Manages everything.
        ProviderAdmin = 0,
        /// Works in the clients, manages neither users nor the bill.
        ServiceUser = 1,
    }
}

wire_enum! {
    /// How far a provider user's invitation has come. There is no revoked state.
    pub enum ProviderUserStatusType {
        /// Invited, has not answered.
        Invited = 0,
        /// Accepted, waits for the key.
        Accepted = 1,
        /// Confirmed: holds the provider key.
        Confirmed = 2,
    }
}

/// Answer of `GET` and `PUT /providers/{id}`. Status and switches are in the profile instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Provider {
    /// Provider id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name; `None` means that the setup was never finished.
    pub name: Option<String>,
    /// Business name, usually the same.
    pub business_name: Option<String>,
    /// Where bills go.
    pub billing_email: Option<String>,
    /// When the provider was created, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub creation_date: String,
    /// What kind of business.
    #[serde(rename = "type")]
    pub provider_type: ProviderType,
}

/// Body of `POST /providers/{id}/setup` (provider admins of a pending provider).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetupProvider {
    /// Name, at most 50 characters.
    pub name: String,
    /// Business name, at most 50 characters; clients send the name again.
    pub business_name: String,
    /// Where bills go, at most 256 characters.
    pub billing_email: String,
    /// From the mail that asked for the setup.
    pub token: String,
    /// The new provider key, wrapped to the caller's public key.
    pub key: String,
    /// What the payment provider's page gave.
    pub payment_method: TokenizedPaymentMethod,
    /// Where bills are made out to.
    pub billing_address: SaveBillingAddress,
}

/// Body of `PUT /providers/{id}` (provider admins).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateProvider {
    /// Name, at most 50 characters.
    pub name: String,
    /// Business name, at most 50 characters; clients send the name again.
    pub business_name: String,
    /// Where bills go, at most 256 characters.
    pub billing_email: String,
}
