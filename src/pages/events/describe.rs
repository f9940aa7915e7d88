//! An event in the reader's language: who, what, where.

use std::borrow::Cow;
use std::sync::Arc;

use super::devices::device_text;
use super::kinds::EventKind;
use super::log::{EventLog, Field};
use super::names::{Names, short_id};
use super::words::words_of;
use crate::i18n::{Arg, I18n, Message, Text, m::events::log as words};
use crate::ui::table::RowId;

/// Who acted, as it stands in the address: the id of an account, or one of the prefixes with what follows.
const SYSTEM: &str = "system-";
const INSTALLATION: &str = "installation-";
const MACHINE: &str = "machine-";
const NOBODY: &str = "nobody";

/// Puts events into words.
#[derive(Clone)]
pub struct Describer {
    i18n: I18n,
    /// Who and what the ids are.
    pub names: Arc<Names>,
}

impl Describer {
    /// With what is known so far.
    pub fn new(i18n: I18n, names: Arc<Names>) -> Self {
        Self { i18n, names }
    }

    /// What happened, as a sentence.
    pub fn sentence(&self, log: &EventLog, row: RowId) -> String {
        let number = log.event_type(row);
        let text = words_of(number, || self.subject(log, row))
            .unwrap_or_else(|| words::unknown_event(number.to_string()));
        self.i18n.text(&text)
    }

    /// What the event was about: its name, or what stands for it.
    fn subject(&self, log: &EventLog, row: RowId) -> Arg {
        let id = |field| log.text(row, field);
        let known = match log.event_type(row) {
            1100..=1199 => id(Field::Cipher),
            1300..=1399 => id(Field::Collection),
            1400..=1499 => id(Field::Group),
            1500..=1599 => id(Field::OrganizationUser).or(id(Field::User)),
            1700..=1799 => id(Field::Policy),
            1800..=1899 => id(Field::ProviderUser).or(id(Field::User)),
            1900..=1999 => id(Field::ProviderOrganization).or(id(Field::Organization)),
            2000..=2099 => return id(Field::Domain).map_or(words::UNNAMED.into(), Arg::from),
            2100..=2199 => id(Field::Secret),
            2200..=2299 => id(Field::Project),
            2300..=2399 => id(Field::GrantedServiceAccount).or(id(Field::ServiceAccount)),
            2500..=2599 => id(Field::Send),
            _ => None,
        };
        let Some(known) = known else {
            return words::UNNAMED.into();
        };
        self.name_of(known)
            .map_or_else(|| short_id(known).into(), Arg::from)
    }

    /// Whatever name is known for an id.
    fn name_of(&self, id: &str) -> Option<&str> {
        let names = &self.names;
        let thing = names.things.get(id).map(String::as_str);
        let provider_user = || names.provider_user(id).map(|person| person.shown());
        let person = || names.people.get(id).map(|person| person.shown());
        thing
            .or_else(provider_user)
            .or_else(person)
            .or_else(|| names.client(id))
    }

    /// Who acted, as a key for filters and the address.
    pub fn person_key<'log>(&self, log: &'log EventLog, row: RowId) -> Cow<'log, str> {
        if let Some(id) = log.text(row, Field::ActingUser) {
            return id.into();
        }
        if let Some(id) = log.text(row, Field::Installation) {
            return format!("{INSTALLATION}{id}").into();
        }
        if let Some(number) = log.system_user(row) {
            return format!("{SYSTEM}{number}").into();
        }
        if let Some(id) = log.text(row, Field::ServiceAccount) {
            return format!("{MACHINE}{id}").into();
        }
        log.text(row, Field::User).unwrap_or(NOBODY).into()
    }

    /// Who that is.
    pub fn person_label(&self, key: &str) -> String {
        if let Some(person) = self.names.people.get(key) {
            return person.shown().to_owned();
        }
        let text: Text = if let Some(number) = key.strip_prefix(SYSTEM) {
            match system_user(number) {
                Some(message) => message.into(),
                None => words::system_unknown(number),
            }
        } else if let Some(id) = key.strip_prefix(INSTALLATION) {
            words::installation(short_id(id))
        } else if let Some(id) = key.strip_prefix(MACHINE) {
            words::machine_account(short_id(id))
        } else if key == NOBODY {
            words::NOBODY.into()
        } else {
            words::unknown_person(short_id(key))
        };
        self.i18n.text(&text)
    }

    /// The person's account, and their address, where they are known: for files.
    pub fn person_email(&self, key: &str) -> &str {
        self.names
            .people
            .get(key)
            .map_or("", |person| person.email.as_str())
    }

    /// Where it happened, as a key for filters and the address: the organisation's id. Empty for nowhere.
    pub fn client_key<'log>(&self, log: &'log EventLog, row: RowId) -> Cow<'log, str> {
        if let Some(id) = log.text(row, Field::Organization) {
            return id.into();
        }
        let Some(link) = log.text(row, Field::ProviderOrganization) else {
            return "".into();
        };
        match self.names.organization_of_link(link) {
            Some(id) => id.into(),
            None => link.into(),
        }
    }

    /// The client's name, or what stands for it; empty for none.
    pub fn client_label(&self, key: &str) -> String {
        match self.names.client(key) {
            _ if key.is_empty() => String::new(),
            Some(name) => name.to_owned(),
            None => self.i18n.text(&words::unknown_client(short_id(key))),
        }
    }

    /// For what concerns no client: one of the provider's people.
    pub fn object_label(&self, log: &EventLog, row: RowId) -> Option<String> {
        let id = log.text(row, Field::ProviderUser)?;
        let known = self.names.provider_user(id).map(|it| it.shown().to_owned());
        Some(known.unwrap_or_else(|| self.i18n.text(&words::unknown_person(short_id(id)))))
    }

    /// What sort of event it is.
    pub fn kind_label(&self, kind: EventKind) -> String {
        self.i18n.text(&kind.label().into())
    }

    /// What somebody worked with; empty when the server did not say.
    pub fn device_label(&self, device_type: Option<i64>) -> String {
        device_type
            .map(|number| self.i18n.text(&device_text(number)))
            .unwrap_or_default()
    }
}

fn system_user(number: &str) -> Option<Message> {
    Some(match number {
        "1" => words::SYSTEM_SCIM,
        "2" => words::SYSTEM_DOMAIN_VERIFICATION,
        "3" => words::SYSTEM_PUBLIC_API,
        "4" => words::SYSTEM_TWO_STEP,
        "5" => words::SYSTEM_VENDOR_PORTAL,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;
    use portal_types::event::Event;

    use super::super::names::tests::names;
    use super::*;

    const LINK: &str = "11111111-0000-4000-8000-000000000001";
    const ORGANIZATION: &str = "22222222-0000-4000-8000-000000000001";

    fn describer() -> (Owner, Describer) {
        let owner = Owner::new();
        owner.set();
        let describer = Describer::new(I18n::for_tests(), Arc::new(names()));
        (owner, describer)
    }

    fn log(events: Vec<Event>) -> EventLog {
        let mut log = EventLog::default();
        log.push(events);
        log
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn names_stand_in_the_sentences() {
        let (_owner, describer) = describer();
        let cases = [
            (
                Event {
                    event_type: 1903,
                    provider_organization_id: some(LINK),
                    ..Event::default()
                },
                "Opened the vault of client \u{2068}Acme & Söhne\u{2069}",
            ),
            (
                Event {
                    event_type: 1801,
                    provider_user_id: some("r2"),
                    ..Event::default()
                },
                "Confirmed \u{2068}new@demo.example\u{2069} as a provider member",
            ),
            (
                Event {
                    event_type: 1500,
                    organization_user_id: some("abcdef01-2345"),
                    ..Event::default()
                },
                "Invited member \u{2068}abcdef01\u{2069}",
            ),
            (
                Event {
                    event_type: 2777,
                    ..Event::default()
                },
                "Event 2777",
            ),
            (
                Event {
                    event_type: 1000,
                    ..Event::default()
                },
                "Signed in",
            ),
            (
                Event {
                    event_type: 2002,
                    domain_name: some("acme.example"),
                    ..Event::default()
                },
                "Domain \u{2068}acme.example\u{2069} verified",
            ),
        ];
        for (event, expected) in cases {
            let sentence = describer.sentence(&log(vec![event]), 0);
            let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(plain(&sentence), plain(expected));
        }
    }

    #[test]
    fn who_acted_is_a_person_or_what_acts_in_their_place() {
        let (_owner, describer) = describer();
        let log = log(vec![
            Event {
                acting_user_id: some("u1"),
                user_id: some("u2"),
                ..Event::default()
            },
            Event {
                user_id: some("deadbeef-77"),
                ..Event::default()
            },
            Event {
                system_user: Some(1),
                user_id: some("u1"),
                ..Event::default()
            },
            Event {
                system_user: Some(99),
                ..Event::default()
            },
            Event {
                installation_id: some("cafecafe-1"),
                ..Event::default()
            },
            Event::default(),
        ]);
        let shown = |row| {
            let key = describer.person_key(&log, row);
            describer
                .person_label(&key)
                .replace(['\u{2068}', '\u{2069}'], "")
        };
        let all: Vec<String> = log.rows().map(shown).collect();
        assert_eq!(all[0], "Ada Okafor");
        assert_eq!(all[1], "Unknown person deadbeef");
        assert_eq!(all[2], "SCIM");
        assert!(all[3].contains("99"), "{}", all[3]);
        assert!(all[4].contains("cafecafe"), "{}", all[4]);
        assert_eq!(all[5], "Unknown");
    }

    #[test]
    fn a_client_is_found_by_link_and_by_organization() {
        let (_owner, describer) = describer();
        let log = log(vec![
            Event {
                provider_organization_id: some(LINK),
                ..Event::default()
            },
            Event {
                organization_id: some(ORGANIZATION),
                ..Event::default()
            },
            Event {
                organization_id: some("99999999-8"),
                ..Event::default()
            },
            Event {
                provider_organization_id: some("77777777-1"),
                ..Event::default()
            },
            Event::default(),
        ]);
        let keys: Vec<_> = log
            .rows()
            .map(|row| describer.client_key(&log, row))
            .collect();
        assert_eq!(
            keys,
            [ORGANIZATION, ORGANIZATION, "99999999-8", "77777777-1", ""]
        );
        assert_eq!(describer.client_label(&keys[0]), "Acme & Söhne");
        assert!(describer.client_label(&keys[2]).contains("99999999"));
        assert_eq!(describer.client_label(&keys[4]), "");
    }
}
