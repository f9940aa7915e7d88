//! What a mailed link says: which provider, who was asked, and the token that proves it.

use crate::nav::Query;

/// The link of the mail, read from the address or from what somebody pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Invitation {
    pub(super) provider_id: String,
    /// To whom it was mailed; some links do not say.
    pub(super) email: Option<String>,
    pub(super) token: Option<String>,
}

impl Invitation {
    /// From the query of the address.
    pub(super) fn of(query: &Query) -> Self {
        let text = |name| {
            query
                .get(name)
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        Self {
            provider_id: text("providerId").unwrap_or_default(),
            email: text("email"),
            token: text("token"),
        }
    }

    /// From a whole link, as it stands in the mail.
    pub(super) fn of_link(link: &str) -> Option<Self> {
        let (_, query) = link.trim().split_once("setup-provider?")?;
        let query = query.split('#').next().unwrap_or_default();
        let invitation = Self::of(&Query::parse(query));
        (!invitation.provider_id.is_empty() && invitation.token.is_some()).then_some(invitation)
    }

    /// As a query of the address.
    pub(super) fn to_query(&self) -> Query {
        let mut query = Query::default();
        query.set("providerId", Some(self.provider_id.clone()));
        query.set("email", self.email.clone());
        query.set("token", self.token.clone());
        query
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_link_says_the_same_as_the_address() {
        let link = " https://vault.example/#/providers/setup-provider?providerId=p1&email=a%2Bb%40c.example&token=t%2F1%3D ";
        let read = Invitation::of_link(link).expect("an invitation");
        assert_eq!(
            read,
            Invitation {
                provider_id: "p1".into(),
                email: Some("a+b@c.example".into()),
                token: Some("t/1=".into()),
            }
        );
        assert_eq!(Invitation::of(&read.to_query()), read);
    }

    #[test]
    fn other_links_are_none() {
        for link in [
            "",
            "https://vault.example/",
            "https://vault.example/#/providers/accept-provider?providerId=p1&token=t",
            "https://vault.example/#/providers/setup-provider?providerId=p1",
            "https://vault.example/#/providers/setup-provider?token=t",
        ] {
            assert_eq!(Invitation::of_link(link), None, "{link}");
        }
    }
}
