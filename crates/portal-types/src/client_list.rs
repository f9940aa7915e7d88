//! A provider's clients, held compactly: 100 000 of them in some 12 MB.
//!
//! One column per member instead of one structure per row, all names in one text, ids as their 16
//! bytes. A row is spoken of by its position. The organisation keys are left out on purpose: the
//! profile brings them too, and the session keeps keys.

use crate::provider_client::ProviderClient;

/// No value, in a column of numbers.
const NONE: i32 = i32::MIN;

/// What [`ClientList`] knows of one client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClientRow<'a> {
    /// Id of the link between provider and organisation.
    pub id: &'a str,
    /// Id of the organisation.
    pub organization_id: &'a str,
    /// Name: text, never HTML.
    pub name: &'a str,
    /// Plan as text, for example `Enterprise (Monthly)`.
    pub plan: &'a str,
    /// When the link was made, ISO 8601 UTC.
    pub created: &'a str,
    /// Seats assigned to the client; `None` means without limit.
    pub seats: Option<i64>,
    /// Seats in use: invited, accepted and confirmed members; `None` where the server has no count.
    pub occupied: Option<i64>,
    /// Confirmed members.
    pub confirmed: Option<i64>,
}

/// Clients, by position.
#[derive(Clone, Debug, Default)]
pub struct ClientList {
    names: String,
    name_ends: Vec<u32>,
    ids: Ids,
    organization_ids: Ids,
    plans: Vec<String>,
    plan_numbers: Vec<u16>,
    created_seconds: Vec<u32>,
    seats: Vec<i32>,
    occupied: Vec<i32>,
    confirmed: Vec<i32>,
}

impl ClientList {
    /// How many clients there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.name_ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name_ends.is_empty()
    }

    /// Adds a client.
    pub fn push(&mut self, row: ClientRow<'_>) {
        self.names.push_str(row.name);
        self.name_ends.push(self.names.len() as u32);
        self.ids.push(row.id);
        self.organization_ids.push(row.organization_id);
        let plan = self.plan_number_of(row.plan);
        self.plan_numbers.push(plan);
        self.created_seconds.push(seconds_since_1970(row.created));
        self.seats.push(narrow(row.seats));
        self.occupied.push(narrow(row.occupied));
        self.confirmed.push(narrow(row.confirmed));
    }

    /// Gives back memory that was reserved for more clients.
    pub fn shrink_to_fit(&mut self) {
        self.names.shrink_to_fit();
        self.name_ends.shrink_to_fit();
        self.ids.guids.shrink_to_fit();
        self.organization_ids.guids.shrink_to_fit();
        self.plan_numbers.shrink_to_fit();
        self.created_seconds.shrink_to_fit();
        self.seats.shrink_to_fit();
        self.occupied.shrink_to_fit();
        self.confirmed.shrink_to_fit();
    }

    /// The client's name; empty beyond the end.
    #[must_use]
    pub fn name(&self, row: u32) -> &str {
        let row = row as usize;
        let start = row
            .checked_sub(1)
            .map_or(Some(0), |before| self.name_ends.get(before).copied());
        let end = self.name_ends.get(row).copied();
        start
            .zip(end)
            .and_then(|(start, end)| self.names.get(start as usize..end as usize))
            .unwrap_or("")
    }

    /// All names in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|row| self.name(row))
    }

    /// How many bytes all names have together.
    #[must_use]
    pub fn names_bytes(&self) -> usize {
        self.names.len()
    }

    /// Id of the link between provider and organisation: what update and unlink want.
    #[must_use]
    pub fn id(&self, row: u32) -> String {
        self.ids.get(row)
    }

    /// Id of the organisation: what the console wants.
    #[must_use]
    pub fn organization_id(&self, row: u32) -> String {
        self.organization_ids.get(row)
    }

    /// Where the client with this link id is.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
    }

    /// Where the client with this organisation id is.
    #[must_use]
    pub fn find_organization(&self, organization_id: &str) -> Option<u32> {
        self.organization_ids.find(organization_id)
    }

    /// The link id of a row in a form that is cheap to keep and to compare.
    #[must_use]
    pub fn compact_id(&self, row: u32) -> Option<CompactId> {
        self.ids.guids.get(row as usize).copied().map(CompactId)
    }

    /// Plan as text, for example `Enterprise (Monthly)`.
    #[must_use]
    pub fn plan(&self, row: u32) -> &str {
        self.plans
            .get(usize::from(self.plan_number(row)))
            .map_or("", String::as_str)
    }

    /// Which of [`Self::plans`] the client has.
    #[must_use]
    pub fn plan_number(&self, row: u32) -> u16 {
        self.plan_numbers
            .get(row as usize)
            .copied()
            .unwrap_or(u16::MAX)
    }

    /// The plans that occur, each once, in the order of their first client.
    #[must_use]
    pub fn plans(&self) -> &[String] {
        &self.plans
    }

    /// When the link was made, in seconds since 1970; 0 when the server did not say.
    #[must_use]
    pub fn created_seconds(&self, row: u32) -> u32 {
        self.created_seconds.get(row as usize).copied().unwrap_or(0)
    }

    /// Seats assigned to the client; `None` means without limit.
    #[must_use]
    pub fn seats(&self, row: u32) -> Option<i64> {
        number(&self.seats, row)
    }

    /// Seats in use: invited, accepted and confirmed members.
    #[must_use]
    pub fn occupied(&self, row: u32) -> Option<i64> {
        number(&self.occupied, row)
    }

    /// Seats minus seats in use; can be negative.
    #[must_use]
    pub fn remaining(&self, row: u32) -> Option<i64> {
        Some(self.seats(row)? - self.occupied(row)?)
    }

    /// People who are invited or accepted but not confirmed yet; never negative.
    #[must_use]
    pub fn pending(&self, row: u32) -> i64 {
        match (self.occupied(row), number(&self.confirmed, row)) {
            (Some(occupied), Some(confirmed)) => (occupied - confirmed).max(0),
            _ => 0,
        }
    }

    /// Sums over some of the clients: those whose bits are set, the first client's is the lowest of the first word.
    ///
    /// Runs between a key press and the next frame. In the order of the list it takes a fraction of the time that
    /// it takes in the order of names; and it is compiled here, with this crate's optimisation level.
    #[must_use]
    #[inline(never)]
    pub fn totals(&self, chosen: &[u64]) -> ClientTotals {
        let mut totals = ClientTotals::default();
        for (place, word) in chosen.iter().enumerate() {
            let mut left = *word;
            while left != 0 {
                let row = place as u32 * u64::BITS + left.trailing_zeros();
                left &= left - 1;
                totals.clients += 1;
                match self.seats(row) {
                    Some(seats) => totals.seats += seats,
                    None => totals.unlimited += 1,
                }
                totals.occupied += self.occupied(row).unwrap_or(0);
                totals.remaining += self.remaining(row).unwrap_or(0);
                totals.pending += self.pending(row);
            }
        }
        totals
    }

    fn plan_number_of(&mut self, plan: &str) -> u16 {
        if let Some(known) = self.plans.iter().position(|known| known == plan) {
            return known as u16;
        }
        // A server with 65 535 plans would see the last ones share a name.
        if self.plans.len() < usize::from(u16::MAX) {
            self.plans.push(plan.to_owned());
        }
        (self.plans.len() - 1) as u16
    }
}

/// Sums over clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClientTotals {
    /// How many clients.
    pub clients: usize,
    /// Assigned seats, where there is a limit.
    pub seats: i64,
    /// Seats in use.
    pub occupied: i64,
    /// Seats left; clients with more used than assigned count against the others.
    pub remaining: i64,
    /// People invited or accepted but not confirmed yet.
    pub pending: i64,
    /// How many clients have no limit of seats.
    pub unlimited: usize,
}

impl<'a> FromIterator<&'a ProviderClient> for ClientList {
    fn from_iter<I: IntoIterator<Item = &'a ProviderClient>>(clients: I) -> Self {
        let mut list = Self::default();
        for client in clients {
            list.push(ClientRow {
                id: &client.id,
                organization_id: &client.organization_id,
                name: &client.organization_name,
                plan: &client.plan,
                created: &client.creation_date,
                seats: client.seats,
                occupied: client.occupied_seats,
                confirmed: Some(client.user_count),
            });
        }
        list
    }
}

/// A link id in 16 bytes. Means something only together with the list it came from, except that equal
/// GUIDs are equal in every list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompactId([u8; 16]);

/// The beginning that marks an id that is not a GUID: its position among such ids follows.
const ODD: [u8; 8] = [0xff; 8];

/// Ids: 16 bytes each where they are GUIDs as servers write them, as text where they are not.
#[derive(Clone, Debug, Default)]
struct Ids {
    guids: Vec<[u8; 16]>,
    odd: Vec<String>,
}

impl Ids {
    fn push(&mut self, id: &str) {
        let bytes = guid_bytes(id).unwrap_or_else(|| {
            let [a, b, c, d, e, f, g, h] = (self.odd.len() as u64).to_be_bytes();
            self.odd.push(id.to_owned());
            let [o, ..] = ODD;
            [o, o, o, o, o, o, o, o, a, b, c, d, e, f, g, h]
        });
        self.guids.push(bytes);
    }

    fn get(&self, row: u32) -> String {
        let Some(bytes) = self.guids.get(row as usize) else {
            return String::new();
        };
        match bytes.split_first_chunk::<8>() {
            Some((&ODD, index)) => {
                let index = index
                    .iter()
                    .fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
                self.odd.get(index).cloned().unwrap_or_default()
            }
            _ => guid_text(bytes),
        }
    }

    fn find(&self, id: &str) -> Option<u32> {
        let found = match guid_bytes(id) {
            Some(wanted) => self.guids.iter().position(|guid| *guid == wanted),
            None => (0..self.guids.len()).find(|row| self.get(*row as u32) == id),
        };
        found.map(|row| row as u32)
    }
}

/// The bytes of a GUID in the one form that can be restored exactly: lower case, with hyphens.
///
/// Without a branch for each letter: a long list has hundreds of thousands of GUIDs.
fn guid_bytes(text: &str) -> Option<[u8; 16]> {
    /// Where each byte's two digits begin.
    const PLACES: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    const HYPHENS: [usize; 4] = [8, 13, 18, 23];
    const NO_DIGIT: u8 = 0xf0;
    const VALUES: [u8; 256] = {
        let mut values = [NO_DIGIT; 256];
        let mut value = 0;
        while value < 16 {
            values[b"0123456789abcdef"[value] as usize] = value as u8;
            value += 1;
        }
        values
    };
    let text: &[u8; 36] = text.as_bytes().try_into().ok()?;
    let mut seen = 0;
    let bytes = PLACES.map(|place| {
        let high = VALUES[usize::from(text[place])];
        let low = VALUES[usize::from(text[place + 1])];
        seen |= high | low;
        high << 4 | low
    });
    let is_guid = seen & NO_DIGIT == 0 && HYPHENS.iter().all(|place| text[*place] == b'-');
    (is_guid && bytes.first_chunk::<8>() != Some(&ODD)).then_some(bytes)
}

fn guid_text(bytes: &[u8; 16]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| {
        DIGITS
            .get(usize::from(value & 15))
            .map_or('0', |digit| char::from(*digit))
    };
    let mut text = String::with_capacity(36);
    for (place, byte) in bytes.iter().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push(digit(byte >> 4));
        text.push(digit(*byte));
    }
    text
}

fn narrow(number: Option<i64>) -> i32 {
    number.map_or(NONE, |number| {
        number.clamp(i64::from(NONE + 1), i64::from(i32::MAX)) as i32
    })
}

fn number(column: &[i32], row: u32) -> Option<i64> {
    column
        .get(row as usize)
        .filter(|number| **number != NONE)
        .map(|number| i64::from(*number))
}

/// Seconds since 1970 of `2026-11-20T09:47:05…Z`; 0 for anything else. Fractions are dropped.
fn seconds_since_1970(text: &str) -> u32 {
    crate::date::seconds_since_1970(text)
        .and_then(|seconds| u32::try_from(seconds).ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_guid_in_its_usual_form_comes_out_as_it_was() {
        for id in [
            "0B1C2D3E-4F50-6172-8394-A5B6C7D8E9F0",
            "0b1c2d3e04f50-6172-8394-a5b6c7d8e9f0",
            "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9fg",
            "0b1c2d3e4f5061728394a5b6c7d8e9f0----",
            "{b1c2d3e-4f50-6172-8394-a5b6c7d8e9f}",
            "",
        ] {
            let mut list = ClientList::default();
            list.push(ClientRow {
                id,
                ..ClientRow::default()
            });
            assert_eq!((list.id(0).as_str(), list.find(id)), (id, Some(0)));
        }
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut list = ClientList::default();
        list.push(ClientRow {
            id: "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0",
            organization_id: "ffffffff-ffff-ffff-0000-000000000000",
            name: "Zoë & 株式会社 🏢",
            plan: "Teams (Monthly)",
            created: "2026-11-20T09:47:05.1234567Z",
            seats: Some(20),
            occupied: Some(21),
            confirmed: Some(18),
        });
        list.push(ClientRow {
            id: "not a guid",
            seats: Some(i64::MAX),
            ..ClientRow::default()
        });
        assert_eq!(list.len(), 2);
        assert_eq!(list.id(0), "0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0");
        assert_eq!(
            list.organization_id(0),
            "ffffffff-ffff-ffff-0000-000000000000"
        );
        assert_eq!(
            (list.name(0), list.plan(0)),
            ("Zoë & 株式会社 🏢", "Teams (Monthly)")
        );
        assert_eq!((list.remaining(0), list.pending(0)), (Some(-1), 3));
        assert_eq!(list.created_seconds(0), 1_795_168_025);
        assert_eq!(
            (list.id(1), list.name(1), list.plan(1)),
            ("not a guid".into(), "", "")
        );
        assert_eq!(
            (list.seats(1), list.occupied(1), list.remaining(1)),
            (Some(i64::from(i32::MAX)), None, None)
        );
        assert_eq!(list.find("not a guid"), Some(1));
        assert_eq!(list.find("0b1c2d3e-4f50-6172-8394-a5b6c7d8e9f0"), Some(0));
        assert_eq!(list.find("0B1C2D3E-4F50-6172-8394-A5B6C7D8E9F0"), None);
        assert_eq!(list.find("gone"), None);
        assert_eq!(
            (list.id(7), list.name(7), list.seats(7)),
            (String::new(), "", None)
        );
    }

    #[test]
    fn totals_are_sums() {
        let mut list = ClientList::default();
        for (seats, occupied, confirmed) in [(Some(15), 1, 1), (Some(20), 22, 20), (None, 5, 4)] {
            list.push(ClientRow {
                seats,
                occupied: Some(occupied),
                confirmed: Some(confirmed),
                ..ClientRow::default()
            });
        }
        let all = ClientTotals {
            clients: 3,
            seats: 35,
            occupied: 28,
            remaining: 12,
            pending: 3,
            unlimited: 1,
        };
        assert_eq!(list.totals(&[0b111]), all);
        assert_eq!(list.totals(&[0]), ClientTotals::default());
        assert_eq!(list.totals(&[0b10]).remaining, -2);
    }

    #[test]
    fn totals_reach_beyond_the_first_word() {
        let mut list = ClientList::default();
        for seats in 0..130 {
            list.push(ClientRow {
                seats: Some(seats),
                ..ClientRow::default()
            });
        }
        let totals = list.totals(&[1 << 63, 1, 0b10]);
        assert_eq!((totals.clients, totals.seats), (3, 63 + 64 + 129));
    }

    #[test]
    fn plans_are_kept_once() {
        let mut list = ClientList::default();
        for plan in ["Teams", "Enterprise", "Teams"] {
            list.push(ClientRow {
                plan,
                ..ClientRow::default()
            });
        }
        assert_eq!(list.plans(), ["Teams", "Enterprise"]);
        assert_eq!(list.plan(2), "Teams");
    }

    #[test]
    fn dates_that_are_none_are_zero() {
        for text in ["", "yesterday", "2026-11-20", "1969-12-31T23:59:59Z"] {
            assert_eq!(seconds_since_1970(text), 0, "{text}");
        }
        assert_eq!(seconds_since_1970("1970-01-02T00:00:01Z"), 86_401);
        assert_eq!(seconds_since_1970("2000-02-29T00:00:00Z"), 951_782_400);
        assert_eq!(seconds_since_1970("2000-03-01T00:00:00Z"), 951_868_800);
    }
}
