//! What may be done with whom, before the server has to say no. No view: tested on the host.

use portal_types::account::{OrganizationUserStatusType, OrganizationUserType, Permissions};
use portal_types::organization_user::OrganizationUser;

use crate::session::{Rights, Standing};

/// What people are called: by name, else by address.
pub fn name_of(member: &OrganizationUser) -> &str {
    match member.name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name,
        _ => &member.email,
    }
}

/// Name and address.
pub fn label_of(member: &OrganizationUser) -> String {
    let name = name_of(member);
    if name == member.email {
        name.to_owned()
    } else {
        format!("{name} ({})", member.email)
    }
}

/// Whether a member takes a seat.
pub fn takes_seat(member: &OrganizationUser) -> bool {
    use OrganizationUserStatusType::{Accepted, Confirmed, Invited};
    matches!(member.status, Invited | Accepted | Confirmed)
}

/// Something that can be done with several members at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Mail the invitation once more.
    Resend,
    /// Hand the organisation key over.
    Confirm,
    /// Withdraw access, keeping what was given.
    Revoke,
    /// Give access back.
    Restore,
    /// End the membership.
    Remove,
}

impl Deed {
    /// The word it is kept under when a reload cuts it short.
    pub fn word(self) -> &'static str {
        match self {
            Self::Resend => "resend",
            Self::Confirm => "confirm",
            Self::Revoke => "revoke",
            Self::Restore => "restore",
            Self::Remove => "remove",
        }
    }

    /// The deed of a kept word.
    pub fn of_word(word: &str) -> Option<Self> {
        [
            Self::Resend,
            Self::Confirm,
            Self::Revoke,
            Self::Restore,
            Self::Remove,
        ]
        .into_iter()
        .find(|deed| deed.word() == word)
    }
}

/// Why something cannot be done with a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Nothing can be done without the right to manage members.
    NotYours,
    /// The invitation was accepted already.
    AcceptedAlready,
    /// The invitation has not been accepted yet.
    NotAccepted,
    /// Was confirmed already.
    ConfirmedAlready,
    /// Access was withdrawn before.
    RevokedAlready,
    /// Access was never withdrawn.
    NotRevoked,
    /// Nobody removes or revokes themselves.
    Yourself,
    /// A confirmed owner must remain.
    LastOwner,
    /// Owners are managed by owners.
    OwnersOnly,
    /// Admins are managed by owners and admins.
    AdminsOnly,
    /// The organisation owns the account.
    Claimed,
    /// In a state that this portal does not know.
    Unknown,
}

/// The members of a client, as somebody sees them.
#[derive(Clone, Copy, Debug)]
pub struct Team<'a> {
    /// Everybody.
    pub members: &'a [OrganizationUser],
    /// Account id of who looks.
    pub own_user_id: &'a str,
    /// What who looks may do there.
    pub rights: &'a Rights,
}

impl Team<'_> {
    /// Whether this is the one who looks.
    pub fn is_self(&self, member: &OrganizationUser) -> bool {
        member.user_id.as_deref() == Some(self.own_user_id)
    }

    /// Whether the client would be without a confirmed owner if this one were none. Staff of a provider
    /// count as owners, so a managed client has no last one.
    pub fn is_last_owner(&self, member: &OrganizationUser) -> bool {
        let is_managed = self.rights.organization().provider_id.is_some();
        is_confirmed_owner(member) && !is_managed && !self.has_owner_besides(&[member.id.as_str()])
    }

    /// Whether the client has a confirmed owner of its own besides these members.
    pub fn has_owner_besides(&self, ids: &[&str]) -> bool {
        let mut others = self.members.iter();
        others.any(|other| is_confirmed_owner(other) && !ids.contains(&other.id.as_str()))
    }

    /// Whether whoever looks may change this member at all, and if not, why not.
    pub fn reach(&self, member: &OrganizationUser) -> Option<Obstacle> {
        if self.rights.manages(member.user_type) {
            return None;
        }
        Some(match (self.rights.standing(), member.user_type) {
            (Standing::User, _) => Obstacle::NotYours,
            (_, OrganizationUserType::Owner) => Obstacle::OwnersOnly,
            (Standing::Custom(_), OrganizationUserType::Admin) => Obstacle::AdminsOnly,
            _ => Obstacle::NotYours,
        })
    }

    /// Why it cannot be done with this member.
    pub fn obstacle(&self, deed: Deed, member: &OrganizationUser) -> Option<Obstacle> {
        use OrganizationUserStatusType::{Accepted, Confirmed, Invited, Revoked, Staged, Unknown};
        // The key may be handed to anybody: whoever invited them had the right to.
        let is_ranked =
            !matches!(deed, Deed::Confirm | Deed::Resend) || self.rights.is_vaultwarden();
        if let Some(obstacle) = self
            .reach(member)
            .filter(|it| is_ranked || *it == Obstacle::NotYours)
        {
            return Some(obstacle);
        }
        match (deed, member.status) {
            (_, Unknown(_)) => Some(Obstacle::Unknown),
            (Deed::Resend, Invited) | (Deed::Confirm, Accepted) => None,
            (Deed::Resend, Revoked) | (Deed::Confirm | Deed::Revoke, Revoked) => {
                Some(Obstacle::RevokedAlready)
            }
            (Deed::Resend, _) => Some(Obstacle::AcceptedAlready),
            (Deed::Confirm, Confirmed) => Some(Obstacle::ConfirmedAlready),
            (Deed::Confirm, Invited | Staged) => Some(Obstacle::NotAccepted),
            (Deed::Restore, Revoked) => None,
            (Deed::Restore, _) => Some(Obstacle::NotRevoked),
            (Deed::Revoke | Deed::Remove, _) if self.is_self(member) => Some(Obstacle::Yourself),
            (Deed::Revoke | Deed::Remove, _) if self.is_last_owner(member) => {
                Some(Obstacle::LastOwner)
            }
            (Deed::Remove, _) if member.is_claimed() => Some(Obstacle::Claimed),
            (Deed::Revoke | Deed::Remove, _) => None,
        }
    }

    /// Those of the targets it can be done with, and the others with the reason. All owners of a client at
    /// once would leave it without one, so the last of them stays.
    pub fn split(
        &self,
        deed: Deed,
        targets: &[OrganizationUser],
    ) -> (Vec<OrganizationUser>, Vec<(OrganizationUser, Obstacle)>) {
        let (mut possible, mut left_out) = (Vec::<OrganizationUser>::new(), Vec::new());
        let takes_away = matches!(deed, Deed::Revoke | Deed::Remove);
        let is_managed = self.rights.organization().provider_id.is_some();
        for target in targets {
            let obstacle = self.obstacle(deed, target).or_else(|| {
                let ends = takes_away && !is_managed && is_confirmed_owner(target);
                let ids = possible.iter().map(|it| it.id.as_str());
                let ids: Vec<&str> = ids.chain([target.id.as_str()]).collect();
                (ends && !self.has_owner_besides(&ids)).then_some(Obstacle::LastOwner)
            });
            match obstacle {
                None => possible.push(target.clone()),
                Some(obstacle) => left_out.push((target.clone(), obstacle)),
            }
        }
        (possible, left_out)
    }
}

/// Whether a member is an owner who holds the key.
pub fn is_confirmed_owner(member: &OrganizationUser) -> bool {
    member.status == OrganizationUserStatusType::Confirmed
        && member.user_type == OrganizationUserType::Owner
}

/// The custom permissions that somebody may hand out: all, or with a custom role no more than they have.
pub fn grantable(rights: &Rights) -> Permissions {
    match rights.standing() {
        Standing::Custom(own) => own,
        _ => Permissions::ALL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::account::Profile;

    fn rights(role: &str, provider: &str) -> Rights {
        let profile = format!(
            r#"{{"organizations":[{{"id":"o","status":2,"enabled":true,{provider}{role}}}]}}"#
        );
        let profile: Profile = serde_json::from_str(&profile).expect("a profile");
        Rights::of(&profile, "o").expect("rights")
    }

    fn member(id: &str, user_type: i64, status: i64) -> OrganizationUser {
        OrganizationUser {
            id: id.into(),
            user_id: (status != 0).then(|| format!("user-{id}")),
            user_type: user_type.into(),
            status: status.into(),
            email: format!("{id}@x.example"),
            ..OrganizationUser::default()
        }
    }

    const OWNER: &str = r#""type":0"#;
    const ADMIN: &str = r#""type":1"#;
    const MANAGER: &str = r#""type":4,"permissions":{"manageUsers":true}"#;
    const READER: &str = r#""type":4,"permissions":{"manageResetPassword":true}"#;
    const USER: &str = r#""type":2"#;

    #[test]
    fn names_fall_back_to_addresses() {
        let named = OrganizationUser {
            name: Some(" Ada ".into()),
            ..member("a", 2, 2)
        };
        assert_eq!(name_of(&named), "Ada");
        assert_eq!(label_of(&named), "Ada (a@x.example)");
        assert_eq!(label_of(&member("b", 2, 0)), "b@x.example");
    }

    #[test]
    fn what_can_be_done_depends_on_the_status() {
        use Obstacle::{
            AcceptedAlready, ConfirmedAlready, NotAccepted, NotRevoked, RevokedAlready, Unknown,
        };
        let members: Vec<_> = [-1, 0, 1, 2, 3, 9]
            .map(|status| member(&status.to_string(), 2, status))
            .into();
        let rights = rights(OWNER, "");
        let team = Team {
            members: &members,
            own_user_id: "",
            rights: &rights,
        };
        let row = |deed| {
            let each = members.iter().map(|member| team.obstacle(deed, member));
            each.collect::<Vec<_>>()
        };
        let no = Some;
        for (deed, expected) in [
            (
                Deed::Resend,
                [
                    no(RevokedAlready),
                    None,
                    no(AcceptedAlready),
                    no(AcceptedAlready),
                    no(AcceptedAlready),
                    no(Unknown),
                ],
            ),
            (
                Deed::Confirm,
                [
                    no(RevokedAlready),
                    no(NotAccepted),
                    None,
                    no(ConfirmedAlready),
                    no(NotAccepted),
                    no(Unknown),
                ],
            ),
            (
                Deed::Revoke,
                [no(RevokedAlready), None, None, None, None, no(Unknown)],
            ),
            (
                Deed::Restore,
                [
                    None,
                    no(NotRevoked),
                    no(NotRevoked),
                    no(NotRevoked),
                    no(NotRevoked),
                    no(Unknown),
                ],
            ),
            (Deed::Remove, [None, None, None, None, None, no(Unknown)]),
        ] {
            assert_eq!(row(deed), expected, "{deed:?}");
        }
    }

    #[test]
    fn roles_reach_so_far_and_no_further() {
        use Obstacle::{AdminsOnly, NotYours, OwnersOnly};
        let members = [
            member("owner", 0, 2),
            member("owner2", 0, 2),
            member("admin", 1, 2),
            member("user", 2, 2),
            member("custom", 4, 2),
        ];
        for (role, expected) in [
            (OWNER, [None, None, None, None, None]),
            (
                ADMIN,
                [Some(OwnersOnly), Some(OwnersOnly), None, None, None],
            ),
            (
                MANAGER,
                [
                    Some(OwnersOnly),
                    Some(OwnersOnly),
                    Some(AdminsOnly),
                    None,
                    None,
                ],
            ),
            (USER, [Some(NotYours); 5]),
        ] {
            let rights = rights(role, "");
            let team = Team {
                members: &members,
                own_user_id: "",
                rights: &rights,
            };
            let found: Vec<_> = members
                .iter()
                .map(|member| team.obstacle(Deed::Remove, member))
                .collect();
            assert_eq!(found, expected, "{role}");
        }
        let rights = rights(READER, "");
        let team = Team {
            members: &members,
            own_user_id: "",
            rights: &rights,
        };
        assert!(team.obstacle(Deed::Remove, &members[3]).is_some());
    }

    #[test]
    fn oneself_and_the_last_owner_stay() {
        let members = [
            member("a", 0, 2),
            member("b", 0, 2),
            member("w", 0, 1),
            member("u", 2, 2),
        ];
        let own = rights(OWNER, "");
        let team = Team {
            members: &members,
            own_user_id: "user-a",
            rights: &own,
        };
        assert_eq!(
            team.obstacle(Deed::Remove, &members[0]),
            Some(Obstacle::Yourself)
        );
        assert_eq!(
            team.obstacle(Deed::Revoke, &members[0]),
            Some(Obstacle::Yourself)
        );
        let alone = Team {
            members: &members[1..],
            own_user_id: "somebody",
            ..team
        };
        assert_eq!(
            alone.obstacle(Deed::Revoke, &members[1]),
            Some(Obstacle::LastOwner)
        );
        // All owners at once: one of them has to stay.
        let stranger = Team {
            own_user_id: "somebody",
            ..team
        };
        let (possible, left_out) = stranger.split(Deed::Remove, &members);
        let ids = |members: &[OrganizationUser]| {
            members.iter().map(|it| it.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ids(&possible), ["a", "w", "u"]);
        assert_eq!(left_out, [(members[1].clone(), Obstacle::LastOwner)]);
        // The staff of the provider count as owners.
        let managed = rights(OWNER, r#""providerId":"p","#);
        let team = Team {
            rights: &managed,
            ..stranger
        };
        assert_eq!(team.split(Deed::Remove, &members).1, []);
    }

    #[test]
    fn nobody_hands_out_more_than_they_have() {
        let all = grantable(&rights(ADMIN, ""));
        assert!(all.manage_policies && all.manage_scim);
        let own = grantable(&rights(MANAGER, ""));
        assert!(own.manage_users && !own.manage_policies);
    }
}
