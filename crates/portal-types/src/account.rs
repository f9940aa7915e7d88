//! `GET /accounts/profile` and what hangs on it: memberships, providers, keys.

use serde::{Deserialize, Serialize};

use crate::plan::ProductTierType;
use crate::provider::{ProviderStatusType, ProviderType, ProviderUserStatusType, ProviderUserType};
use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// How far a membership has come.
    pub enum OrganizationUserStatusType {
        /// Access withdrawn.
        Revoked = -1,
        /// Invited, has not answered.
        Invited = 0,
        /// Accepted, waits for the key.
        Accepted = 1,
        /// Confirmed: holds the organisation key.
        Confirmed = 2,
        /// Prepared, not invited yet.
        Staged = 3,
    }
}

wire_enum! {
    /// What a member is in an organisation.
    pub enum OrganizationUserType {
        /// May do everything.
        Owner = 0,
        /// May do nearly everything.
        Admin = 1,
        /// Uses items.
        User = 2,
        /// Old role of some third-party servers.
        Manager = 3,
        /// As the permissions say.
        Custom = 4,
    }
}

/// The signed-in person's account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Profile {
    /// User id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name; many people never set one.
    pub name: Option<String>,
    /// Address.
    #[serde(deserialize_with = "nullable")]
    pub email: String,
    /// Whether the address was confirmed.
    #[serde(deserialize_with = "nullable")]
    pub email_verified: bool,
    /// Premium, from whatever source.
    #[serde(deserialize_with = "nullable")]
    pub premium: bool,
    /// Whether two-step login is on.
    #[serde(deserialize_with = "nullable")]
    pub two_factor_enabled: bool,
    /// Old: the user key under the stretched master key.
    pub key: Option<String>,
    /// Old: the RSA private key under the user key.
    pub private_key: Option<String>,
    /// New: the account's key pairs.
    pub account_keys: Option<AccountKeys>,
    /// Changes when all sessions end.
    #[serde(deserialize_with = "nullable")]
    pub security_stamp: String,
    /// A new master password must be set before anything else.
    #[serde(deserialize_with = "nullable")]
    pub force_password_reset: bool,
    /// The person has no master password of their own.
    #[serde(deserialize_with = "nullable")]
    pub uses_key_connector: bool,
    /// Colour of the avatar, `#rrggbb`.
    pub avatar_color: Option<String>,
    /// When the account was made, ISO 8601 UTC.
    #[serde(deserialize_with = "nullable")]
    pub creation_date: String,
    /// Confirmed memberships.
    #[serde(deserialize_with = "nullable")]
    pub organizations: Vec<ProfileOrganization>,
    /// Providers the person works for.
    #[serde(deserialize_with = "nullable")]
    pub providers: Vec<ProfileProvider>,
    /// Organisations reachable through a provider.
    #[serde(deserialize_with = "nullable")]
    pub provider_organizations: Vec<ProfileProviderOrganization>,
}

impl Profile {
    /// The wrapped RSA private key: from the new structure if it is there, else from the old.
    #[must_use]
    pub fn wrapped_private_key(&self) -> Option<&str> {
        wrapped_private_key(self.account_keys.as_ref(), self.private_key.as_deref())
    }
}

/// New structure first, old one second; empty texts count as absent.
pub(crate) fn wrapped_private_key<'keys>(
    account_keys: Option<&'keys AccountKeys>,
    old: Option<&'keys str>,
) -> Option<&'keys str> {
    account_keys
        .and_then(|keys| keys.public_key_encryption_key_pair.as_ref())
        .map(|pair| pair.wrapped_private_key.as_str())
        .filter(|key| !key.is_empty())
        .or(old.filter(|key| !key.is_empty()))
}

/// The account's key pairs, new structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AccountKeys {
    /// The RSA pair.
    #[serde(alias = "PublicKeyEncryptionKeyPair")]
    pub public_key_encryption_key_pair: Option<PublicKeyEncryptionKeyPair>,
    /// The signing pair of accounts of the newer format; its presence marks them.
    #[serde(alias = "SignatureKeyPair")]
    pub signature_key_pair: Option<SignatureKeyPair>,
    /// The signed state of accounts of the newer format.
    #[serde(alias = "SecurityState")]
    pub security_state: Option<SecurityState>,
}

impl AccountKeys {
    /// Whether the account uses the newer encryption format, which needs signatures.
    #[must_use]
    pub fn is_newer_format(&self) -> bool {
        self.signature_key_pair.is_some() || self.security_state.is_some()
    }
}

/// An RSA pair whose private half is under the user key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PublicKeyEncryptionKeyPair {
    /// Private key under the user key.
    #[serde(alias = "WrappedPrivateKey", deserialize_with = "nullable")]
    pub wrapped_private_key: String,
    /// Public key, SPKI in base64.
    #[serde(alias = "PublicKey", deserialize_with = "nullable")]
    pub public_key: String,
}

/// The signing pair of an account of the newer format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SignatureKeyPair {
    /// Signing key under the user key.
    #[serde(alias = "WrappedSigningKey", deserialize_with = "nullable")]
    pub wrapped_signing_key: String,
    /// Verifying key.
    #[serde(alias = "VerifyingKey", deserialize_with = "nullable")]
    pub verifying_key: String,
}

/// The signed state of an account of the newer format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SecurityState {
    /// Opaque signed text.
    #[serde(alias = "SecurityState", deserialize_with = "nullable")]
    pub security_state: String,
    /// Version, 2 and up.
    #[serde(alias = "SecurityVersion", deserialize_with = "nullable")]
    pub security_version: i64,
}

/// A membership, or (as [`ProfileProviderOrganization`]) an organisation reached by a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileOrganization {
    /// Organisation id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the membership.
    pub organization_user_id: Option<String>,
    /// Name: text, never HTML.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// `false`: suspended.
    #[serde(deserialize_with = "nullable")]
    pub enabled: bool,
    /// How far the membership has come.
    pub status: OrganizationUserStatusType,
    /// The member's role.
    #[serde(rename = "type")]
    pub user_type: OrganizationUserType,
    /// What a custom member may do.
    #[serde(deserialize_with = "nullable")]
    pub permissions: Permissions,
    /// The organisation key: RSA-wrapped (type 4) for members, under the provider key (type 2)
    /// for provider users.
    pub key: Option<String>,
    /// Whether the organisation has an RSA pair.
    #[serde(deserialize_with = "nullable")]
    pub has_public_and_private_keys: bool,
    /// The provider that manages it.
    pub provider_id: Option<String>,
    /// That provider's name.
    pub provider_name: Option<String>,
    /// That provider's kind.
    pub provider_type: Option<ProviderType>,
    /// Which family of plans.
    pub product_tier_type: ProductTierType,
    /// Seats; `None` means without limit or not said.
    pub seats: Option<i64>,
    /// Groups are available.
    #[serde(deserialize_with = "nullable")]
    pub use_groups: bool,
    /// Policies are available.
    #[serde(deserialize_with = "nullable")]
    pub use_policies: bool,
    /// Event logs are available.
    #[serde(deserialize_with = "nullable")]
    pub use_events: bool,
    /// Account recovery is available.
    #[serde(deserialize_with = "nullable")]
    pub use_reset_password: bool,
    /// Single sign-on is available.
    #[serde(deserialize_with = "nullable")]
    pub use_sso: bool,
    /// Directory provisioning is available.
    #[serde(deserialize_with = "nullable")]
    pub use_scim: bool,
    /// The organisation lives on a self-hosted server.
    #[serde(deserialize_with = "nullable")]
    pub self_host: bool,
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

/// An organisation reached through a provider: same shape, always type owner, status confirmed.
pub type ProfileProviderOrganization = ProfileOrganization;

/// What a custom member (or provider user) may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Permissions {
    /// Read the event log.
    #[serde(deserialize_with = "nullable")]
    pub access_event_logs: bool,
    /// Import and export.
    #[serde(deserialize_with = "nullable")]
    pub access_import_export: bool,
    /// Read reports.
    #[serde(deserialize_with = "nullable")]
    pub access_reports: bool,
    /// Create collections.
    #[serde(deserialize_with = "nullable")]
    pub create_new_collections: bool,
    /// Edit every collection.
    #[serde(deserialize_with = "nullable")]
    pub edit_any_collection: bool,
    /// Delete every collection.
    #[serde(deserialize_with = "nullable")]
    pub delete_any_collection: bool,
    /// Manage groups.
    #[serde(deserialize_with = "nullable")]
    pub manage_groups: bool,
    /// Manage policies.
    #[serde(deserialize_with = "nullable")]
    pub manage_policies: bool,
    /// Manage single sign-on.
    #[serde(deserialize_with = "nullable")]
    pub manage_sso: bool,
    /// Manage members.
    #[serde(deserialize_with = "nullable")]
    pub manage_users: bool,
    /// Recover accounts.
    #[serde(deserialize_with = "nullable")]
    pub manage_reset_password: bool,
    /// Manage directory provisioning.
    #[serde(deserialize_with = "nullable")]
    pub manage_scim: bool,
}

/// A provider the person works for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileProvider {
    /// Provider id.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Name; `None` while the setup is not finished.
    pub name: Option<String>,
    /// The provider key, wrapped to the person's public key (EncString type 4).
    pub key: Option<String>,
    /// How far the person's invitation has come.
    pub status: ProviderUserStatusType,
    /// The person's role.
    #[serde(rename = "type")]
    pub user_type: ProviderUserType,
    /// `false`: suspended, usually an unpaid bill.
    #[serde(deserialize_with = "nullable")]
    pub enabled: bool,
    /// Events are recorded.
    #[serde(deserialize_with = "nullable")]
    pub use_events: bool,
    /// How far the provider's setup has come.
    pub provider_status: ProviderStatusType,
    /// What kind of business.
    pub provider_type: ProviderType,
}

/// Answer of `GET /users/{id}/public-key`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UserPublicKey {
    /// Whose key.
    #[serde(deserialize_with = "nullable")]
    pub user_id: String,
    /// Public key, SPKI in base64.
    #[serde(deserialize_with = "nullable")]
    pub public_key: String,
}

/// Body of calls that ask for the master password again.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecretVerification {
    /// The server authentication hash, base64.
    pub master_password_hash: String,
}

impl std::fmt::Debug for SecretVerification {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SecretVerification(redacted)")
    }
}

/// Body of `POST /two-factor/send-email-login` and `POST /accounts/resend-new-device-otp`.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmailCodeRequest {
    /// Address, trimmed and lower-cased.
    pub email: String,
    /// The server authentication hash, base64.
    pub master_password_hash: String,
    /// This browser; only the two-step mail wants it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_identifier: Option<String>,
}

impl std::fmt::Debug for EmailCodeRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("EmailCodeRequest(redacted)")
    }
}
