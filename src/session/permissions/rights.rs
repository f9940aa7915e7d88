//! "May I?" for one organisation: from the standing there, the plan, the organisation's own rules and the
//! kind of server.

use portal_types::{
    account::{
        OrganizationUserStatusType, OrganizationUserType, Permissions as Custom, Profile,
        ProfileOrganization,
    },
    provider::{ProviderType, ProviderUserStatusType},
};

use super::Action;

/// What somebody is in an organisation, for its server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Staff of the provider that manages it: an owner's rights, whatever their own membership says.
    Provider,
    /// Owner.
    Owner,
    /// Admin.
    Admin,
    /// As the permissions say. The old managers of some third-party servers are among them.
    Custom(Custom),
    /// Uses items, administers nothing.
    User,
}

/// Why somebody may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The kind of server has no call for it.
    Server,
    /// Their role does not reach so far.
    Role,
    /// Whoever manages the organisation does it.
    ManagedByProvider,
    /// The organisation's plan does not have it.
    Plan,
    /// The organisation is suspended.
    Suspended,
}

/// What one person may do in one organisation. A picture of the moment: ask anew when the profile changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    standing: Standing,
    organization: ProfileOrganization,
    is_vaultwarden: bool,
}

impl Rights {
    /// The rights in an organisation of this profile; `None` for organisations the person does not reach.
    #[must_use]
    pub fn of(profile: &Profile, organization_id: &str) -> Option<Self> {
        let find = |all: &[ProfileOrganization]| {
            all.iter()
                .find(|organization| organization.id == organization_id)
                .cloned()
        };
        let client = find(&profile.provider_organizations).filter(|client| {
            // An entry without a provider's id comes from a server that gives only one's own clients.
            client.provider_id.as_ref().is_none_or(|provider_id| {
                profile.providers.iter().any(|provider| {
                    provider.id == *provider_id
                        && provider.status == ProviderUserStatusType::Confirmed
                })
            })
        });
        if let Some(organization) = client {
            return Some(Self::new(Standing::Provider, organization));
        }
        let member = find(&profile.organizations)?;
        if member.status != OrganizationUserStatusType::Confirmed {
            return None;
        }
        let standing = match member.user_type {
            OrganizationUserType::Owner => Standing::Owner,
            OrganizationUserType::Admin => Standing::Admin,
            OrganizationUserType::Custom | OrganizationUserType::Manager => {
                Standing::Custom(member.permissions)
            }
            OrganizationUserType::User | OrganizationUserType::Unknown(_) => Standing::User,
        };
        Some(Self::new(standing, member))
    }

    fn new(standing: Standing, organization: ProfileOrganization) -> Self {
        Self {
            standing,
            organization,
            is_vaultwarden: false,
        }
    }

    /// The same on a server that is (or is not) Vaultwarden.
    #[must_use]
    pub fn on(mut self, is_vaultwarden: bool) -> Self {
        self.is_vaultwarden = is_vaultwarden;
        self
    }

    /// What this person is there.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// What the profile says of the organisation.
    #[must_use]
    pub fn organization(&self) -> &ProfileOrganization {
        &self.organization
    }

    /// Whether its server is Vaultwarden.
    #[must_use]
    pub fn is_vaultwarden(&self) -> bool {
        self.is_vaultwarden
    }

    /// Whether the organisation pays through a provider that sells the server's service (not a reseller).
    #[must_use]
    pub fn is_managed(&self) -> bool {
        self.organization.provider_id.is_some()
            && self.organization.provider_type != Some(ProviderType::Reseller)
    }

    /// May this person do it?
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.check(action).is_ok()
    }

    /// May this person do it, and if not, why not?
    ///
    /// # Errors
    /// The [`Hindrance`] that whoever asks would have to remove first.
    pub fn check(&self, action: Action) -> Result<(), Hindrance> {
        if self.is_vaultwarden && action.is_missing_in_vaultwarden() {
            return Err(Hindrance::Server);
        }
        self.check_role(action)?;
        if !self.has_feature(action) {
            return Err(Hindrance::Plan);
        }
        if !self.organization.enabled && action.is_closed_by_suspension() {
            return Err(Hindrance::Suspended);
        }
        Ok(())
    }

    /// Whether this person may invite, edit, revoke and remove members of that role (contract part 2, 6.8).
    #[must_use]
    pub fn manages(&self, role: OrganizationUserType) -> bool {
        use OrganizationUserType::{Admin, Owner};
        let reaches = match self.standing {
            Standing::Provider | Standing::Owner => true,
            Standing::Admin if self.is_vaultwarden => role == OrganizationUserType::User,
            Standing::Admin => role != Owner,
            Standing::Custom(_) => !matches!(role, Owner | Admin),
            Standing::User => false,
        };
        reaches && self.may(Action::ManageMembers)
    }

    /// Whether this person may recover the account of a member of that role.
    #[must_use]
    pub fn recovers(&self, role: OrganizationUserType) -> bool {
        use OrganizationUserType::{Admin, Owner};
        let reaches = match self.standing {
            Standing::Provider | Standing::Owner => true,
            Standing::Admin => role != Owner,
            Standing::Custom(_) => !matches!(role, Owner | Admin),
            Standing::User => false,
        };
        reaches && self.may(Action::RecoverAccounts)
    }

    fn check_role(&self, action: Action) -> Result<(), Hindrance> {
        let is_allowed = match self.standing {
            Standing::Provider => true,
            Standing::Owner => return self.check_owner(action),
            Standing::Admin => self.admin_may(action),
            Standing::Custom(custom) if self.is_vaultwarden => {
                vaultwarden_manager_may(custom, action)
            }
            Standing::Custom(custom) => self.custom_may(custom, action),
            Standing::User => false,
        };
        is_allowed.then_some(()).ok_or(Hindrance::Role)
    }

    /// Owners may do everything, but money that goes through somebody else is out of their hands.
    fn check_owner(&self, action: Action) -> Result<(), Hindrance> {
        let is_refused = match action {
            Action::ReadSubscription => self.is_managed(),
            Action::ChangeSubscription | Action::ReadInvoices => {
                self.organization.provider_id.is_some()
            }
            Action::EditAnyCollection | Action::DeleteAnyCollection => {
                return self
                    .reaches_all_collections()
                    .then_some(())
                    .ok_or(Hindrance::Role);
            }
            _ => false,
        };
        (!is_refused)
            .then_some(())
            .ok_or(Hindrance::ManagedByProvider)
    }

    fn admin_may(&self, action: Action) -> bool {
        match action {
            Action::SeeBilling
            | Action::ReadSubscription
            | Action::ChangeSubscription
            | Action::ReadInvoices
            | Action::ManageOrganization
            | Action::ChangeCollectionRules => false,
            Action::EditAnyCollection | Action::DeleteAnyCollection => {
                self.reaches_all_collections()
            }
            _ => true,
        }
    }

    /// Owners and admins reach collections of others only where the organisation says so.
    fn reaches_all_collections(&self) -> bool {
        self.organization.allow_admin_access_to_all_collection_items
    }

    fn custom_may(&self, custom: Custom, action: Action) -> bool {
        let Custom {
            access_event_logs,
            access_import_export,
            access_reports,
            create_new_collections,
            edit_any_collection,
            delete_any_collection,
            manage_groups,
            manage_policies,
            manage_sso,
            manage_users,
            manage_reset_password,
            manage_scim,
            manage_access_rules: _,
        } = custom;
        match action {
            Action::OpenConsole => custom != Custom::default(),
            Action::ListMembers => manage_users || manage_reset_password,
            Action::ManageMembers => manage_users,
            Action::RecoverAccounts | Action::ApproveDevices => manage_reset_password,
            Action::ListGroups => manage_users || manage_groups,
            Action::ManageGroups => manage_groups,
            Action::ListCollections => {
                create_new_collections
                    || edit_any_collection
                    || delete_any_collection
                    || access_import_export
                    || manage_groups
            }
            Action::CreateCollections => {
                create_new_collections || !self.organization.limit_collection_creation
            }
            Action::EditAnyCollection => edit_any_collection,
            Action::DeleteAnyCollection => delete_any_collection,
            Action::ManagePolicies => manage_policies,
            Action::ReadEvents => access_event_logs,
            Action::ReadReports => access_reports,
            Action::ImportItems | Action::ExportVault => access_import_export,
            Action::ManageSso => manage_sso,
            Action::ManageScim => manage_scim,
            Action::SeeBilling
            | Action::ReadSubscription
            | Action::ChangeSubscription
            | Action::ReadInvoices
            | Action::ManageOrganization
            | Action::ChangeCollectionRules => false,
        }
    }

    fn has_feature(&self, action: Action) -> bool {
        let organization = &self.organization;
        match action {
            Action::ListGroups | Action::ManageGroups => organization.use_groups,
            Action::ManagePolicies => organization.use_policies,
            Action::ReadEvents => organization.use_events,
            Action::RecoverAccounts => organization.use_reset_password,
            Action::ManageSso | Action::ApproveDevices => organization.use_sso,
            Action::ManageScim => organization.use_scim,
            _ => true,
        }
    }
}

/// Vaultwarden knows one custom role: its managers. All three rights about collections together mean all
/// collections; every other right is dropped (contract, live findings 5).
fn vaultwarden_manager_may(custom: Custom, action: Action) -> bool {
    let reaches_all =
        custom.create_new_collections && custom.edit_any_collection && custom.delete_any_collection;
    match action {
        Action::OpenConsole | Action::ListCollections => true,
        Action::ListMembers
        | Action::ListGroups
        | Action::CreateCollections
        | Action::EditAnyCollection
        | Action::DeleteAnyCollection => reaches_all,
        _ => false,
    }
}
