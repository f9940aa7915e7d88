//! "May I?": what the profile says a person may do. The server decides; this only keeps the portal from
//! offering what would be refused.

use portal_types::{
    account::{OrganizationUserStatusType, OrganizationUserType, Profile},
    provider::{ProviderUserStatusType, ProviderUserType},
};

/// Answers from one profile.
#[derive(Debug, Clone, Copy)]
pub struct Permissions<'a> {
    profile: &'a Profile,
}

impl<'a> Permissions<'a> {
    /// What this profile allows.
    pub fn of(profile: &'a Profile) -> Self {
        Self { profile }
    }

    /// Works for the provider, in whatever role.
    pub fn sees_provider(self, provider_id: &str) -> bool {
        self.role(provider_id).is_some()
    }

    /// Administers the provider: may add and unlink clients, manage its people and its bill.
    pub fn administers_provider(self, provider_id: &str) -> bool {
        self.role(provider_id) == Some(ProviderUserType::ProviderAdmin)
    }

    /// Owns the organisation as a confirmed member.
    pub fn owns_organization(self, organization_id: &str) -> bool {
        self.profile.organizations.iter().any(|organization| {
            organization.id == organization_id
                && organization.status == OrganizationUserStatusType::Confirmed
                && organization.user_type == OrganizationUserType::Owner
        })
    }

    /// Administers the organisation: as owner or admin, or as staff of its provider.
    pub fn administers_organization(self, organization_id: &str) -> bool {
        let as_member = self.profile.organizations.iter().any(|organization| {
            organization.id == organization_id
                && organization.status == OrganizationUserStatusType::Confirmed
                && matches!(
                    organization.user_type,
                    OrganizationUserType::Owner | OrganizationUserType::Admin
                )
        });
        let is_client = || {
            self.profile
                .provider_organizations
                .iter()
                .any(|organization| organization.id == organization_id)
        };
        as_member || is_client()
    }

    fn role(self, provider_id: &str) -> Option<ProviderUserType> {
        let provider = self
            .profile
            .providers
            .iter()
            .find(|provider| provider.id == provider_id)?;
        (provider.status == ProviderUserStatusType::Confirmed).then_some(provider.user_type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_come_from_confirmed_entries_only() {
        let profile: Profile = serde_json::from_str(
            r#"{"providers":[{"id":"a","type":0,"status":2},{"id":"s","type":1,"status":2},
                {"id":"i","type":0,"status":1},{"id":"u","type":9,"status":2}],
                "organizations":[{"id":"own","type":0,"status":2},{"id":"adm","type":1,"status":2},
                {"id":"usr","type":2,"status":2},{"id":"inv","type":0,"status":1}],
                "providerOrganizations":[{"id":"cli","type":0,"status":2,"providerId":"s"}]}"#,
        )
        .expect("a profile");
        let may = Permissions::of(&profile);
        assert!(may.administers_provider("a"));
        assert!(may.sees_provider("s") && !may.administers_provider("s"));
        assert!(!may.sees_provider("i"));
        assert!(may.sees_provider("u") && !may.administers_provider("u"));
        assert!(!may.sees_provider("nobody"));
        assert!(may.owns_organization("own") && !may.owns_organization("adm"));
        let administered: Vec<_> = ["own", "adm", "usr", "inv", "cli"]
            .into_iter()
            .filter(|id| may.administers_organization(id))
            .collect();
        assert_eq!(administered, ["own", "adm", "cli"]);
    }
}
