//! "May I?": what the profile says a person may do. The server decides; this only keeps the portal from
//! offering what would be refused.
//!
//! - [`Permissions`] answers about providers, and about organisations in a list.
//! - [`Rights`] answers about one organisation: every page and button of its console asks for an
//!   [`Action`], and is told the [`Hindrance`] when the answer is no.

mod action;
mod rights;

#[cfg(test)]
mod tests;

pub use action::Action;
pub use rights::{Hindrance, Rights, Standing};

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
