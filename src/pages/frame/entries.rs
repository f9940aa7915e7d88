//! What the side navigation offers to whom: no drawing, only decisions.

use portal_types::account::{
    OrganizationUserStatusType, OrganizationUserType, Profile, ProfileOrganization, ProfileProvider,
};
use portal_types::provider::ProviderUserStatusType;

use crate::browser::letters;
use crate::nav::Route;

/// The part of the app a path belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Area {
    /// The portal of the provider with this id.
    Provider(String),
    /// The list of providers, and what explains them.
    Providers,
    /// The Admin Console of the organisation with this id.
    Console(String),
    /// The list of organisations on a server without providers.
    Organizations,
    /// One's own vault.
    Vault,
    /// Something else.
    Other,
}

impl Area {
    /// The area of a path inside the app.
    pub fn of(path: &str) -> Self {
        let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
        match segments.as_slice() {
            ["providers"] | ["providers", "about" | "setup-provider" | "accept-provider"] => {
                Self::Providers
            }
            ["providers", id, ..] => Self::Provider((*id).to_owned()),
            ["organizations"] => Self::Organizations,
            ["organizations", id, ..] => Self::Console((*id).to_owned()),
            ["vault", ..] => Self::Vault,
            _ => Self::Other,
        }
    }
}

/// The providers this person works for. Invitations that wait for a confirmation are not among them.
pub fn providers(profile: &Profile) -> impl Iterator<Item = &ProfileProvider> {
    profile
        .providers
        .iter()
        .filter(|provider| provider.status == ProviderUserStatusType::Confirmed)
}

/// An organisation this person reaches, as a member or as staff of its provider.
pub fn organization<'a>(profile: &'a Profile, id: &str) -> Option<&'a ProfileOrganization> {
    let mut all = profile
        .provider_organizations
        .iter()
        .chain(&profile.organizations);
    all.find(|organization| organization.id == id)
}

/// The organisations in which this person may administer something as a member.
pub fn administered(profile: &Profile) -> impl Iterator<Item = &ProfileOrganization> {
    profile.organizations.iter().filter(|organization| {
        organization.status == OrganizationUserStatusType::Confirmed
            && matches!(
                organization.user_type,
                OrganizationUserType::Owner
                    | OrganizationUserType::Admin
                    | OrganizationUserType::Manager
                    | OrganizationUserType::Custom
            )
    })
}

/// Where the product switcher's *Admin Console* leads: the organisation one is in, else the first by name.
pub fn console_target(profile: &Profile, area: &Area) -> Option<Route> {
    let reachable = || {
        administered(profile)
            .chain(&profile.provider_organizations)
            .filter(|o| o.enabled)
    };
    let current = match area {
        Area::Console(id) => reachable().find(|organization| organization.id == *id),
        _ => None,
    };
    current
        .or_else(|| reachable().min_by_key(|organization| letters::small(&organization.name)))
        .map(|organization| Route::organization(&organization.id))
}

/// Where somebody starts who asked for nothing in particular.
pub fn start_page(profile: &Profile) -> Route {
    if let Some(provider) = only_provider(profile) {
        Route::provider_clients(provider.id.clone())
    } else if providers(profile).next().is_some() {
        Route::Providers
    } else if administered(profile).next().is_some() {
        Route::Organizations {
            query: Default::default(),
        }
    } else {
        Route::Vault
    }
}

/// The only provider of somebody who has one, so that the list can be passed over.
pub fn only_provider(profile: &Profile) -> Option<&ProfileProvider> {
    let mut providers = providers(profile);
    providers.next().filter(|_| providers.next().is_none())
}

#[cfg(test)]
mod tests {
    use portal_types::provider::ProviderUserType;

    use super::*;

    fn provider(id: &str, user_type: ProviderUserType) -> ProfileProvider {
        ProfileProvider {
            id: id.into(),
            name: Some(id.to_uppercase()),
            status: ProviderUserStatusType::Confirmed,
            user_type,
            enabled: true,
            ..Default::default()
        }
    }

    fn organization(id: &str, name: &str, user_type: OrganizationUserType) -> ProfileOrganization {
        ProfileOrganization {
            id: id.into(),
            name: name.into(),
            enabled: true,
            status: OrganizationUserStatusType::Confirmed,
            user_type,
            ..Default::default()
        }
    }

    #[test]
    fn paths_belong_to_areas() {
        for (path, area) in [
            ("/providers", Area::Providers),
            ("/providers/about", Area::Providers),
            ("/providers/setup-provider", Area::Providers),
            ("/providers/accept-provider", Area::Providers),
            ("/providers/p1/clients", Area::Provider("p1".into())),
            ("/providers/p1/manage/members", Area::Provider("p1".into())),
            ("/organizations", Area::Organizations),
            ("/organizations/o1/members", Area::Console("o1".into())),
            ("/vault", Area::Vault),
            ("/", Area::Other),
        ] {
            assert_eq!(Area::of(path), area, "{path}");
        }
    }

    #[test]
    fn an_invitation_is_not_yet_a_provider() {
        let mut invited = provider("p1", ProviderUserType::ServiceUser);
        invited.status = ProviderUserStatusType::Accepted;
        let profile = Profile {
            providers: vec![invited],
            ..Default::default()
        };
        assert_eq!(providers(&profile).count(), 0);
        assert_eq!(start_page(&profile), Route::Vault);
    }

    #[test]
    fn one_provider_is_entered_several_are_listed() {
        let one = Profile {
            providers: vec![provider("p1", ProviderUserType::ServiceUser)],
            ..Default::default()
        };
        assert_eq!(only_provider(&one).map(|p| p.id.as_str()), Some("p1"));
        assert_eq!(start_page(&one), Route::provider_clients("p1"));
        let two = Profile {
            providers: vec![
                provider("p1", ProviderUserType::ProviderAdmin),
                provider("p2", ProviderUserType::ServiceUser),
            ],
            ..Default::default()
        };
        assert_eq!(only_provider(&two), None);
        assert_eq!(start_page(&two), Route::Providers);
    }

    #[test]
    fn the_console_opens_where_we_are_else_first_by_name() {
        let profile = Profile {
            organizations: vec![
                organization("plain", "Aardvark", OrganizationUserType::User),
                organization("own", "Zoo", OrganizationUserType::Owner),
            ],
            provider_organizations: vec![organization(
                "client",
                "middle",
                OrganizationUserType::Owner,
            )],
            ..Default::default()
        };
        assert_eq!(
            console_target(&profile, &Area::Vault),
            Some(Route::organization("client"))
        );
        let here = Area::Console("own".into());
        assert_eq!(
            console_target(&profile, &here),
            Some(Route::organization("own"))
        );
        let not_mine = Area::Console("plain".into());
        assert_eq!(
            console_target(&profile, &not_mine),
            Some(Route::organization("client"))
        );
        assert_eq!(console_target(&Profile::default(), &Area::Vault), None);
    }

    #[test]
    fn without_providers_the_administered_organizations_come_first() {
        let profile = Profile {
            organizations: vec![organization("own", "Zoo", OrganizationUserType::Admin)],
            ..Default::default()
        };
        assert_eq!(
            start_page(&profile),
            Route::Organizations {
                query: Default::default()
            }
        );
    }
}
