//! What an invitation's link says, and where the person stands. No view: tested on the host.

use portal_types::account::Profile;
use portal_types::provider::ProviderUserStatusType;

use crate::nav::Query;

/// The path of an invitation's link.
pub const PATH: &str = "/providers/accept-provider";

const TOKEN: &str = "token";
const ACCEPTED: &str = "accepted";

/// The same address once the invitation was accepted: without the token, which is used up.
pub fn accepted(mut query: Query) -> Query {
    query.set(TOKEN, None);
    query.set(ACCEPTED, Some("1".to_owned()));
    query
}

/// An invitation as its link has it. The provider's name is the link's word, not the server's.
///
/// No `Debug`: the token is a secret until it is used.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Invitation {
    /// Which provider.
    pub provider_id: String,
    /// Which row of its people.
    pub provider_user_id: String,
    /// Who is invited.
    pub email: String,
    /// What the provider is called; empty when the link does not say.
    pub provider_name: String,
    /// What proves that the mail arrived; gone from the address once it was used.
    pub token: String,
    /// It was accepted on this page: servers do not list people who wait in their own profile.
    pub is_accepted: bool,
}

impl Invitation {
    /// Reads the address.
    pub fn of(query: &Query) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default().trim().to_owned();
        Self {
            provider_id: text("providerId"),
            provider_user_id: text("providerUserId"),
            email: text("email"),
            provider_name: text("providerName"),
            token: text(TOKEN),
            is_accepted: query.get(ACCEPTED).is_some(),
        }
    }

    /// Whether it can be accepted; mail programs like to cut long links.
    pub fn is_complete(&self) -> bool {
        let parts = [&self.provider_id, &self.provider_user_id, &self.token];
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
        let mut providers = profile.providers.iter();
        let provider = providers.find(|provider| provider.id == self.provider_id);
        match provider.map(|provider| provider.status) {
            Some(ProviderUserStatusType::Confirmed) => Standing::Member,
            Some(ProviderUserStatusType::Accepted) => Standing::Waiting,
            _ if self.is_accepted => Standing::Waiting,
            _ if self.is_complete() => Standing::Invited,
            _ => Standing::Incomplete,
        }
    }
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
        let invitation = Invitation::of(&Query::parse(LINK));
        assert_eq!(invitation.provider_name, "Demo & Co");
        assert_eq!(invitation.email, "Ada@x.example");
        assert_eq!(invitation.token, "a+b");
        assert!(invitation.is_complete());
        assert!(!Invitation::of(&Query::parse("?providerId=p1&token=x")).is_complete());
    }

    #[test]
    fn everybody_stands_somewhere() {
        let invitation = Invitation::of(&Query::parse(LINK));
        let standing = |email: &str, status| invitation.standing(&profile(email, status));
        assert_eq!(standing("ada@X.example", None), Standing::Invited);
        assert_eq!(standing("tom@x.example", None), Standing::WrongAccount);
        assert_eq!(standing("ada@x.example", Some(0)), Standing::Invited);
        assert_eq!(standing("ada@x.example", Some(1)), Standing::Waiting);
        assert_eq!(standing("ada@x.example", Some(2)), Standing::Member);
        assert_eq!(standing("tom@x.example", Some(2)), Standing::WrongAccount);
        let after = Invitation::of(&accepted(Query::parse(LINK)));
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
        let standing = Invitation::of(&query).standing(&profile("tom@x.example", None));
        assert_eq!(standing, Standing::Invited);
    }
}
