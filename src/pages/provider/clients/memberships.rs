//! The clients of a server without providers: the organisations this person owns or administers.

use portal_types::account::{OrganizationUserStatusType, OrganizationUserType, Profile};
use portal_types::client_list::{ClientList, ClientRow};
use portal_types::plan::ProductTierType;

/// The organisations this person owns or administers, as far as the profile knows them. How many of the
/// seats are in use is not among it.
pub(super) fn memberships(profile: &Profile) -> ClientList {
    let mut list = ClientList::default();
    let administered = profile.organizations.iter().filter(|organization| {
        organization.status == OrganizationUserStatusType::Confirmed
            && matches!(
                organization.user_type,
                OrganizationUserType::Owner | OrganizationUserType::Admin
            )
    });
    for organization in administered {
        let plan = match organization.product_tier_type {
            ProductTierType::Free => "Free",
            ProductTierType::Families => "Families",
            ProductTierType::Teams | ProductTierType::TeamsStarter => "Teams",
            ProductTierType::Enterprise => "Enterprise",
            ProductTierType::Unknown(_) => "",
        };
        list.push(ClientRow {
            id: &organization.id,
            organization_id: &organization.id,
            name: &organization.name,
            plan,
            seats: organization.seats,
            ..ClientRow::default()
        });
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::account::ProfileOrganization;

    #[test]
    fn memberships_are_those_one_administers() {
        let organization = |id: &str, user_type, status| ProfileOrganization {
            id: id.to_owned(),
            name: format!("Organization {id}"),
            user_type,
            status,
            ..ProfileOrganization::default()
        };
        let (owner, user) = (OrganizationUserType::Owner, OrganizationUserType::User);
        let confirmed = OrganizationUserStatusType::Confirmed;
        let profile = Profile {
            organizations: vec![
                organization("1", owner, confirmed),
                organization("2", user, confirmed),
                organization("3", OrganizationUserType::Admin, confirmed),
                organization("4", owner, OrganizationUserStatusType::Invited),
            ],
            ..Profile::default()
        };
        let list = memberships(&profile);
        assert_eq!(
            list.names().collect::<Vec<_>>(),
            ["Organization 1", "Organization 3"]
        );
        assert_eq!((list.seats(0), list.occupied(0)), (None, None));
    }
}
