//! Whom a policy binds among the members, and who loses access when it is switched on.

use portal_types::account::{OrganizationUserStatusType, OrganizationUserType};
use portal_types::organization_user::OrganizationUser;
use portal_types::policy::PolicyType;

use super::kinds::Binds;

/// The members a policy binds.
pub fn bound(binds: Binds, members: &[OrganizationUser]) -> Vec<&OrganizationUser> {
    members
        .iter()
        .filter(|member| is_bound(binds, member))
        .collect()
}

fn is_bound(binds: Binds, member: &OrganizationUser) -> bool {
    let has_joined = matches!(
        member.status,
        OrganizationUserStatusType::Accepted | OrganizationUserStatusType::Confirmed
    );
    let leads = matches!(
        member.user_type,
        OrganizationUserType::Owner | OrganizationUserType::Admin
    );
    match binds {
        Binds::Usual | Binds::AsServerSays => has_joined && !leads,
        Binds::AdminsToo => has_joined,
        Binds::All => member.status != OrganizationUserStatusType::Revoked,
        Binds::Everyone => true,
    }
}

/// Who loses access when a policy is switched on.
#[derive(Debug, PartialEq, Eq)]
pub enum Losing<'a> {
    /// Nobody does, whoever they are.
    Nobody,
    /// These do: they have no two-step login.
    These(Vec<&'a OrganizationUser>),
    /// Some of these may: those who belong to another organisation, which only the server knows.
    SomeOf(Vec<&'a OrganizationUser>),
}

/// Who loses access when this policy is switched on.
pub fn losing(policy_type: PolicyType, members: &[OrganizationUser]) -> Losing<'_> {
    let bound = bound(Binds::Usual, members);
    match policy_type {
        PolicyType::TwoFactorAuthentication => Losing::These(
            bound
                .into_iter()
                .filter(|member| !member.two_factor_enabled)
                .collect(),
        ),
        PolicyType::SingleOrganization => Losing::SomeOf(bound),
        _ => Losing::Nobody,
    }
}

/// Whether switching it on takes access away from members who do not fulfil it.
pub fn revokes(policy_type: PolicyType) -> bool {
    matches!(
        policy_type,
        PolicyType::TwoFactorAuthentication | PolicyType::SingleOrganization
    )
}

/// What a member is called in a list: the name, or the address of those who have none.
pub fn name_of(member: &OrganizationUser) -> String {
    match member.name.as_deref() {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => member.email.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: &str, role: i64, status: i64, two_step: bool) -> OrganizationUser {
        OrganizationUser {
            id: id.into(),
            user_type: role.into(),
            status: status.into(),
            two_factor_enabled: two_step,
            ..OrganizationUser::default()
        }
    }

    fn members() -> Vec<OrganizationUser> {
        vec![
            member("owner", 0, 2, false),
            member("admin", 1, 2, false),
            member("user", 2, 2, false),
            member("safe", 2, 2, true),
            member("custom", 4, 1, false),
            member("invited", 2, 0, false),
            member("revoked", 2, -1, false),
        ]
    }

    fn ids(found: &[&OrganizationUser]) -> Vec<String> {
        found.iter().map(|member| member.id.clone()).collect()
    }

    #[test]
    fn exemptions_are_those_of_the_contract() {
        let all = members();
        assert_eq!(ids(&bound(Binds::Usual, &all)), ["user", "safe", "custom"]);
        assert_eq!(
            ids(&bound(Binds::AdminsToo, &all)),
            ["owner", "admin", "user", "safe", "custom"]
        );
        assert_eq!(bound(Binds::All, &all).len(), 6);
        assert_eq!(bound(Binds::Everyone, &all).len(), 7);
    }

    #[test]
    fn only_two_policies_take_access_away() {
        let all = members();
        match losing(PolicyType::TwoFactorAuthentication, &all) {
            Losing::These(losing) => assert_eq!(ids(&losing), ["user", "custom"]),
            other => panic!("{other:?}"),
        }
        match losing(PolicyType::SingleOrganization, &all) {
            Losing::SomeOf(perhaps) => assert_eq!(ids(&perhaps), ["user", "safe", "custom"]),
            other => panic!("{other:?}"),
        }
        for number in 0..=30 {
            let policy_type = PolicyType::from(number);
            let takes_away = losing(policy_type, &all) != Losing::Nobody;
            assert_eq!(takes_away, revokes(policy_type), "{number}");
        }
    }
}
