//! What the drawing shows: a provider with its people by type and its clients, and what stands outside.
//! No view: tested on the host.

use portal_types::account::{OrganizationUserStatusType, Profile};
use portal_types::provider::{ProviderUserStatusType, ProviderUserType};
use portal_types::provider_user::ProviderUser;

use crate::{
    i18n::{Text, m::training::about as words},
    nav::Route,
    pages::provider::name_of_person,
};

/// One name in the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// What it is called.
    pub name: Text,
    /// Where it leads.
    pub to: Option<Route>,
}

impl Leaf {
    fn plain(name: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            to: None,
        }
    }
}

/// The people of one type.
#[derive(Clone, Debug, PartialEq)]
pub enum People {
    /// These.
    Known(Vec<Leaf>),
    /// On their way.
    Loading,
    /// Only admins may see them.
    Hidden,
    /// The server did not answer.
    Failed,
}

/// A provider as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its name.
    pub name: Text,
    /// Provider admins.
    pub admins: People,
    /// Service users.
    pub service: People,
    /// Client organisations.
    pub clients: Vec<Leaf>,
    /// Organisations of this person that no provider manages.
    pub own: Vec<Leaf>,
}

/// The example for those who are not signed in or work for no provider.
pub fn example() -> Shape {
    Shape {
        name: words::EXAMPLE_PROVIDER.into(),
        admins: People::Known(vec![Leaf::plain(words::EXAMPLE_ADMIN)]),
        service: People::Known(vec![Leaf::plain(words::EXAMPLE_SERVICE)]),
        clients: vec![
            Leaf::plain(words::EXAMPLE_CLIENT_1),
            Leaf::plain(words::EXAMPLE_CLIENT_2),
            Leaf::plain(words::EXAMPLE_CLIENT_3),
        ],
        own: vec![Leaf::plain(words::EXAMPLE_OWN)],
    }
}

/// What is known of the people of a provider.
#[derive(Clone, Copy, Debug)]
pub enum Staff<'a> {
    /// All of them.
    Known(&'a [ProviderUser]),
    /// On their way.
    Loading,
    /// This person is a service user and may not see them.
    Hidden,
    /// The server did not answer.
    Failed,
}

/// A provider of this person; `None` when they do not work for it.
pub fn live(profile: &Profile, provider_id: &str, staff: Staff<'_>) -> Option<Shape> {
    let mut providers = profile.providers.iter();
    let provider = providers.find(|provider| provider.id == provider_id)?;
    let people = |role: ProviderUserType| match staff {
        Staff::Known(all) => People::Known(
            all.iter()
                .filter(|it| it.status == ProviderUserStatusType::Confirmed && it.user_type == role)
                .map(|it| {
                    let name = name_of_person(it);
                    match it.user_id.as_deref() == Some(profile.id.as_str()) {
                        true => Leaf::plain(words::you(name)),
                        false => Leaf::plain(Text::plain(name)),
                    }
                })
                .collect(),
        ),
        Staff::Loading => People::Loading,
        Staff::Hidden => People::Hidden,
        Staff::Failed => People::Failed,
    };
    let link = |id: &str, name: &str| Leaf {
        name: Text::plain(name),
        to: Some(Route::organization(id)),
    };
    let clients = profile
        .provider_organizations
        .iter()
        .filter(|it| it.provider_id.as_deref() == Some(provider_id))
        .map(|it| link(&it.id, &it.name));
    let own = profile
        .organizations
        .iter()
        .filter(|it| it.provider_id.is_none() && it.status == OrganizationUserStatusType::Confirmed)
        .map(|it| Leaf::plain(Text::plain(it.name.as_str())));
    Some(Shape {
        name: Text::plain(provider.name.clone().unwrap_or_default()),
        admins: people(ProviderUserType::ProviderAdmin),
        service: people(ProviderUserType::ServiceUser),
        clients: clients.collect(),
        own: own.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        serde_json::from_str(
            r#"{"id":"me","providers":[{"id":"p","name":"MSP","type":0,"status":2,"enabled":true}],
                "providerOrganizations":[
                    {"id":"c1","name":"<b>One</b>","providerId":"p","status":2},
                    {"id":"c2","name":"Of another","providerId":"q","status":2}],
                "organizations":[{"id":"own","name":"Own","type":0,"status":2},
                    {"id":"c3","name":"Managed","type":0,"status":2,"providerId":"p"},
                    {"id":"inv","name":"Invited","type":0,"status":0}]}"#,
        )
        .unwrap()
    }

    fn person(user_id: &str, user_type: ProviderUserType) -> ProviderUser {
        ProviderUser {
            user_id: Some(user_id.into()),
            user_type,
            status: ProviderUserStatusType::Confirmed,
            email: format!("{user_id}@x.example"),
            ..Default::default()
        }
    }

    #[test]
    fn people_stand_with_their_type_and_oneself_is_marked() {
        let mut invited = person("late", ProviderUserType::ServiceUser);
        invited.status = ProviderUserStatusType::Invited;
        let all = [
            person("me", ProviderUserType::ProviderAdmin),
            person("tech", ProviderUserType::ServiceUser),
            invited,
        ];
        let shape = live(&profile(), "p", Staff::Known(&all)).unwrap();
        assert_eq!(
            shape.admins,
            People::Known(vec![Leaf::plain(words::you("me@x.example"))])
        );
        assert_eq!(
            shape.service,
            People::Known(vec![Leaf::plain(Text::plain("tech@x.example"))])
        );
    }

    #[test]
    fn only_the_clients_of_this_provider_are_inside_and_ones_own_is_outside() {
        let shape = live(&profile(), "p", Staff::Hidden).unwrap();
        assert_eq!(shape.admins, People::Hidden);
        let names = |leaves: &[Leaf]| -> Vec<Text> {
            leaves.iter().map(|leaf| leaf.name.clone()).collect()
        };
        assert_eq!(names(&shape.clients), [Text::plain("<b>One</b>")]);
        assert_eq!(names(&shape.own), [Text::plain("Own")]);
        assert_eq!(live(&profile(), "q", Staff::Hidden), None);
    }
}
