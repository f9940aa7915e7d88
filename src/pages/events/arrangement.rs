//! Which events are shown, and in which order. No view, no browser: tested on the host.
//!
//! What is dear (words, names) is made once for every person, client and device, not for every event: a
//! [`Facet`] keeps the different values of a column, and for every row the number of its value.

use std::collections::HashMap;

use super::describe::Describer;
use super::kinds::EventKind;
use super::log::{EventLog, Field};
use super::timeline::Timeline;
use crate::ui::table::RowId;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::filter::{Search, SearchText};
use crate::ui::table::models::sort::{Direction, Ranks, unsorted};
use crate::ui::table::models::url::TableQuery;

/// The columns of the table.
pub mod column {
    use super::ColumnId;

    /// When.
    pub const TIME: ColumnId = "time";
    /// Who.
    pub const PERSON: ColumnId = "person";
    /// What.
    pub const EVENT: ColumnId = "event";
    /// Where, or about whom.
    pub const CLIENT: ColumnId = "client";
    /// With what.
    pub const DEVICE: ColumnId = "device";
    /// From where.
    pub const ADDRESS: ColumnId = "ip";
}

/// The filters, as they stand in the address. Each has one value at most.
pub mod filter {
    /// Who: the id of an account or of a provider's person, or what acted in their place.
    pub const USER: &str = "user";
    /// What: the slug of an [`EventKind`](super::EventKind).
    pub const KIND: &str = "kind";
    /// Where: the id of an organisation.
    pub const CLIENT: &str = "client";
    /// With what: the number of a device type.
    pub const DEVICE: &str = "device";
    /// From where: an address.
    pub const ADDRESS: &str = "ip";
    /// When, within what was read: two days with `~` between them.
    pub const DAYS: &str = "days";
    /// All names.
    pub const NAMES: &[&str] = &[USER, KIND, CLIENT, DEVICE, ADDRESS, DAYS];
}

/// The order of the table when nobody asks for another.
pub const OWN_ORDER: (ColumnId, Direction) = (column::TIME, Direction::Descending);

/// How the rows are sorted.
pub fn sort_of(query: &TableQuery) -> (String, Direction) {
    let own = || (OWN_ORDER.0.to_owned(), OWN_ORDER.1);
    query.sort.clone().unwrap_or_else(own)
}

/// What a press on a column's head asks for. Time begins with the newest, everything else with A.
pub fn press_head(query: &mut TableQuery, pressed: ColumnId) {
    let (sorted, direction) = sort_of(query);
    let direction = match sorted == pressed {
        true => direction.reversed(),
        false if pressed == OWN_ORDER.0 => OWN_ORDER.1,
        false => Direction::Ascending,
    };
    let asked = (pressed, direction);
    query.sort = (asked != OWN_ORDER).then(|| (pressed.to_owned(), direction));
}

/// The value of a filter.
pub fn filter_value<'query>(query: &'query TableQuery, name: &str) -> Option<&'query str> {
    let found = query.filters.iter().find(|(other, _)| other == name);
    found.map(|(_, value)| value.as_str())
}

/// Chooses the one value of a filter, or none.
pub fn set_filter(query: &mut TableQuery, name: &str, value: Option<&str>) {
    query.filters.retain(|(other, _)| other != name);
    if let Some(value) = value {
        query.filters.push((name.to_owned(), value.to_owned()));
    }
}

/// One column's different values.
#[derive(Debug, Default)]
pub struct Facet {
    of_row: Vec<u32>,
    keys: Vec<String>,
    labels: Vec<String>,
    counts: Vec<usize>,
    places: HashMap<String, u32>,
}

/// A value that a filter offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it stands in the address.
    pub key: String,
    /// As people read it.
    pub label: String,
    /// How many of the events have it.
    pub events: usize,
}

impl Facet {
    fn push(&mut self, key: &str, label: impl FnOnce() -> String) {
        let place = match self.places.get(key) {
            Some(place) => *place,
            None => {
                let place = self.keys.len() as u32;
                self.places.insert(key.to_owned(), place);
                self.keys.push(key.to_owned());
                self.labels.push(label());
                self.counts.push(0);
                place
            }
        };
        if let Some(count) = self.counts.get_mut(place as usize) {
            *count += 1;
        }
        self.of_row.push(place);
    }

    fn place(&self, row: RowId) -> Option<u32> {
        self.of_row.get(row as usize).copied()
    }

    /// The value of a row as it stands in the address; empty for none.
    pub fn key(&self, row: RowId) -> &str {
        let key = self
            .place(row)
            .and_then(|place| self.keys.get(place as usize));
        key.map_or("", String::as_str)
    }

    /// The value of a row as people read it.
    pub fn label(&self, row: RowId) -> &str {
        let label = self
            .place(row)
            .and_then(|place| self.labels.get(place as usize));
        label.map_or("", String::as_str)
    }

    /// All values but the empty one, in the order in which they were met.
    pub fn choices(&self) -> Vec<Choice> {
        let all = self.keys.iter().zip(&self.labels).zip(&self.counts);
        all.filter(|((key, _), _)| !key.is_empty())
            .map(|((key, label), events)| Choice {
                key: key.clone(),
                label: label.clone(),
                events: *events,
            })
            .collect()
    }

    /// The ranks of the rows by label; `rank` ranks texts.
    fn ranks(&self, rank: &dyn Fn(&[&str]) -> Vec<u32>) -> Ranks {
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        let of_value = rank(&labels);
        let of_row = self.of_row.iter();
        let ranks = of_row.map(|place| of_value.get(*place as usize).copied().unwrap_or(0));
        Ranks::from_ranks(ranks.collect())
    }
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Wish<'wish> {
    /// Search, filters and sorting.
    pub query: &'wish TableQuery,
    /// What is counted by.
    pub timeline: &'wish Timeline,
    /// The stretch of ticks that is chosen in the histogram: its first, and the first after it.
    pub days: Option<(i64, i64)>,
}

/// What the table and the histogram show.
#[derive(Debug, Default)]
pub struct Shown {
    /// The rows, in order.
    pub rows: Vec<RowId>,
    /// For each piece of the timeline how many events the filters leave, but for that of days.
    pub counts: Vec<u32>,
}

/// Searches, filters, counts and sorts one log.
#[derive(Debug, Default)]
pub struct Arrangement {
    /// Who.
    pub people: Facet,
    /// What, in groups.
    pub kinds: Facet,
    /// Where.
    pub clients: Facet,
    /// With what.
    pub devices: Facet,
    /// From where.
    pub addresses: Facet,
    /// Made when first searched: it takes the words of every event.
    text: SearchText,
    search: Search,
}

impl Arrangement {
    /// Takes in the rows of the log that are new.
    pub fn extend(&mut self, log: &EventLog, describer: &Describer) {
        for row in self.people.of_row.len() as RowId..log.len() as RowId {
            let person = describer.person_key(log, row);
            self.people
                .push(&person, || describer.person_label(&person));
            let kind = EventKind::of(log.event_type(row));
            self.kinds.push(kind.slug(), || describer.kind_label(kind));
            let client = describer.client_key(log, row);
            self.clients
                .push(&client, || describer.client_label(&client));
            let device = log.device_type(row);
            let key = device.map(|number| number.to_string()).unwrap_or_default();
            self.devices.push(&key, || describer.device_label(device));
            let address = log.text(row, Field::IpAddress).unwrap_or_default();
            self.addresses.push(address, || address.to_owned());
        }
    }

    /// Writes what is asked for into `shown`. `rank` ranks texts the way of the language.
    pub fn arrange(
        &mut self,
        log: &EventLog,
        describer: &Describer,
        wish: Wish<'_>,
        rank: &dyn Fn(&[&str]) -> Vec<u32>,
        shown: &mut Shown,
    ) {
        let Wish {
            query,
            timeline,
            days,
        } = wish;
        shown.rows.clear();
        shown.counts.clear();
        shown.counts.resize(timeline.len(), 0);
        let found = (!query.search.trim().is_empty()).then(|| {
            self.prepare_search(log, describer);
            self.search.run(&self.text, &query.search).clone()
        });
        let Some(wanted) = self.wanted(describer, query) else {
            return;
        };
        let order = self.order(log, query, rank);
        for row in order {
            let passes = wanted
                .iter()
                .all(|(facet, place)| facet.place(row) == Some(*place));
            if !passes || found.as_ref().is_some_and(|found| !found.contains(row)) {
                continue;
            }
            let ticks = log.ticks(row);
            let piece = ticks.and_then(|ticks| timeline.piece_of(ticks));
            if let Some(count) = piece.and_then(|piece| shown.counts.get_mut(piece)) {
                *count += 1;
            }
            let in_days = days.is_none_or(|(start, end)| {
                ticks.is_some_and(|ticks| start <= ticks && ticks < end)
            });
            if in_days {
                shown.rows.push(row);
            }
        }
    }

    /// What the filters ask for; `None` when it is something that no event has.
    fn wanted(&self, describer: &Describer, query: &TableQuery) -> Option<Vec<(&Facet, u32)>> {
        let mut wanted = Vec::new();
        for (name, facet) in [
            (filter::USER, &self.people),
            (filter::KIND, &self.kinds),
            (filter::CLIENT, &self.clients),
            (filter::DEVICE, &self.devices),
            (filter::ADDRESS, &self.addresses),
        ] {
            if let Some(value) = filter_value(query, name) {
                let value = match name {
                    filter::USER => describer.names.account_of(value),
                    _ => value,
                };
                wanted.push((facet, *facet.places.get(value)?));
            }
        }
        Some(wanted)
    }

    fn order(
        &self,
        log: &EventLog,
        query: &TableQuery,
        rank: &dyn Fn(&[&str]) -> Vec<u32>,
    ) -> Vec<RowId> {
        let (column, direction) = sort_of(query);
        let newest_first = unsorted(log.len());
        let ranks = match column.as_str() {
            column::PERSON => self.people.ranks(rank),
            column::CLIENT => self.clients.ranks(rank),
            column::DEVICE => self.devices.ranks(rank),
            column::ADDRESS => self.addresses.ranks(rank),
            column::EVENT => {
                let numbers: Vec<_> = log.rows().map(|row| Some(log.event_type(row))).collect();
                Ranks::of_numbers(&numbers)
            }
            _ => {
                let mut order = newest_first;
                if direction == Direction::Ascending {
                    order.reverse();
                }
                return order;
            }
        };
        ranks.order(&newest_first, direction)
    }

    fn prepare_search(&mut self, log: &EventLog, describer: &Describer) {
        let known = self.text.len();
        if known < log.len() {
            // What was found so far is of a shorter text.
            self.search.reset();
        }
        let mut line = String::new();
        for row in known as RowId..log.len() as RowId {
            line.clear();
            let object = describer.object_label(log, row).unwrap_or_default();
            let number = log.event_type(row).to_string();
            for part in [
                self.people.label(row),
                describer.person_email(self.people.key(row)),
                &describer.sentence(log, row),
                self.clients.label(row),
                &object,
                self.devices.label(row),
                self.addresses.label(row),
                &number,
            ] {
                line.push_str(part);
                line.push(' ');
            }
            // Marks around names that keep right-to-left words in place; nobody types them.
            line.retain(|letter| !('\u{2066}'..='\u{2069}').contains(&letter));
            self.text.push(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use leptos::prelude::Owner;
    use portal_types::date::iso_of_ticks;
    use portal_types::event::Event;

    use super::super::names::tests::names;
    use super::super::period::{Period, tests::utc};
    use super::*;
    use crate::i18n::I18n;

    const ORGANIZATION: &str = "22222222-0000-4000-8000-000000000001";
    const DAY_TICKS: i64 = 24 * 3600 * 10_000_000;

    fn event(day: i64, number: i64, actor: &str, device: i64, ip: &str) -> Event {
        Event {
            event_type: number,
            date: iso_of_ticks(day * DAY_TICKS + DAY_TICKS / 2),
            acting_user_id: Some(actor.into()),
            organization_id: (number == 1603).then(|| ORGANIZATION.to_owned()),
            device_type: Some(device),
            ip_address: Some(ip.into()),
            ..Event::default()
        }
    }

    /// Five events of the days 1003 to 1000, the newest first.
    fn events() -> Vec<Event> {
        vec![
            event(1003, 1603, "u1", 9, "203.0.113.1"),
            event(1003, 1000, "u1", 9, "203.0.113.1"),
            event(1002, 1005, "stranger-1", 14, "192.0.2.66"),
            event(1001, 1500, "u1", 6, "203.0.113.2"),
            event(1000, 2777, "stranger-1", 6, "203.0.113.2"),
        ]
    }

    fn shown_of(pairs: &[(&str, &str)], days: Option<(i64, i64)>) -> Shown {
        let owner = Owner::new();
        owner.set();
        let describer = Describer::new(I18n::for_tests(), Arc::new(names()));
        let mut log = EventLog::default();
        let mut arrangement = Arrangement::default();
        let mut shown = Shown::default();
        let timeline = Timeline::new(
            Period {
                from: 1000,
                to: 1004,
            },
            utc(),
        );
        let query = TableQuery::from_pairs(pairs.iter().copied(), filter::NAMES);
        let rank = |texts: &[&str]| {
            let before = |text: &&str| texts.iter().filter(|other| **other < *text).count() as u32;
            texts.iter().map(before).collect()
        };
        // In two pages: what is shown is the same as from one.
        let mut events = events();
        let rest = events.split_off(2);
        for page in [events, rest] {
            log.push(page);
            arrangement.extend(&log, &describer);
            let wish = Wish {
                query: &query,
                timeline: &timeline,
                days,
            };
            arrangement.arrange(&log, &describer, wish, &rank, &mut shown);
        }
        shown
    }

    fn rows(pairs: &[(&str, &str)]) -> Vec<RowId> {
        shown_of(pairs, None).rows
    }

    #[test]
    fn the_newest_stand_first() {
        assert_eq!(rows(&[]), [0, 1, 2, 3, 4]);
        assert_eq!(rows(&[("sort", "time")]), [4, 3, 2, 1, 0]);
        assert_eq!(rows(&[("sort", "person")]), [0, 1, 3, 2, 4]);
        assert_eq!(rows(&[("sort", "-event")]), [4, 0, 3, 2, 1]);
        assert_eq!(rows(&[("sort", "ip")]), [2, 0, 1, 3, 4]);
    }

    #[test]
    fn filters_narrow() {
        assert_eq!(rows(&[("user", "u1")]), [0, 1, 3]);
        assert_eq!(
            rows(&[("user", "r1")]),
            [0, 1, 3],
            "the row of a provider's person"
        );
        assert_eq!(rows(&[("kind", "account")]), [1, 2]);
        assert_eq!(rows(&[("kind", "other")]), [4]);
        assert_eq!(rows(&[("client", ORGANIZATION)]), [0]);
        assert_eq!(rows(&[("device", "6"), ("user", "stranger-1")]), [4]);
        assert_eq!(rows(&[("ip", "192.0.2.66")]), [2]);
        assert_eq!(rows(&[("user", "nobody-here")]), [] as [RowId; 0]);
    }

    #[test]
    fn text_is_looked_for_in_all_columns() {
        assert_eq!(rows(&[("search", "okafor")]), [0, 1, 3]);
        assert_eq!(rows(&[("search", "admin@demo")]), [0, 1, 3]);
        assert_eq!(rows(&[("search", "wrong password")]), [2]);
        assert_eq!(rows(&[("search", "acme & sohne")]), [0]);
        assert_eq!(rows(&[("search", "2777")]), [4]);
        assert_eq!(rows(&[("search", "windows")]), [3, 4]);
        assert_eq!(rows(&[("search", "192.0.2")]), [2]);
        assert_eq!(rows(&[("search", "nothing of it")]), [] as [RowId; 0]);
    }

    #[test]
    fn the_histogram_counts_what_the_other_filters_leave() {
        let all = shown_of(&[], None);
        assert_eq!(all.counts, [1, 1, 1, 2, 0]);
        let brushed = shown_of(&[], Some((1001 * DAY_TICKS, 1003 * DAY_TICKS)));
        assert_eq!(brushed.rows, [2, 3]);
        assert_eq!(brushed.counts, all.counts);
        assert_eq!(shown_of(&[("user", "u1")], None).counts, [0, 1, 0, 2, 0]);
        assert_eq!(shown_of(&[("user", "gone")], None).counts, [0; 5]);
    }

    #[test]
    fn heads_turn_the_order_round() {
        let mut query = TableQuery::default();
        press_head(&mut query, column::TIME);
        assert_eq!(sort_of(&query), ("time".to_owned(), Direction::Ascending));
        press_head(&mut query, column::TIME);
        assert_eq!(query.sort, None, "the order of the table itself");
        press_head(&mut query, column::PERSON);
        press_head(&mut query, column::PERSON);
        assert_eq!(
            sort_of(&query),
            ("person".to_owned(), Direction::Descending)
        );
    }

    #[test]
    fn a_filter_has_one_value() {
        let mut query = TableQuery::default();
        set_filter(&mut query, filter::USER, Some("a"));
        set_filter(&mut query, filter::USER, Some("b"));
        assert_eq!(filter_value(&query, filter::USER), Some("b"));
        set_filter(&mut query, filter::USER, None);
        assert_eq!(query, TableQuery::default());
    }
}
