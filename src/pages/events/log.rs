//! The events that were read so far, packed: 50 000 of them take some 5 MB.
//!
//! Ids repeat (a person, a client, a device are behind hundreds of events), so every text is kept once and
//! a row holds its number.

use std::collections::HashMap;

use portal_types::date::{iso_of_ticks, ticks_since_1970};
use portal_types::event::Event;

use crate::ui::table::RowId;

/// A text member of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Field {
    /// Who did it.
    ActingUser,
    /// The account it happened to.
    User,
    /// The installation that acted.
    Installation,
    /// The machine account that acted.
    ServiceAccount,
    /// The machine account it was about.
    GrantedServiceAccount,
    /// The provider.
    Provider,
    /// One of the provider's people.
    ProviderUser,
    /// A client, by the id of its link.
    ProviderOrganization,
    /// The organisation.
    Organization,
    /// A member.
    OrganizationUser,
    /// An item.
    Cipher,
    /// A collection.
    Collection,
    /// A group.
    Group,
    /// A policy.
    Policy,
    /// A Send.
    Send,
    /// A secret.
    Secret,
    /// A project.
    Project,
    /// A domain.
    Domain,
    /// The address it came from.
    IpAddress,
}

const FIELDS: usize = Field::IpAddress as usize + 1;

/// No moment: the server's date could not be read.
const NO_DATE: i64 = i64::MIN;

#[derive(Clone, Debug)]
struct Row {
    ticks: i64,
    event_type: i64,
    device_type: Option<i32>,
    system_user: Option<i32>,
    texts: [u32; FIELDS],
}

/// The events read so far, in the order in which they came: the newest first.
#[derive(Clone, Debug, Default)]
pub struct EventLog {
    rows: Vec<Row>,
    /// Every text once; a row's number 0 stands for none, 1 for the first.
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl EventLog {
    /// Adds a page.
    pub fn push(&mut self, page: Vec<Event>) {
        self.rows.reserve(page.len());
        for event in page {
            let row = self.packed(event);
            self.rows.push(row);
        }
    }

    fn packed(&mut self, event: Event) -> Row {
        let mut row = Row {
            ticks: ticks_since_1970(&event.date).unwrap_or(NO_DATE),
            event_type: event.event_type,
            device_type: event.device_type.and_then(|number| number.try_into().ok()),
            system_user: event.system_user.and_then(|number| number.try_into().ok()),
            texts: [0; FIELDS],
        };
        for (field, text) in [
            (Field::ActingUser, event.acting_user_id),
            (Field::User, event.user_id),
            (Field::Installation, event.installation_id),
            (Field::ServiceAccount, event.service_account_id),
            (
                Field::GrantedServiceAccount,
                event.granted_service_account_id,
            ),
            (Field::Provider, event.provider_id),
            (Field::ProviderUser, event.provider_user_id),
            (Field::ProviderOrganization, event.provider_organization_id),
            (Field::Organization, event.organization_id),
            (Field::OrganizationUser, event.organization_user_id),
            (Field::Cipher, event.cipher_id),
            (Field::Collection, event.collection_id),
            (Field::Group, event.group_id),
            (Field::Policy, event.policy_id),
            (Field::Send, event.send_id),
            (Field::Secret, event.secret_id),
            (Field::Project, event.project_id),
            (Field::Domain, event.domain_name),
            (Field::IpAddress, event.ip_address),
        ] {
            let text = text.filter(|text| !text.is_empty());
            row.texts[field as usize] = text.map_or(0, |text| self.number(text));
        }
        row
    }

    fn number(&mut self, text: String) -> u32 {
        if let Some(number) = self.numbers.get(text.as_str()) {
            return *number;
        }
        let number = self.texts.len() as u32 + 1;
        let text = text.into_boxed_str();
        self.texts.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All rows, the newest first.
    pub fn rows(&self) -> std::ops::Range<RowId> {
        0..self.rows.len() as RowId
    }

    /// What happened, as a number; 0 for rows that do not exist.
    pub fn event_type(&self, row: RowId) -> i64 {
        self.row(row).map_or(0, |row| row.event_type)
    }

    /// When, in steps of 100 ns since 1970.
    pub fn ticks(&self, row: RowId) -> Option<i64> {
        self.row(row)
            .map(|row| row.ticks)
            .filter(|ticks| *ticks != NO_DATE)
    }

    /// When, in milliseconds since 1970.
    pub fn millis(&self, row: RowId) -> Option<f64> {
        let ticks = self.ticks(row)?;
        Some(ticks.div_euclid(portal_types::date::MILLI_TICKS) as f64)
    }

    /// With what: the number of the device type.
    pub fn device_type(&self, row: RowId) -> Option<i64> {
        self.row(row)?.device_type.map(i64::from)
    }

    /// The number of the system that acted in place of a person.
    pub fn system_user(&self, row: RowId) -> Option<i64> {
        self.row(row)?.system_user.map(i64::from)
    }

    /// One of the texts.
    pub fn text(&self, row: RowId, field: Field) -> Option<&str> {
        let number = *self.row(row)?.texts.get(field as usize)?;
        let text = self.texts.get(number.checked_sub(1)? as usize)?;
        Some(text)
    }

    /// The moment of the oldest event, in steps of 100 ns since 1970.
    pub fn oldest_ticks(&self) -> Option<i64> {
        self.rows
            .iter()
            .rev()
            .map(|row| row.ticks)
            .find(|ticks| *ticks != NO_DATE)
    }

    /// The event as the server sent it; its date with all seven fraction digits.
    pub fn event(&self, row: RowId) -> Event {
        let text = |field| self.text(row, field).map(str::to_owned);
        Event {
            event_type: self.event_type(row),
            date: self.ticks(row).map(iso_of_ticks).unwrap_or_default(),
            acting_user_id: text(Field::ActingUser),
            user_id: text(Field::User),
            system_user: self.system_user(row),
            installation_id: text(Field::Installation),
            service_account_id: text(Field::ServiceAccount),
            granted_service_account_id: text(Field::GrantedServiceAccount),
            provider_id: text(Field::Provider),
            provider_user_id: text(Field::ProviderUser),
            provider_organization_id: text(Field::ProviderOrganization),
            organization_id: text(Field::Organization),
            organization_user_id: text(Field::OrganizationUser),
            cipher_id: text(Field::Cipher),
            collection_id: text(Field::Collection),
            group_id: text(Field::Group),
            policy_id: text(Field::Policy),
            send_id: text(Field::Send),
            secret_id: text(Field::Secret),
            project_id: text(Field::Project),
            domain_name: text(Field::Domain),
            device_type: self.device_type(row),
            ip_address: text(Field::IpAddress),
        }
    }

    fn row(&self, row: RowId) -> Option<&Row> {
        self.rows.get(row as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(number: i64, actor: &str) -> Event {
        Event {
            event_type: number,
            date: "2026-11-20T09:47:05.1234567Z".into(),
            acting_user_id: Some(actor.into()),
            provider_id: Some("p".into()),
            cipher_id: Some(String::new()),
            device_type: Some(9),
            ip_address: Some("203.0.113.7".into()),
            ..Event::default()
        }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut log = EventLog::default();
        let mut second = event(1000, "b");
        second.date = "soon".into();
        second.device_type = Some(i64::MAX);
        log.push(vec![event(1903, "a"), second]);
        log.push(vec![event(-5, "a")]);
        assert_eq!(log.len(), 3);
        let mut expected = event(1903, "a");
        expected.cipher_id = None;
        assert_eq!(log.event(0), expected);
        assert_eq!(log.text(1, Field::ActingUser), Some("b"));
        assert_eq!(
            (log.ticks(1), log.millis(1), log.device_type(1)),
            (None, None, None)
        );
        assert_eq!(log.event_type(2), -5);
        assert_eq!(log.texts.len(), 4, "every text once");
        assert_eq!(log.event(7), Event::default());
        assert_eq!(log.oldest_ticks(), log.ticks(0));
    }
}
