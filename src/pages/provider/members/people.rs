//! What may be done with whom, before the server has to say no. No view: tested on the host.

use portal_types::provider::{ProviderUserStatusType, ProviderUserType};
use portal_types::provider_user::ProviderUser;

/// What people are called: by name, else by address.
pub fn name_of(person: &ProviderUser) -> &str {
    match person.name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => name,
        _ => &person.email,
    }
}

/// Something that can be done with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Mail the invitation once more.
    Resend,
    /// Hand the provider key over.
    Confirm,
    /// Remove from the provider.
    Remove,
}

/// Why something cannot be done with a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The invitation was accepted already.
    AcceptedAlready,
    /// The invitation has not been accepted yet.
    NotAccepted,
    /// Was confirmed already.
    ConfirmedAlready,
    /// Nobody removes themselves.
    Yourself,
    /// A confirmed admin must remain.
    LastAdmin,
}

/// The people of a provider, as somebody sees them.
#[derive(Clone, Copy, Debug)]
pub struct Staff<'a> {
    /// Everybody.
    pub people: &'a [ProviderUser],
    /// Account id of who looks.
    pub own_user_id: &'a str,
}

impl Staff<'_> {
    /// Whether this is the one who looks.
    pub fn is_self(&self, person: &ProviderUser) -> bool {
        person.user_id.as_deref() == Some(self.own_user_id)
    }

    /// Whether the provider would be without a confirmed admin if this one were none.
    pub fn is_last_admin(&self, person: &ProviderUser) -> bool {
        is_confirmed_admin(person)
            && !self
                .people
                .iter()
                .any(|other| other.id != person.id && is_confirmed_admin(other))
    }

    /// Why it cannot be done with this person.
    pub fn obstacle(&self, deed: Deed, person: &ProviderUser) -> Option<Obstacle> {
        use ProviderUserStatusType::{Accepted, Confirmed, Invited};
        match (deed, person.status) {
            (Deed::Resend, Invited) | (Deed::Confirm, Accepted) => None,
            (Deed::Resend, _) => Some(Obstacle::AcceptedAlready),
            (Deed::Confirm, Confirmed) => Some(Obstacle::ConfirmedAlready),
            (Deed::Confirm, _) => Some(Obstacle::NotAccepted),
            (Deed::Remove, _) if self.is_self(person) => Some(Obstacle::Yourself),
            (Deed::Remove, _) if self.is_last_admin(person) => Some(Obstacle::LastAdmin),
            (Deed::Remove, _) => None,
        }
    }
}

fn is_confirmed_admin(person: &ProviderUser) -> bool {
    person.status == ProviderUserStatusType::Confirmed
        && person.user_type == ProviderUserType::ProviderAdmin
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(id: &str, user_type: ProviderUserType, status: i64) -> ProviderUser {
        ProviderUser {
            id: id.into(),
            user_id: (status > 0).then(|| format!("user-{id}")),
            user_type,
            status: ProviderUserStatusType::from(status),
            name: (id == "a").then(|| " Ada ".into()),
            email: format!("{id}@demo.example"),
        }
    }

    #[test]
    fn names_fall_back_to_addresses() {
        let (admin, user) = (
            ProviderUserType::ProviderAdmin,
            ProviderUserType::ServiceUser,
        );
        assert_eq!(name_of(&person("a", admin, 2)), "Ada");
        assert_eq!(name_of(&person("b", user, 0)), "b@demo.example");
    }

    #[test]
    fn what_can_be_done_depends_on_the_status() {
        let user = ProviderUserType::ServiceUser;
        let people = [
            person("i", user, 0),
            person("w", user, 1),
            person("c", user, 2),
        ];
        let staff = Staff {
            people: &people,
            own_user_id: "",
        };
        let table = |deed| people.each_ref().map(|person| staff.obstacle(deed, person));
        use Obstacle::{AcceptedAlready, ConfirmedAlready, NotAccepted};
        assert_eq!(
            table(Deed::Resend),
            [None, Some(AcceptedAlready), Some(AcceptedAlready)]
        );
        assert_eq!(
            table(Deed::Confirm),
            [Some(NotAccepted), None, Some(ConfirmedAlready)]
        );
        assert_eq!(table(Deed::Remove), [None, None, None]);
    }

    #[test]
    fn oneself_and_the_last_confirmed_admin_stay() {
        let admin = ProviderUserType::ProviderAdmin;
        let mut people = vec![
            person("me", admin, 2),
            person("w", admin, 1),
            person("odd", ProviderUserType::Unknown(7), 2),
        ];
        let obstacles = |people: &[ProviderUser], own_user_id| {
            let staff = Staff {
                people,
                own_user_id,
            };
            let each = people.iter();
            each.map(|person| staff.obstacle(Deed::Remove, person))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            obstacles(&people, "user-me"),
            [Some(Obstacle::Yourself), None, None]
        );
        assert_eq!(
            obstacles(&people, "somebody"),
            [Some(Obstacle::LastAdmin), None, None]
        );
        fn staff(people: &[ProviderUser]) -> Staff<'_> {
            Staff {
                people,
                own_user_id: "user-me",
            }
        }
        assert!(staff(&people).is_last_admin(&people[0]));
        people.push(person("second", admin, 2));
        assert!(!staff(&people).is_last_admin(&people[0]));
        assert_eq!(obstacles(&people, "somebody")[0], None);
    }
}
