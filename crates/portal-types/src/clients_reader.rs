//! Reads the client list while it arrives, so that the answer never has to be held as a whole.
//!
//! Use it for lists that can be huge in a browser, where memory once taken is never given back;
//! [`parse_clients`](crate::provider_client::parse_clients) is simpler and a little faster.

use crate::list::ListResponse;
use crate::provider_client::ProviderClient;

/// The longest member name worth remembering; `data` is the one looked for.
const REMEMBERED_TEXT_BYTES: usize = 8;

/// Collects rows from pieces of a list answer.
///
/// Feed it with [`push`](Self::push) as pieces arrive and end with [`finish`](Self::finish). It
/// finds the rows by counting brackets outside of texts and gives each complete row to the JSON
/// reader.
#[derive(Debug, Default)]
pub struct ClientsReader {
    clients: Vec<ProviderClient>,
    /// Bytes of a row whose end has not arrived yet.
    unfinished_row: Vec<u8>,
    /// Beginning of the latest text, to recognise the member `data`.
    latest_text: Vec<u8>,
    /// Open brackets of both kinds.
    depth: u32,
    /// The depth inside the list's array, while inside it.
    rows_depth: Option<u32>,
    in_row: bool,
    in_text: bool,
    after_backslash: bool,
    has_content: bool,
}

impl ClientsReader {
    /// Takes the next piece of the answer; pieces may end anywhere, also inside a character.
    ///
    /// # Errors
    /// A complete row is not what a row looks like.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), serde_json::Error> {
        // Where the part of the current row that lies in this piece begins.
        let mut row_start = 0;
        for (index, byte) in piece.iter().copied().enumerate() {
            if self.in_text {
                self.inside_text(byte);
                continue;
            }
            match byte {
                b'"' => {
                    self.in_text = true;
                    self.latest_text.clear();
                }
                b'[' | b'{' => {
                    if byte == b'{' && !self.in_row && self.rows_depth == Some(self.depth) {
                        self.in_row = true;
                        row_start = index;
                    }
                    self.depth = self.depth.saturating_add(1);
                    if byte == b'[' && self.rows_depth.is_none() && self.is_list_start() {
                        self.rows_depth = Some(self.depth);
                    }
                }
                b']' | b'}' => {
                    if self.rows_depth == Some(self.depth) {
                        self.rows_depth = None;
                    }
                    self.depth = self.depth.saturating_sub(1);
                    if self.in_row && self.rows_depth == Some(self.depth) {
                        self.in_row = false;
                        self.finish_row(piece.get(row_start..=index).unwrap_or_default())?;
                    }
                }
                _ => {}
            }
            self.has_content |= !byte.is_ascii_whitespace();
        }
        if self.in_row {
            self.unfinished_row
                .extend_from_slice(piece.get(row_start..).unwrap_or_default());
        }
        Ok(())
    }

    /// The rows, once the whole answer has arrived.
    ///
    /// # Errors
    /// The answer ended in the middle, or there was none.
    pub fn finish(self) -> Result<Vec<ProviderClient>, serde_json::Error> {
        if self.has_content && !self.in_text && self.depth == 0 {
            return Ok(self.clients);
        }
        // The JSON reader's own "ended too early", so that callers know one error type.
        serde_json::from_slice::<ListResponse<ProviderClient>>(b"").map(|list| list.data)
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

    fn inside_text(&mut self, byte: u8) {
        if self.after_backslash {
            self.after_backslash = false;
        } else if byte == b'\\' {
            self.after_backslash = true;
        } else if byte == b'"' {
            self.in_text = false;
        } else if !self.in_row && self.latest_text.len() < REMEMBERED_TEXT_BYTES {
            self.latest_text.push(byte);
        }
    }

    /// Whether the array that was just opened is the list: a bare array or the envelope's `data`.
    fn is_list_start(&self) -> bool {
        match self.depth {
            1 => true,
            2 => self.latest_text.eq_ignore_ascii_case(b"data"),
            _ => false,
        }
    }

    fn finish_row(&mut self, rest: &[u8]) -> Result<(), serde_json::Error> {
        if self.unfinished_row.is_empty() {
            self.clients.push(serde_json::from_slice(rest)?);
        } else {
            self.unfinished_row.extend_from_slice(rest);
            self.clients
                .push(serde_json::from_slice(&self.unfinished_row)?);
            self.unfinished_row.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ClientsReader;
    use crate::provider_client::parse_clients;

    const LIST: &str = r#"{"object":"list","note":["x",{"id":"no"}],"data":[
        {"id":"1","organizationName":"a \"quoted\" } ] { [ \\ name","seats":3,"extra":{"deep":[{}]}},
        {"id":"2","organizationName":"Zoë & 株式会社 🏢","seats":null}
    ],"continuationToken":null}"#;

    #[test]
    fn pieces_of_any_size_give_what_the_whole_gives() {
        let whole = parse_clients(LIST.as_bytes()).unwrap();
        assert_eq!(whole.len(), 2);
        for size in 1..LIST.len() {
            let mut reader = ClientsReader::default();
            for piece in LIST.as_bytes().chunks(size) {
                reader.push(piece).unwrap();
            }
            assert_eq!(reader.len(), 2);
            assert_eq!(reader.finish().unwrap(), whole, "pieces of {size}");
        }
    }

    #[test]
    fn reads_a_bare_array() {
        let mut reader = ClientsReader::default();
        reader.push(br#"[{"id":"1"},{"id":"2"}]"#).unwrap();
        let ids: Vec<_> = reader
            .finish()
            .unwrap()
            .into_iter()
            .map(|client| client.id)
            .collect();
        assert_eq!(ids, ["1", "2"]);
    }

    #[test]
    fn a_cut_answer_is_an_error() {
        for end in 0..LIST.len() {
            let mut reader = ClientsReader::default();
            reader.push(&LIST.as_bytes()[..end]).unwrap();
            assert!(reader.finish().is_err(), "cut after {end}");
        }
    }

    #[test]
    fn a_row_of_the_wrong_shape_is_an_error() {
        let mut reader = ClientsReader::default();
        assert!(reader.push(br#"{"data":[{"id":{}}]}"#).is_err());
    }
}
