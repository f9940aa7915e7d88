//! Who and what the ids of events are.

use std::collections::HashMap;
use std::sync::Arc;

use portal_types::client_list::ClientList;

/// A person as far as a log needs them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name; empty for people who never set one.
    pub name: String,
    /// The address.
    pub email: String,
}

impl Person {
    /// What to call them.
    pub fn shown(&self) -> &str {
        let name = self.name.trim();
        if name.is_empty() { &self.email } else { name }
    }
}

/// What is known of the ids in a log. Whoever shows a log fills in what can be had; the rest stays an id.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// People by the id of their account.
    pub people: HashMap<String, Person>,
    /// A provider's people by the id of the row: their account, if they have one, and who they are.
    pub provider_users: HashMap<String, (Option<String>, Person)>,
    /// Other things by their id: members, groups, collections ...
    pub things: HashMap<String, String>,
    /// A provider's clients.
    pub clients: Option<Arc<ClientList>>,
}

impl Names {
    /// The account of a provider's person; the id itself when it is none of those.
    pub fn account_of<'id>(&'id self, id: &'id str) -> &'id str {
        match self.provider_users.get(id) {
            Some((Some(account), _)) => account,
            _ => id,
        }
    }

    /// One of the provider's people.
    pub fn provider_user(&self, id: &str) -> Option<&Person> {
        self.provider_users.get(id).map(|(_, person)| person)
    }

    /// The client's name by the id of its organisation or of its link.
    pub fn client(&self, id: &str) -> Option<&str> {
        let clients = self.clients.as_ref()?;
        let row = clients.find_organization(id).or_else(|| clients.find(id))?;
        Some(clients.name(row)).filter(|name| !name.trim().is_empty())
    }

    /// The organisation behind a link.
    pub fn organization_of_link(&self, link_id: &str) -> Option<String> {
        let clients = self.clients.as_ref()?;
        Some(clients.organization_id(clients.find(link_id)?))
    }
}

/// What stands for an id that nobody can name: enough of it to tell it from others.
pub fn short_id(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

#[cfg(test)]
pub(super) mod tests {
    use portal_types::client_list::ClientRow;

    use super::*;

    /// Ada (u1, row r1), an invited person (row r2), one client.
    pub(in super::super) fn names() -> Names {
        let person = |name: &str, email: &str| Person {
            name: name.into(),
            email: email.into(),
        };
        let mut clients = ClientList::default();
        clients.push(ClientRow {
            id: "11111111-0000-4000-8000-000000000001",
            organization_id: "22222222-0000-4000-8000-000000000001",
            name: "Acme & Söhne",
            ..ClientRow::default()
        });
        let ada = person("Ada Okafor", "admin@demo.example");
        Names {
            people: [("u1".to_owned(), ada.clone())].into(),
            provider_users: [
                ("r1".to_owned(), (Some("u1".to_owned()), ada)),
                ("r2".to_owned(), (None, person(" ", "new@demo.example"))),
            ]
            .into(),
            things: HashMap::new(),
            clients: Some(Arc::new(clients)),
        }
    }

    #[test]
    fn ids_become_names_where_they_are_known() {
        let names = names();
        assert_eq!(names.account_of("r1"), "u1");
        assert_eq!(names.account_of("r2"), "r2");
        assert_eq!(names.account_of("u1"), "u1");
        let shown = |id| names.provider_user(id).map(Person::shown);
        assert_eq!(shown("r2"), Some("new@demo.example"));
        assert_eq!(shown("r1"), Some("Ada Okafor"));
        let organization = "22222222-0000-4000-8000-000000000001";
        let link = "11111111-0000-4000-8000-000000000001";
        assert_eq!(names.client(organization), Some("Acme & Söhne"));
        assert_eq!(names.client(link), Some("Acme & Söhne"));
        assert_eq!(
            names.organization_of_link(link).as_deref(),
            Some(organization)
        );
        assert_eq!(names.client("elsewhere"), None);
        assert_eq!(short_id("12345678-9"), "12345678");
        assert_eq!(short_id("äb"), "äb");
    }
}
