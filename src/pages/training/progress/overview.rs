//! For each client: what was done with whom, and what is open.

use std::cmp::Ordering;

use table_models::fold::fold;

use super::entry::{Entry, Step, Subject};
use crate::pages::training::clients::Chosen;

/// What is known of one client.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientProgress {
    /// The client's id, if it is one that the person looks after.
    pub id: Option<String>,
    /// Its name; empty for people who belong to none.
    pub name: String,
    /// Who was named, by name.
    pub people: Vec<String>,
    /// The latest first.
    pub entries: Vec<Entry>,
}

impl ClientProgress {
    /// By which the page knows it again: its id, or its name as it is compared.
    pub fn key(&self) -> u64 {
        let known = match &self.id {
            Some(id) => format!("id {id}"),
            None => format!("name {}", fold(self.name.trim())),
        };
        // FNV-1a.
        known.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// What counts for a person: what was done with them, and with everybody. Without a person: all of it.
    pub fn entries_of(&self, person: &str) -> impl Iterator<Item = &Entry> {
        let counts = move |entry: &&Entry| {
            person.is_empty() || entry.person.is_empty() || is_same(&entry.person, person)
        };
        self.entries.iter().filter(counts)
    }

    /// How far it went with a subject; `None`: it is open.
    pub fn step(&self, subject: Subject, person: &str) -> Option<Step> {
        let about = self.entries_of(person).filter(|it| it.subject == subject);
        about.map(|it| it.step).max()
    }

    /// The subjects on which nobody was trained yet.
    pub fn open(&self, person: &str) -> Vec<Subject> {
        Subject::all()
            .filter(|subject| self.step(*subject, person) != Some(Step::Trained))
            .collect()
    }

    /// On how many of the resources, and on how many of the tasks they were trained.
    pub fn counts(&self, person: &str) -> (usize, usize) {
        let done = Subject::all().filter(|it| self.step(*it, person) == Some(Step::Trained));
        let (resources, tasks): (Vec<_>, Vec<_>) = done.partition(|it| it.is_resource());
        (resources.len(), tasks.len())
    }
}

/// One for each client with an entry, by name; people who belong to none are the last. A client that is known
/// is called as it is now; an entry that has only its name belongs to it too.
pub fn overview(
    entries: &[Entry],
    known: &[Chosen],
    compare: &dyn Fn(&str, &str) -> Ordering,
) -> Vec<ClientProgress> {
    let mut clients: Vec<ClientProgress> = Vec::new();
    for entry in entries {
        let live = known
            .iter()
            .find(|it| it.id == entry.client_id)
            .or_else(|| known.iter().find(|it| is_same(&it.name, &entry.client)));
        let id = live.map(|it| it.id.clone());
        let name = live.map_or(&entry.client, |it| &it.name);
        let is_this = |client: &ClientProgress| match &id {
            Some(id) => client.id.as_ref() == Some(id),
            None => client.id.is_none() && is_same(&client.name, name),
        };
        match clients.iter_mut().find(|client| is_this(client)) {
            Some(client) => client.entries.push(entry.clone()),
            None => clients.push(ClientProgress {
                id,
                name: name.clone(),
                people: Vec::new(),
                entries: vec![entry.clone()],
            }),
        }
    }
    for client in &mut clients {
        client.entries.sort_by(|a, b| b.day.cmp(&a.day));
        for entry in &client.entries {
            let is_new = !client.people.iter().any(|it| is_same(it, &entry.person));
            if is_new && !entry.person.is_empty() {
                client.people.push(entry.person.clone());
            }
        }
        client.people.sort_by(|a, b| compare(a, b));
    }
    clients.sort_by(|a, b| {
        let nobodys = a.name.is_empty().cmp(&b.name.is_empty());
        nobodys.then_with(|| compare(&a.name, &b.name))
    });
    clients
}

/// The clients that nobody has been trained at yet.
pub fn untouched(clients: &[ClientProgress], known: &[Chosen]) -> Vec<Chosen> {
    let has_entry = |it: &&Chosen| {
        clients
            .iter()
            .any(|client| client.id.as_ref() == Some(&it.id))
    };
    known.iter().filter(|it| !has_entry(it)).cloned().collect()
}

fn is_same(a: &str, b: &str) -> bool {
    fold(a.trim()) == fold(b.trim())
}

#[cfg(test)]
mod tests {
    use super::super::entry::tests::entry;
    use super::*;

    fn known() -> Vec<Chosen> {
        [("1", "Äpfel AG"), ("2", "Birnen GmbH")]
            .map(|(id, name)| Chosen {
                id: id.into(),
                name: name.into(),
            })
            .to_vec()
    }

    fn of(entries: &[Entry]) -> Vec<ClientProgress> {
        overview(entries, &known(), &|a, b| a.cmp(b))
    }

    #[test]
    fn entries_stand_with_their_client_under_its_present_name() {
        let renamed = Entry {
            client_id: "1".into(),
            ..entry("a", "Apfel & Co", "Ada", "task:users")
        };
        let clients = of(&[
            entry("d", "", "Freelancer", "resource:apps"),
            renamed,
            entry("b", "apfel ag", "", "task:seats"),
            entry("b2", "äpfel AG ", "Bo", "task:seats"),
            entry("c", "Zitronen", "", "task:seats"),
            entry("c2", "zitronen", "", "task:share"),
        ]);
        let names: Vec<&str> = clients.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Zitronen", "Äpfel AG", ""]);
        assert_eq!(clients[0].entries.len(), 2);
        assert_eq!(clients[0].id, None);
        assert_eq!(clients[1].entries.len(), 3);
        assert_eq!(clients[1].people, ["Ada", "Bo"]);
        let left: Vec<String> = untouched(&clients, &known())
            .into_iter()
            .map(|it| it.id)
            .collect();
        assert_eq!(left, ["2"]);
    }

    #[test]
    fn what_was_done_with_everybody_counts_for_each() {
        let handed = Entry {
            step: Step::HandedOver,
            ..entry("3", "Z", "Ada", "resource:apps")
        };
        let clients = of(&[
            entry("1", "Z", "", "resource:videos"),
            entry("2", "Z", "Ada", "task:users"),
            handed,
        ]);
        let client = &clients[0];
        assert_eq!(client.counts(""), (1, 1));
        assert_eq!(client.counts("ada"), (1, 1));
        assert_eq!(client.counts("Bo"), (1, 0));
        let apps = Subject::of("resource:apps").unwrap();
        assert_eq!(client.step(apps, "Ada"), Some(Step::HandedOver));
        assert_eq!(client.step(apps, "Bo"), None);
        assert!(
            client.open("Ada").contains(&apps),
            "having it is not knowing it"
        );
        assert_eq!(client.open("").len(), 12);
    }

    #[test]
    fn the_latest_comes_first() {
        let early = Entry {
            day: "2025-01-01".into(),
            ..entry("1", "Z", "", "task:users")
        };
        let clients = of(&[early, entry("2", "Z", "", "task:users")]);
        assert_eq!(clients[0].entries[0].id, "2");
    }
}
