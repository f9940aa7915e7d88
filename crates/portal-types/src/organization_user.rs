//! `/organizations/{id}/users`: the members of an organisation.

use serde::{Deserialize, Serialize};

use crate::access::AccessSelection;
use crate::account::{OrganizationUserStatusType, OrganizationUserType, Permissions};
use crate::wire::{nullable, wire_enum};

wire_enum! {
    /// Why a member's access was withdrawn.
    pub enum RevocationReason {
        /// By somebody.
        Manual = 1,
        /// Two-step login is required and was off.
        TwoStepLogin = 2,
        /// The organisation owns its members' data.
        DataOwnership = 3,
        /// Members may belong to one organisation only.
        SingleOrganization = 4,
    }
}

/// One row of `GET /organizations/{id}/users?includeGroups=true&includeCollections=true`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationUser {
    /// Id of the membership: what all calls about this member want.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the account; `None` before the invitation was accepted. Some servers make an account when
    /// somebody is invited, so this says nothing about whether there is a key.
    pub user_id: Option<String>,
    /// What this member is.
    #[serde(rename = "type")]
    pub user_type: OrganizationUserType,
    /// How far the membership has come.
    pub status: OrganizationUserStatusType,
    /// Name: text, never HTML. Many people never set one.
    pub name: Option<String>,
    /// Address.
    #[serde(deserialize_with = "nullable")]
    pub email: String,
    /// What a directory calls this member.
    pub external_id: Option<String>,
    /// What a custom member may do.
    #[serde(deserialize_with = "nullable")]
    pub permissions: Permissions,
    /// Two-step login is on.
    #[serde(deserialize_with = "nullable")]
    pub two_factor_enabled: bool,
    /// Can be recovered with a new master password.
    #[serde(deserialize_with = "nullable")]
    pub reset_password_enrolled: bool,
    /// Has no master password: another server keeps the key.
    #[serde(deserialize_with = "nullable")]
    pub uses_key_connector: bool,
    /// Has a master password.
    #[serde(deserialize_with = "nullable")]
    pub has_master_password: bool,
    /// See [`Self::is_claimed`].
    #[serde(deserialize_with = "nullable")]
    pub claimed_by_organization: bool,
    /// The same by its older name; some servers send both.
    #[serde(deserialize_with = "nullable")]
    pub managed_by_organization: bool,
    /// Uses the secrets manager as well; kept when the member is changed.
    #[serde(deserialize_with = "nullable")]
    pub access_secrets_manager: bool,
    /// Uses privileged access management as well; kept when the member is changed.
    #[serde(deserialize_with = "nullable")]
    pub access_pam: bool,
    /// Why access was withdrawn, where the server says.
    pub revocation_reason: Option<RevocationReason>,
    /// The groups the member is in, by id.
    #[serde(deserialize_with = "nullable")]
    pub groups: Vec<String>,
    /// The collections given to the member directly.
    #[serde(deserialize_with = "nullable")]
    pub collections: Vec<AccessSelection>,
    /// When the membership began; older servers do not say.
    pub creation_date: Option<String>,
}

impl OrganizationUser {
    /// Whether the organisation owns the account: it can be deleted, but not removed.
    #[must_use]
    pub fn is_claimed(&self) -> bool {
        self.claimed_by_organization || self.managed_by_organization
    }
}

/// One row of `GET /organizations/{id}/users/mini-details`: enough to name members, for every member.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MiniMember {
    /// Id of the membership.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the account.
    pub user_id: Option<String>,
    /// What this member is.
    #[serde(rename = "type")]
    pub user_type: OrganizationUserType,
    /// How far the membership has come.
    pub status: OrganizationUserStatusType,
    /// Name: text, never HTML.
    pub name: Option<String>,
    /// Address.
    #[serde(deserialize_with = "nullable")]
    pub email: String,
}

/// Body of `POST /organizations/{id}/users/invite`. The answer is empty; addresses that belong to members
/// already are passed over silently by some servers and refused by others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InviteMembers {
    /// 1 to 20 addresses.
    pub emails: Vec<String>,
    /// What all of them will be.
    #[serde(rename = "type")]
    pub user_type: OrganizationUserType,
    /// For custom members.
    pub permissions: Permissions,
    /// What they may open; a list, never `null`.
    pub collections: Vec<AccessSelection>,
    /// The groups they will be in; a list, never `null`.
    pub groups: Vec<String>,
    /// Always `false`: this portal knows nothing of the secrets manager.
    pub access_secrets_manager: bool,
}

/// Body of `PUT /organizations/{id}/users/{id}`: replaces role, groups and direct access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateMember {
    /// What the member is from now on.
    #[serde(rename = "type")]
    pub user_type: OrganizationUserType,
    /// For custom members.
    pub permissions: Permissions,
    /// All the collections; a list, never `null`: that would crash the server.
    pub collections: Vec<AccessSelection>,
    /// All the groups; a list, never `null`: some servers would clear them.
    pub groups: Vec<String>,
    /// As it was.
    pub access_secrets_manager: bool,
    /// As it was.
    pub access_pam: bool,
}

/// Body of the calls about several members: invite again, remove, revoke, public keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberIds {
    /// Ids of memberships.
    pub ids: Vec<String>,
}

/// Body of `PUT /organizations/{id}/users/restore`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RestoreMembers {
    /// Ids of memberships.
    pub ids: Vec<String>,
    /// What the member's own collection is called, as an EncString; `None` where it needs none.
    pub default_user_collection_name: Option<String>,
}

/// Body of `POST /organizations/{id}/users/confirm`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmMembers {
    /// Whom to confirm, each with their key.
    pub keys: Vec<WrappedOrganizationKey>,
    /// What a member's own collection is called, as an EncString under the organisation key.
    pub default_user_collection_name: Option<String>,
}

/// The organisation key for one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrappedOrganizationKey {
    /// Id of the membership.
    pub id: String,
    /// EncString type 4 for the member's public key.
    pub key: String,
}

/// Body of `POST /organizations/{id}/users/{id}/accept`.
///
/// No `Debug`: the token is a secret until it is used.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptMember {
    /// The token of the invitation's link.
    pub token: String,
    /// The account's key for the organisation, where a policy asks for it.
    pub reset_password_key: Option<String>,
}

/// What became of one member of a call about several; members the call does not concern may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct MemberOutcome {
    /// Id of the membership.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Empty when it was done, else the server's words.
    #[serde(deserialize_with = "nullable")]
    pub error: String,
}

/// One row of `POST /organizations/{id}/users/public-keys`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MemberPublicKey {
    /// Id of the membership.
    #[serde(deserialize_with = "nullable")]
    pub id: String,
    /// Id of the account; the fingerprint phrase is made with it.
    #[serde(deserialize_with = "nullable")]
    pub user_id: String,
    /// Public key, SPKI in base64; empty for accounts that exist by name only.
    #[serde(deserialize_with = "nullable")]
    pub key: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_servers_are_read() {
        let read = |text: &str| serde_json::from_str::<OrganizationUser>(text).expect("a member");
        let old = read(
            r#"{"id":"m","userId":null,"type":4,"status":-1,"permissions":null,"groups":null,
                "collections":[{"id":"c","readOnly":true,"hidePasswords":null,"manage":false}],
                "managedByOrganization":true,"accessAll":false}"#,
        );
        assert_eq!(old.status, OrganizationUserStatusType::Revoked);
        assert_eq!(old.permissions, Permissions::default());
        assert!(old.is_claimed() && old.groups.is_empty());
        assert!(old.collections[0].read_only && !old.collections[0].hide_passwords);
        let new = read(
            r#"{"id":"m","type":9,"status":3,"revocationReason":2,"permissions":{"manageUsers":true},
                "creationDate":"2026-01-02T03:04:05Z"}"#,
        );
        assert_eq!(new.user_type, OrganizationUserType::Unknown(9));
        assert_eq!(new.revocation_reason, Some(RevocationReason::TwoStepLogin));
        assert!(new.permissions.manage_users);
    }

    #[test]
    fn lists_are_never_left_out() {
        let body = UpdateMember {
            user_type: OrganizationUserType::User,
            permissions: Permissions::default(),
            collections: Vec::new(),
            groups: Vec::new(),
            access_secrets_manager: false,
            access_pam: false,
        };
        let body = serde_json::to_value(&body).expect("a body");
        assert_eq!(body["collections"], serde_json::json!([]));
        assert_eq!(body["groups"], serde_json::json!([]));
        assert_eq!(body["type"], 2);
        assert_eq!(body["permissions"]["manageUsers"], false);
    }
}
