//! Reads the client list while it arrives, so that the answer never has to be held as a whole: in a
//! browser memory once taken is never given back, and 100 000 clients are 56 MB of JSON.
//!
//! Rows go straight into the columns of a [`ClientList`]; nothing is built in between.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Error;

use crate::client_list::{ClientList, ClientRow};
use crate::wire::{NOT_SENT, WireNumber};

/// Collects clients from pieces of a list answer: an envelope with `data`, or a bare array.
///
/// Feed it with [`push`](Self::push) as pieces arrive and end with [`finish`](Self::finish).
#[derive(Debug, Default)]
pub struct ClientsReader {
    clients: ClientList,
    /// What has arrived and is not read yet.
    unread: Vec<u8>,
    place: Place,
    has_envelope: bool,
    row: RowTexts,
}

/// Where in the document the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Start,
    Envelope,
    Rows,
    End,
}

/// The texts of the row that is being read; its memory is used again for every row.
#[derive(Debug, Default)]
struct RowTexts {
    id: String,
    organization_id: String,
    name: String,
    plan: String,
    created: String,
}

impl ClientsReader {
    /// Takes the next piece of the answer; pieces may end anywhere, also inside a character.
    ///
    /// # Errors
    /// This is not JSON, or not a list.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Error> {
        let mut unread = std::mem::take(&mut self.unread);
        unread.extend_from_slice(piece);
        let read = self.read(&unread)?;
        unread.drain(..read);
        self.unread = unread;
        Ok(())
    }

    /// The clients, once the whole answer has arrived.
    ///
    /// # Errors
    /// The answer ended in the middle, or there was none.
    pub fn finish(self) -> Result<ClientList, Error> {
        if self.place == Place::End {
            let mut clients = self.clients;
            clients.shrink_to_fit();
            return Ok(clients);
        }
        // The JSON reader's own "ended too early", so that callers know one error type.
        serde_json::from_slice::<IgnoredAny>(b"").map(|_| ClientList::default())
    }

    /// How many rows have arrived so far, for progress.
    #[must_use]
    pub fn len(&self) -> usize {
        self.clients.len()
    }

    /// Whether no row has arrived so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clients.is_empty()
    }

    /// Reads as far as possible; gives how many bytes it is done with.
    fn read(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let blank = rest
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            at += blank;
            let rest = rest.get(blank..).unwrap_or_default();
            let Some(first) = rest.first() else {
                return Ok(at);
            };
            let step = match (self.place, first) {
                (Place::End, _) => return Ok(bytes.len()),
                (Place::Start, b'{') => {
                    self.has_envelope = true;
                    self.place = Place::Envelope;
                    Some(1)
                }
                (Place::Start, b'[') => {
                    self.place = Place::Rows;
                    Some(1)
                }
                (Place::Start, b'n') => match value(rest)? {
                    // A server that has nothing to list may say `null`.
                    Some((end, IgnoredAny)) => {
                        self.place = Place::End;
                        Some(end)
                    }
                    None => None,
                },
                (Place::Start, _) => return Err(Error::custom("expected a list")),
                (Place::Envelope | Place::Rows, b',') => Some(1),
                (Place::Envelope, b'}') => {
                    self.place = Place::End;
                    Some(1)
                }
                (Place::Envelope, _) => self.member(rest)?,
                (Place::Rows, b']') => {
                    self.place = if self.has_envelope {
                        Place::Envelope
                    } else {
                        Place::End
                    };
                    Some(1)
                }
                (Place::Rows, _) => self.row(rest)?,
            };
            match step {
                Some(step) => at += step,
                None => return Ok(at),
            }
        }
    }

    /// Reads one member of the envelope, up to the beginning of the rows when it is `data`.
    fn member(&mut self, bytes: &[u8]) -> Result<Option<usize>, Error> {
        let Some((name_end, name)) = value::<String>(bytes)? else {
            return Ok(None);
        };
        let after_blank = |from: usize| {
            bytes
                .iter()
                .enumerate()
                .skip(from)
                .find(|(_, byte)| !byte.is_ascii_whitespace())
        };
        let Some((colon_at, colon)) = after_blank(name_end) else {
            return Ok(None);
        };
        if *colon != b':' {
            return Err(Error::custom("expected a colon"));
        }
        let Some((value_at, first)) = after_blank(colon_at + 1) else {
            return Ok(None);
        };
        if *first == b'[' && name.eq_ignore_ascii_case("data") {
            self.place = Place::Rows;
            return Ok(Some(value_at + 1));
        }
        let Some((end, IgnoredAny)) = value(bytes.get(value_at..).unwrap_or_default())? else {
            return Ok(None);
        };
        // A number may go on in the next piece.
        let end = value_at + end;
        Ok((end < bytes.len()).then_some(end))
    }

    fn row(&mut self, bytes: &[u8]) -> Result<Option<usize>, Error> {
        let seed = RowSeed {
            clients: &mut self.clients,
            texts: &mut self.row,
        };
        Ok(seeded(bytes, seed)?.map(|(end, ())| end))
    }
}

/// Reads one value at the beginning of `bytes`: where it ends and what it is, or `None` when its end
/// has not arrived yet.
fn value<'de, T: serde::Deserialize<'de>>(bytes: &'de [u8]) -> Result<Option<(usize, T)>, Error> {
    seeded(bytes, std::marker::PhantomData)
}

fn seeded<'de, S: DeserializeSeed<'de>>(
    bytes: &'de [u8],
    seed: S,
) -> Result<Option<(usize, S::Value)>, Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    match seed.deserialize(&mut deserializer) {
        Ok(value) => {
            let end = deserializer.into_iter::<IgnoredAny>().byte_offset();
            Ok(Some((end, value)))
        }
        Err(error) if error.is_eof() || ends_in_a_number(bytes) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether the piece may end inside a number. To the JSON reader half a number (`-`, `12.`) is wrong,
/// not unfinished.
fn ends_in_a_number(bytes: &[u8]) -> bool {
    bytes
        .last()
        .is_some_and(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte))
}

/// Reads one row and adds it to the list when it is complete.
struct RowSeed<'a> {
    clients: &'a mut ClientList,
    texts: &'a mut RowTexts,
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a client")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let RowSeed { clients, texts } = self;
        for text in [
            &mut texts.id,
            &mut texts.organization_id,
            &mut texts.name,
            &mut texts.plan,
            &mut texts.created,
        ] {
            text.clear();
        }
        let (mut seats, mut occupied, mut confirmed) = (None, None, None);
        while let Some(member) = map.next_key()? {
            match member {
                Member::Id => map.next_value_seed(TextInto(&mut texts.id))?,
                Member::OrganizationId => {
                    map.next_value_seed(TextInto(&mut texts.organization_id))?;
                }
                Member::OrganizationName => map.next_value_seed(TextInto(&mut texts.name))?,
                Member::Plan => map.next_value_seed(TextInto(&mut texts.plan))?,
                Member::CreationDate => map.next_value_seed(TextInto(&mut texts.created))?,
                Member::Seats => seats = sent(map.next_value()?),
                Member::OccupiedSeats => occupied = sent(map.next_value()?),
                Member::UserCount => confirmed = sent(map.next_value()?),
                Member::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        clients.push(ClientRow {
            id: &texts.id,
            organization_id: &texts.organization_id,
            name: &texts.name,
            plan: &texts.plan,
            created: &texts.created,
            seats,
            occupied,
            confirmed,
        });
        Ok(())
    }
}

fn sent(number: WireNumber) -> Option<i64> {
    (number.0 != NOT_SENT).then_some(number.0)
}

/// A member of a row.
enum Member {
    Id,
    OrganizationId,
    OrganizationName,
    Plan,
    CreationDate,
    Seats,
    OccupiedSeats,
    UserCount,
    Other,
}

impl<'de> serde::Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(MemberVisitor)
    }
}

struct MemberVisitor;

impl Visitor<'_> for MemberVisitor {
    type Value = Member;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Member, E> {
        Ok(match name {
            "id" | "Id" => Member::Id,
            "organizationId" | "OrganizationId" => Member::OrganizationId,
            "organizationName" | "OrganizationName" => Member::OrganizationName,
            "plan" | "Plan" => Member::Plan,
            "creationDate" | "CreationDate" => Member::CreationDate,
            "seats" | "Seats" => Member::Seats,
            "occupiedSeats" | "OccupiedSeats" => Member::OccupiedSeats,
            "userCount" | "UserCount" => Member::UserCount,
            _ => Member::Other,
        })
    }
}

/// Reads a text into memory that is there already; `null` reads as empty.
struct TextInto<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for TextInto<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for TextInto<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(text);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider_client::parse_clients;

    const LIST: &str = r#" {"object":"list","note":["x",{"id":"no"}],"number":12.5e3,"data":[
        {"id":"11111111-2222-3333-4444-555555555555","organizationName":"a \"quoted\" } ] { [ \\ name","seats":3,"userCount":1,"occupiedSeats":2,"extra":{"deep":[{}]}},
        {"id":"2","organizationName":"Zoë \u0026 株式会社 🏢","seats":null,"plan":"Teams (Monthly)"}
    ],"continuationToken":null} "#;

    fn rows(list: &ClientList) -> Vec<(String, String, String, Option<i64>, i64)> {
        (0..list.len() as u32)
            .map(|row| {
                (
                    list.id(row),
                    list.name(row).to_owned(),
                    list.plan(row).to_owned(),
                    list.seats(row),
                    list.pending(row),
                )
            })
            .collect()
    }

    #[test]
    fn pieces_of_any_size_give_what_the_whole_gives() {
        let whole = parse_clients(LIST.as_bytes()).unwrap();
        assert_eq!(whole.len(), 2);
        let expected = rows(&whole.iter().collect());
        assert_eq!(expected[0].4, 1);
        for size in 1..=LIST.len() {
            let mut reader = ClientsReader::default();
            for piece in LIST.as_bytes().chunks(size) {
                reader.push(piece).unwrap();
            }
            assert_eq!(reader.len(), 2);
            assert_eq!(
                rows(&reader.finish().unwrap()),
                expected,
                "pieces of {size}"
            );
        }
    }

    #[test]
    fn reads_a_bare_array_other_casing_and_nothing() {
        let read = |text: &str| {
            let mut reader = ClientsReader::default();
            reader.push(text.as_bytes()).unwrap();
            rows(&reader.finish().unwrap())
        };
        assert_eq!(
            read(r#"[{"id":"1"},{"Id":"2","OrganizationName":"B"}]"#)[1].1,
            "B"
        );
        assert_eq!(read(r#"{"Data":[{"id":"1"}],"Object":"list"}"#).len(), 1);
        assert!(read(r#"{"data":null}"#).is_empty());
        assert!(read("null").is_empty());
    }

    #[test]
    fn a_cut_answer_is_an_error() {
        let end_of_document = LIST.trim_end().len();
        for end in 0..end_of_document {
            let mut reader = ClientsReader::default();
            reader.push(&LIST.as_bytes()[..end]).unwrap();
            assert!(reader.finish().is_err(), "cut after {end}");
        }
    }

    #[test]
    fn what_is_no_list_is_an_error() {
        for text in [
            "<!doctype html>",
            "7",
            r#"{"data":[7]}"#,
            r#"{"data":[{"id":{}}]}"#,
            r#"{"data" 1}"#,
            "[}",
        ] {
            assert!(
                ClientsReader::default().push(text.as_bytes()).is_err(),
                "{text}"
            );
        }
    }
}
