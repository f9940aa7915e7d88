//! Who can be recovered, and why the others cannot (contract part 2, 6.6 and 6.8).

use portal_types::account::OrganizationUserStatusType;
use portal_types::organization_user::OrganizationUser;
use portal_types::policy::{Policy, PolicyType};

use crate::i18n::{Message, m::console::recovery as words};
use crate::session::{Action, Hindrance, Rights};

/// Why a member cannot be recovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The plan does not have it.
    Plan,
    /// The server has it switched off.
    Server,
    /// The organisation is suspended.
    Suspended,
    /// One's own role does not reach so far.
    Role,
    /// The policy is off.
    PolicyOff,
    /// The invitation was not accepted.
    NotJoined,
    /// This server only recovers confirmed members.
    NotConfirmed,
    /// Another server keeps the key.
    KeyConnector,
    /// The member left no key.
    NotEnrolled,
}

impl WhyNot {
    /// In words.
    pub fn words(self) -> Message {
        match self {
            Self::Plan => words::WHY_PLAN,
            Self::Server => words::WHY_SERVER,
            Self::Suspended => words::WHY_SUSPENDED,
            Self::Role => words::WHY_ROLE,
            Self::PolicyOff => words::WHY_POLICY_OFF,
            Self::NotJoined => words::WHY_NOT_JOINED,
            Self::NotConfirmed => words::WHY_NOT_CONFIRMED,
            Self::KeyConnector => words::WHY_KEY_CONNECTOR,
            Self::NotEnrolled => words::WHY_NOT_ENROLLED,
        }
    }
}

/// What stands in the way of recovering this member, as far as it is known beforehand. `policies` is missing
/// for people who may not read them: then the server says whether the policy is on.
pub fn why_not(
    rights: &Rights,
    member: &OrganizationUser,
    policies: Option<&[Policy]>,
) -> Option<WhyNot> {
    match rights.check(Action::RecoverAccounts) {
        Ok(()) => {}
        // Without mail this kind of server offers none of it, and says so where plans do.
        Err(Hindrance::Plan) if rights.is_vaultwarden() => return Some(WhyNot::Server),
        Err(Hindrance::Plan) => return Some(WhyNot::Plan),
        Err(Hindrance::Server) => return Some(WhyNot::Server),
        Err(Hindrance::Suspended) => return Some(WhyNot::Suspended),
        Err(_) => return Some(WhyNot::Role),
    }
    if !rights.recovers(member.user_type) {
        return Some(WhyNot::Role);
    }
    if policies.is_some_and(|policies| !is_on(policies)) {
        return Some(WhyNot::PolicyOff);
    }
    match member.status {
        OrganizationUserStatusType::Confirmed => {}
        OrganizationUserStatusType::Accepted | OrganizationUserStatusType::Revoked
            if !rights.is_vaultwarden() => {}
        OrganizationUserStatusType::Accepted | OrganizationUserStatusType::Revoked => {
            return Some(WhyNot::NotConfirmed);
        }
        _ => return Some(WhyNot::NotJoined),
    }
    if member.uses_key_connector {
        return Some(WhyNot::KeyConnector);
    }
    (!member.reset_password_enrolled).then_some(WhyNot::NotEnrolled)
}

fn is_on(policies: &[Policy]) -> bool {
    policies
        .iter()
        .any(|policy| policy.policy_type == PolicyType::AccountRecovery && policy.enabled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::account::Profile;

    fn rights(role: &str, more: &str) -> Rights {
        let profile = format!(
            r#"{{"organizations":[{{"id":"o","status":2,"enabled":true,"useResetPassword":true,
                "type":{role}{more}}}]}}"#
        );
        let profile: Profile = serde_json::from_str(&profile).expect("a profile");
        Rights::of(&profile, "o").expect("rights")
    }

    fn member(role: i64, status: i64) -> OrganizationUser {
        OrganizationUser {
            user_type: role.into(),
            status: status.into(),
            reset_password_enrolled: true,
            ..OrganizationUser::default()
        }
    }

    fn policy(enabled: bool) -> Vec<Policy> {
        vec![Policy {
            policy_type: PolicyType::AccountRecovery,
            enabled,
            ..Policy::default()
        }]
    }

    #[test]
    fn rank_decides_who_reaches_whom() {
        let custom = r#","permissions":{"manageResetPassword":true}"#;
        let others = r#","permissions":{"manageUsers":true}"#;
        for (role, more, reached) in [
            ("0", "", vec![0, 1, 2, 4]),
            ("1", "", vec![1, 2, 4]),
            ("4", custom, vec![2, 4]),
            ("4", others, vec![]),
            ("2", "", vec![]),
        ] {
            let rights = rights(role, more);
            let found: Vec<i64> = [0, 1, 2, 4]
                .into_iter()
                .filter(|it| why_not(&rights, &member(*it, 2), None).is_none())
                .collect();
            assert_eq!(found, reached, "role {role}{more}");
        }
    }

    #[test]
    fn everybody_who_cannot_be_recovered_has_a_reason() {
        let owner = rights("0", "");
        let why = |member: &OrganizationUser| why_not(&owner, member, None);
        assert_eq!(why(&member(2, 0)), Some(WhyNot::NotJoined));
        assert_eq!(why(&member(2, 3)), Some(WhyNot::NotJoined));
        for status in [-1, 1, 2] {
            assert_eq!(why(&member(2, status)), None, "status {status}");
        }
        let mut away = member(2, 2);
        away.reset_password_enrolled = false;
        assert_eq!(why(&away), Some(WhyNot::NotEnrolled));
        away.uses_key_connector = true;
        assert_eq!(why(&away), Some(WhyNot::KeyConnector));
        for (on, expected) in [(true, None), (false, Some(WhyNot::PolicyOff))] {
            assert_eq!(why_not(&owner, &member(2, 2), Some(&policy(on))), expected);
        }
        assert_eq!(
            why_not(&owner, &member(2, 2), Some(&[])),
            Some(WhyNot::PolicyOff)
        );
    }

    #[test]
    fn plans_and_servers_without_it_say_so() {
        let without = rights("0", r#","useResetPassword":false"#);
        assert_eq!(why_not(&without, &member(2, 2), None), Some(WhyNot::Plan));
        assert_eq!(
            why_not(&without.on(true), &member(2, 2), None),
            Some(WhyNot::Server)
        );
        let third_party = rights("0", "").on(true);
        assert_eq!(
            why_not(&third_party, &member(2, 1), None),
            Some(WhyNot::NotConfirmed)
        );
        assert_eq!(why_not(&third_party, &member(2, 2), None), None);
    }
}
