//! What an invitation's link says, and where the person stands. No view: tested on the host.

use portal_types::account::{OrganizationUserStatusType, Profile};
use portal_types::provider::ProviderUserStatusType;

use crate::nav::Query;

/// What one is invited to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Host {
    /// Working for a provider.
    #[default]
    Provider,
    /// Being a member of an organisation.
    Organization,
}

impl Host {
    /// What an address invites to, by its path.
    pub fn of_path(path: &str) -> Option<Self> {
        match path.trim_end_matches('/') {
            "/providers/accept-provider" => Some(Self::Provider),
            "/accept-organization" => Some(Self::Organization),
            _ => None,
        }
    }

    /// What the link calls the host's id, the row's id, the host's name.
    fn names(self) -> [&'static str; 3] {
        match self {
            Self::Provider => ["providerId", "providerUserId", "providerName"],
            Self::Organization => ["organizationId", "organizationUserId", "organizationName"],
        }
    }
}

const TOKEN: &str = "token";
const ACCEPTED: &str = "accepted";

/// The same address once the invitation was accepted: without the token, which is used up.
pub fn accepted(mut query: Query) -> Query {
    query.set(TOKEN, None);
    query.set(ACCEPTED, Some("1".to_owned()));
    query
}

/// An invitation as its link has it. The host's name is the link's word, not the server's.
///
/// No `Debug`: the token is a secret until it is used.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// What one is invited to.
    pub host: Host,
    /// Which provider or organisation.
    pub host_id: String,
    /// Which row of its people.
    pub row_id: String,
    /// Who is invited.
    pub email: String,
    /// What the provider or organisation is called; empty when the link does not say.
    pub host_name: String,
    /// What proves that the mail arrived; gone from the address once it was used.
    pub token: String,
    /// It was accepted on this page: servers do not list people who wait in their own profile.
    pub is_accepted: bool,
}

impl Invitation {
    /// Reads the address.
    pub fn of(host: Host, query: &Query) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default().trim().to_owned();
        let [id, row, name] = host.names();
        Self {
            host,
            host_id: text(id),
            row_id: text(row),
            email: text("email"),
            host_name: text(name),
            token: text(TOKEN),
            is_accepted: query.get(ACCEPTED).is_some(),
        }
    }

    /// Whether it can be accepted; mail programs like to cut long links.
    pub fn is_complete(&self) -> bool {
        let parts = [&self.host_id, &self.row_id, &self.token];
        parts.iter().all(|part| !part.is_empty())
    }

    /// Where the person who is signed in stands.
    pub fn standing(&self, profile: &Profile) -> Standing {
        let is_other = self.is_complete()
            && !self.email.is_empty()
            && self.email.to_lowercase() != profile.email.trim().to_lowercase();
        if is_other {
            return Standing::WrongAccount;
        }
        match self.stage(profile) {
            Some(Stage::Confirmed) => Standing::Member,
            Some(Stage::Accepted) => Standing::Waiting,
            None if self.is_accepted => Standing::Waiting,
            None if self.is_complete() => Standing::Invited,
            None => Standing::Incomplete,
        }
    }

    /// How far the profile says that it has come.
    fn stage(&self, profile: &Profile) -> Option<Stage> {
        match self.host {
            Host::Provider => {
                let mut all = profile.providers.iter();
                match all.find(|it| it.id == self.host_id)?.status {
                    ProviderUserStatusType::Confirmed => Some(Stage::Confirmed),
                    ProviderUserStatusType::Accepted => Some(Stage::Accepted),
                    _ => None,
                }
            }
            Host::Organization => {
                let mut all = profile.organizations.iter();
                match all.find(|it| it.id == self.host_id)?.status {
                    OrganizationUserStatusType::Confirmed => Some(Stage::Confirmed),
                    OrganizationUserStatusType::Accepted => Some(Stage::Accepted),
                    _ => None,
                }
            }
        }
    }
}

/// How far a membership has come, as far as it counts here.
enum Stage {
    Accepted,
    Confirmed,
}

/// Where a signed-in person stands with an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The link lacks something.
    Incomplete,
    /// The invitation is for another address.
    WrongAccount,
    /// Can accept.
    Invited,
    /// Has accepted; an admin has to confirm.
    Waiting,
    /// Works there already.
    Member,
}

#[cfg(test)]
mod tests {
    use super::*;
    use portal_types::account::ProfileProvider;

    const LINK: &str = "?providerId=p1&providerUserId=u1&email=Ada%40x.example&providerName=Demo+%26+Co&token=a%2Bb";

    fn profile(email: &str, status: Option<i64>) -> Profile {
        let provider = |status: i64| ProfileProvider {
            id: "p1".into(),
            status: status.into(),
            ..ProfileProvider::default()
        };
        Profile {
            email: email.into(),
            providers: status.map(provider).into_iter().collect(),
            ..Profile::default()
        }
    }

    #[test]
    fn the_link_is_read() {
        let invitation = Invitation::of(Host::Provider, &Query::parse(LINK));
        assert_eq!(invitation.host_name, "Demo & Co");
        assert_eq!(invitation.email, "Ada@x.example");
        assert_eq!(invitation.token, "a+b");
        assert!(invitation.is_complete());
        assert!(
            !Invitation::of(Host::Provider, &Query::parse("?providerId=p1&token=x")).is_complete()
        );
    }

    #[test]
    fn organisations_invite_with_names_of_their_own() {
        assert_eq!(
            Host::of_path("/accept-organization"),
            Some(Host::Organization)
        );
        assert_eq!(
            Host::of_path("/accept-organization/"),
            Some(Host::Organization)
        );
        assert_eq!(
            Host::of_path("/providers/accept-provider"),
            Some(Host::Provider)
        );
        assert_eq!(Host::of_path("/organizations/o"), None);
        let link = "?organizationId=o1&organizationUserId=m1&email=ada%40x.example&organizationName=Br%C3%BCckner&token=t";
        let invitation = Invitation::of(Host::Organization, &Query::parse(link));
        assert_eq!(invitation.host_name, "Brückner");
        assert!(invitation.is_complete());
        let standing = |status: Option<i64>| {
            let organization = |status: i64| portal_types::account::ProfileOrganization {
                id: "o1".into(),
                status: status.into(),
                ..Default::default()
            };
            invitation.standing(&Profile {
                email: "Ada@x.example".into(),
                organizations: status.map(organization).into_iter().collect(),
                ..Profile::default()
            })
        };
        assert_eq!(standing(None), Standing::Invited);
        assert_eq!(standing(Some(0)), Standing::Invited);
        assert_eq!(standing(Some(1)), Standing::Waiting);
        assert_eq!(standing(Some(2)), Standing::Member);
    }

    #[test]
    fn everybody_stands_somewhere() {
        let invitation = Invitation::of(Host::Provider, &Query::parse(LINK));
        let standing = |email: &str, status| invitation.standing(&profile(email, status));
        assert_eq!(standing("ada@X.example", None), Standing::Invited);
        assert_eq!(standing("tom@x.example", None), Standing::WrongAccount);
        assert_eq!(standing("ada@x.example", Some(0)), Standing::Invited);
        assert_eq!(standing("ada@x.example", Some(1)), Standing::Waiting);
        assert_eq!(standing("ada@x.example", Some(2)), Standing::Member);
        assert_eq!(standing("tom@x.example", Some(2)), Standing::WrongAccount);
        let after = Invitation::of(Host::Provider, &accepted(Query::parse(LINK)));
        assert_eq!(
            after.standing(&profile("ada@x.example", None)),
            Standing::Waiting
        );
        assert_eq!(
            after.standing(&profile("ada@x.example", Some(2))),
            Standing::Member
        );
        assert!(after.token.is_empty());
        let cut = Invitation {
            token: String::new(),
            ..invitation
        };
        assert_eq!(
            cut.standing(&profile("ada@x.example", None)),
            Standing::Incomplete
        );
        assert_eq!(
            cut.standing(&profile("ada@x.example", Some(1))),
            Standing::Waiting
        );
    }

    #[test]
    fn a_link_without_an_address_leaves_the_judgement_to_the_server() {
        let query = Query::parse("?providerId=p1&providerUserId=u1&token=x");
        let standing =
            Invitation::of(Host::Provider, &query).standing(&profile("tom@x.example", None));
        assert_eq!(standing, Standing::Invited);
    }
}
