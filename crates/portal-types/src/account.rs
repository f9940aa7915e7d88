//! `GET /accounts/profile` and what hangs on it: memberships, providers, keys.

use serde::{Deserialize, Serialize};

use crate::plan::ProductTierType;
use crate::provider::{ProviderStatusType, ProviderType, ProviderUserStatusType, ProviderUserType};
use crate::record::{Place, Record, readable};
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

readable!(
    Profile,
    AccountKeys,
    PublicKeyEncryptionKeyPair,
    SignatureKeyPair,
    SecurityState,
    ProfileOrganization,
    Permissions,
    ProfileProvider,
);

/// The signed-in person's account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// User id.
    pub id: String,
    /// Name; many people never set one.
    pub name: Option<String>,
    /// Address.
    pub email: String,
    /// Whether the address was confirmed.
    pub email_verified: bool,
    /// Premium, from whatever source.
    pub premium: bool,
    /// Whether two-step login is on.
    pub two_factor_enabled: bool,
    /// Old: the user key under the stretched master key.
    pub key: Option<String>,
    /// Old: the RSA private key under the user key.
    pub private_key: Option<String>,
    /// New: the account's key pairs.
    pub account_keys: Option<AccountKeys>,
    /// Changes when all sessions end.
    pub security_stamp: String,
    /// A new master password must be set before anything else.
    pub force_password_reset: bool,
    /// The person has no master password of their own.
    pub uses_key_connector: bool,
    /// Colour of the avatar, `#rrggbb`.
    pub avatar_color: Option<String>,
    /// When the account was made, ISO 8601 UTC.
    pub creation_date: String,
    /// Confirmed memberships.
    pub organizations: Vec<ProfileOrganization>,
    /// Providers the person works for.
    pub providers: Vec<ProfileProvider>,
    /// Organisations reachable through a provider.
    pub provider_organizations: Vec<ProfileProviderOrganization>,
}

impl Record for Profile {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "id" => Place::Text(&mut self.id),
            "name" => Place::OptionalText(&mut self.name),
            "email" => Place::Text(&mut self.email),
            "emailVerified" => Place::Flag(&mut self.email_verified),
            "premium" => Place::Flag(&mut self.premium),
            "twoFactorEnabled" => Place::Flag(&mut self.two_factor_enabled),
            "key" => Place::OptionalText(&mut self.key),
            "privateKey" => Place::OptionalText(&mut self.private_key),
            "accountKeys" => Place::Optional(&mut self.account_keys),
            "securityStamp" => Place::Text(&mut self.security_stamp),
            "forcePasswordReset" => Place::Flag(&mut self.force_password_reset),
            "usesKeyConnector" => Place::Flag(&mut self.uses_key_connector),
            "avatarColor" => Place::OptionalText(&mut self.avatar_color),
            "creationDate" => Place::Text(&mut self.creation_date),
            "organizations" => Place::List(&mut self.organizations),
            "providers" => Place::List(&mut self.providers),
            "providerOrganizations" => Place::List(&mut self.provider_organizations),
            _ => Place::Nowhere,
        }
    }
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountKeys {
    /// The RSA pair.
    pub public_key_encryption_key_pair: Option<PublicKeyEncryptionKeyPair>,
    /// The signing pair of accounts of the newer format; its presence marks them.
    pub signature_key_pair: Option<SignatureKeyPair>,
    /// The signed state of accounts of the newer format.
    pub security_state: Option<SecurityState>,
}

impl Record for AccountKeys {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "publicKeyEncryptionKeyPair" => {
                Place::Optional(&mut self.public_key_encryption_key_pair)
            }
            "signatureKeyPair" => Place::Optional(&mut self.signature_key_pair),
            "securityState" => Place::Optional(&mut self.security_state),
            _ => Place::Nowhere,
        }
    }
}

impl AccountKeys {
    /// Whether the account uses the newer encryption format, which needs signatures.
    #[must_use]
    pub fn is_newer_format(&self) -> bool {
        self.signature_key_pair.is_some() || self.security_state.is_some()
    }
}

/// An RSA pair whose private half is under the user key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PublicKeyEncryptionKeyPair {
    /// Private key under the user key.
    pub wrapped_private_key: String,
    /// Public key, SPKI in base64.
    pub public_key: String,
}

impl Record for PublicKeyEncryptionKeyPair {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "wrappedPrivateKey" => Place::Text(&mut self.wrapped_private_key),
            "publicKey" => Place::Text(&mut self.public_key),
            _ => Place::Nowhere,
        }
    }
}

/// The signing pair of an account of the newer format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureKeyPair {
    /// Signing key under the user key.
    pub wrapped_signing_key: String,
    /// Verifying key.
    pub verifying_key: String,
}

impl Record for SignatureKeyPair {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "wrappedSigningKey" => Place::Text(&mut self.wrapped_signing_key),
            "verifyingKey" => Place::Text(&mut self.verifying_key),
            _ => Place::Nowhere,
        }
    }
}

/// The signed state of an account of the newer format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SecurityState {
    /// Opaque signed text.
    pub security_state: String,
    /// Version, 2 and up.
    pub security_version: i64,
}

impl Record for SecurityState {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "securityState" => Place::Text(&mut self.security_state),
            "securityVersion" => Place::Whole(&mut self.security_version),
            _ => Place::Nowhere,
        }
    }
}

/// A membership, or (as [`ProfileProviderOrganization`]) an organisation reached by a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileOrganization {
    /// Organisation id.
    pub id: String,
    /// Id of the membership.
    pub organization_user_id: Option<String>,
    /// Name: text, never HTML.
    pub name: String,
    /// `false`: suspended.
    pub enabled: bool,
    /// How far the membership has come.
    pub status: OrganizationUserStatusType,
    /// The member's role.
    #[serde(rename = "type")]
    pub user_type: OrganizationUserType,
    /// What a custom member may do.
    pub permissions: Permissions,
    /// The organisation key: RSA-wrapped (type 4) for members, under the provider key (type 2)
    /// for provider users.
    pub key: Option<String>,
    /// Whether the organisation has an RSA pair.
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
    pub use_groups: bool,
    /// Policies are available.
    pub use_policies: bool,
    /// Event logs are available.
    pub use_events: bool,
    /// Account recovery is available.
    pub use_reset_password: bool,
    /// The custom role is available.
    pub use_custom_permissions: bool,
    /// Single sign-on is available.
    pub use_sso: bool,
    /// Directory provisioning is available.
    pub use_scim: bool,
    /// The organisation lives on a self-hosted server.
    pub self_host: bool,
    /// Only owners and admins create collections.
    pub limit_collection_creation: bool,
    /// Only owners and admins delete collections.
    pub limit_collection_deletion: bool,
    /// Only people with manage rights delete items.
    pub limit_item_deletion: bool,
    /// Owners and admins reach every collection.
    pub allow_admin_access_to_all_collection_items: bool,
}

impl Record for ProfileOrganization {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "id" => Place::Text(&mut self.id),
            "organizationUserId" => Place::OptionalText(&mut self.organization_user_id),
            "name" => Place::Text(&mut self.name),
            "enabled" => Place::Flag(&mut self.enabled),
            "status" => Place::Code(&mut self.status),
            "type" => Place::Code(&mut self.user_type),
            "permissions" => Place::Record(&mut self.permissions),
            "key" => Place::OptionalText(&mut self.key),
            "hasPublicAndPrivateKeys" => Place::Flag(&mut self.has_public_and_private_keys),
            "providerId" => Place::OptionalText(&mut self.provider_id),
            "providerName" => Place::OptionalText(&mut self.provider_name),
            "providerType" => Place::Code(&mut self.provider_type),
            "productTierType" => Place::Code(&mut self.product_tier_type),
            "seats" => Place::Whole(&mut self.seats),
            "useGroups" => Place::Flag(&mut self.use_groups),
            "usePolicies" => Place::Flag(&mut self.use_policies),
            "useEvents" => Place::Flag(&mut self.use_events),
            "useResetPassword" => Place::Flag(&mut self.use_reset_password),
            "useCustomPermissions" => Place::Flag(&mut self.use_custom_permissions),
            "useSso" => Place::Flag(&mut self.use_sso),
            "useScim" => Place::Flag(&mut self.use_scim),
            "selfHost" => Place::Flag(&mut self.self_host),
            "limitCollectionCreation" => Place::Flag(&mut self.limit_collection_creation),
            "limitCollectionDeletion" => Place::Flag(&mut self.limit_collection_deletion),
            "limitItemDeletion" => Place::Flag(&mut self.limit_item_deletion),
            "allowAdminAccessToAllCollectionItems" => {
                Place::Flag(&mut self.allow_admin_access_to_all_collection_items)
            }
            _ => Place::Nowhere,
        }
    }
}

/// An organisation reached through a provider: same shape, always type owner, status confirmed.
pub type ProfileProviderOrganization = ProfileOrganization;

/// What a custom member (or provider user) may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Permissions {
    /// Read the event log.
    pub access_event_logs: bool,
    /// Import and export.
    pub access_import_export: bool,
    /// Read reports.
    pub access_reports: bool,
    /// Create collections.
    pub create_new_collections: bool,
    /// Edit every collection.
    pub edit_any_collection: bool,
    /// Delete every collection.
    pub delete_any_collection: bool,
    /// Manage groups.
    pub manage_groups: bool,
    /// Manage policies.
    pub manage_policies: bool,
    /// Manage single sign-on.
    pub manage_sso: bool,
    /// Manage members.
    pub manage_users: bool,
    /// Recover accounts.
    pub manage_reset_password: bool,
    /// Manage directory provisioning.
    pub manage_scim: bool,
    /// Manage rules of access; newer servers only.
    pub manage_access_rules: bool,
}

impl Permissions {
    /// Every permission.
    pub const ALL: Self = Self::from_bits(u16::MAX);

    /// As one number: to be compared and kept. What each bit means must not change.
    #[must_use]
    pub const fn bits(&self) -> u16 {
        let flags = [
            self.access_event_logs,
            self.access_import_export,
            self.access_reports,
            self.create_new_collections,
            self.edit_any_collection,
            self.delete_any_collection,
            self.manage_groups,
            self.manage_policies,
            self.manage_sso,
            self.manage_users,
            self.manage_reset_password,
            self.manage_scim,
            self.manage_access_rules,
        ];
        let (mut bits, mut at) = (0, 0);
        while at < flags.len() {
            bits |= (flags[at] as u16) << at;
            at += 1;
        }
        bits
    }

    /// The permissions of a number.
    #[must_use]
    pub const fn from_bits(bits: u16) -> Self {
        const fn is_set(bits: u16, at: u32) -> bool {
            bits & (1 << at) != 0
        }
        Self {
            access_event_logs: is_set(bits, 0),
            access_import_export: is_set(bits, 1),
            access_reports: is_set(bits, 2),
            create_new_collections: is_set(bits, 3),
            edit_any_collection: is_set(bits, 4),
            delete_any_collection: is_set(bits, 5),
            manage_groups: is_set(bits, 6),
            manage_policies: is_set(bits, 7),
            manage_sso: is_set(bits, 8),
            manage_users: is_set(bits, 9),
            manage_reset_password: is_set(bits, 10),
            manage_scim: is_set(bits, 11),
            manage_access_rules: is_set(bits, 12),
        }
    }
}

impl Record for Permissions {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "accessEventLogs" => Place::Flag(&mut self.access_event_logs),
            "accessImportExport" => Place::Flag(&mut self.access_import_export),
            "accessReports" => Place::Flag(&mut self.access_reports),
            "createNewCollections" => Place::Flag(&mut self.create_new_collections),
            "editAnyCollection" => Place::Flag(&mut self.edit_any_collection),
            "deleteAnyCollection" => Place::Flag(&mut self.delete_any_collection),
            "manageGroups" => Place::Flag(&mut self.manage_groups),
            "managePolicies" => Place::Flag(&mut self.manage_policies),
            "manageSso" => Place::Flag(&mut self.manage_sso),
            "manageUsers" => Place::Flag(&mut self.manage_users),
            "manageResetPassword" => Place::Flag(&mut self.manage_reset_password),
            "manageScim" => Place::Flag(&mut self.manage_scim),
            "manageAccessRules" => Place::Flag(&mut self.manage_access_rules),
            _ => Place::Nowhere,
        }
    }
}

/// A provider the person works for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileProvider {
    /// Provider id.
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
    pub enabled: bool,
    /// Events are recorded.
    pub use_events: bool,
    /// How far the provider's setup has come.
    pub provider_status: ProviderStatusType,
    /// What kind of business.
    pub provider_type: ProviderType,
}

impl Record for ProfileProvider {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "id" => Place::Text(&mut self.id),
            "name" => Place::OptionalText(&mut self.name),
            "key" => Place::OptionalText(&mut self.key),
            "status" => Place::Code(&mut self.status),
            "type" => Place::Code(&mut self.user_type),
            "enabled" => Place::Flag(&mut self.enabled),
            "useEvents" => Place::Flag(&mut self.use_events),
            "providerStatus" => Place::Code(&mut self.provider_status),
            "providerType" => Place::Code(&mut self.provider_type),
            _ => Place::Nowhere,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::Permissions;

    #[test]
    fn permissions_and_their_number_say_the_same() {
        assert_eq!(Permissions::default().bits(), 0);
        for at in 0..13 {
            let one = Permissions::from_bits(1 << at);
            assert_eq!(one.bits(), 1 << at);
            assert_ne!(one, Permissions::default());
        }
        assert_eq!(Permissions::ALL.bits(), 0b1_1111_1111_1111);
    }
}
