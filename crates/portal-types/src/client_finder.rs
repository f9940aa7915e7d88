//! Finds one client in a provider's list while the list arrives. For what the list of all clients does not
//! keep of each: its wrapped key.

use serde_json::Error;

use crate::provider_client::ProviderClient;

/// Looks for one organisation in a list answer: an envelope with `data`, or a bare array. Feed it with
/// [`push`](Self::push) as pieces arrive, and ask [`found`](Self::found) at the end.
#[derive(Debug)]
pub struct ClientFinder {
    organization_id: String,
    found: Option<ProviderClient>,
    /// The row that is arriving.
    row: Vec<u8>,
    /// The brackets that are open.
    open: Vec<u8>,
    /// How many were open where the row began.
    row_depth: Option<usize>,
    in_text: bool,
    is_escaped: bool,
}

impl ClientFinder {
    /// Looks for the client with this organisation's id.
    #[must_use]
    pub fn new(organization_id: &str) -> Self {
        Self {
            organization_id: organization_id.to_owned(),
            found: None,
            row: Vec::new(),
            open: Vec::new(),
            row_depth: None,
            in_text: false,
            is_escaped: false,
        }
    }

    /// Takes the next piece of the answer; pieces may end anywhere.
    ///
    /// # Errors
    /// A row is not what servers send.
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Error> {
        for byte in piece {
            if self.found.is_some() {
                return Ok(());
            }
            self.take(*byte)?;
        }
        Ok(())
    }

    /// The client, if it was in the list.
    #[must_use]
    pub fn found(self) -> Option<ProviderClient> {
        self.found
    }

    fn take(&mut self, byte: u8) -> Result<(), Error> {
        let is_row_start = !self.in_text && byte == b'{' && self.is_in_list();
        if is_row_start {
            self.row.clear();
            self.row_depth = Some(self.open.len());
        }
        if self.row_depth.is_some() {
            self.row.push(byte);
        }
        if self.in_text {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.in_text = false,
                _ => {}
            }
            return Ok(());
        }
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => self.open.push(byte),
            b'}' | b']' => {
                self.open.pop();
                if self.row_depth == Some(self.open.len()) {
                    self.row_depth = None;
                    return self.look();
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Between rows: in a bare array, or in an array of the envelope.
    fn is_in_list(&self) -> bool {
        self.row_depth.is_none() && matches!(self.open.as_slice(), [b'['] | [b'{', b'['])
    }

    fn look(&mut self) -> Result<(), Error> {
        let wanted = self.organization_id.as_bytes();
        let may_be_it =
            !wanted.is_empty() && self.row.windows(wanted.len()).any(|part| part == wanted);
        if may_be_it {
            let client: ProviderClient = serde_json::from_slice(&self.row)?;
            if client.organization_id == self.organization_id {
                self.found = Some(client);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"{"object":"list","data":[
        {"id":"l1","organizationId":"o1","organizationName":"a \"}{[ o2","key":"2.one","plan":null,"more":{"x":[{"id":"o2"}]}},
        {"id":"l2","organizationId":"o2","organizationName":"Zwei 🚀","key":"2.two","seats":7}],
        "continuationToken":null}"#;

    fn find(list: &str, id: &str, piece: usize) -> Option<ProviderClient> {
        let mut finder = ClientFinder::new(id);
        for piece in list.as_bytes().chunks(piece) {
            finder.push(piece).expect("a list");
        }
        finder.found()
    }

    #[test]
    fn one_client_is_found_wherever_the_pieces_end() {
        for piece in [1, 2, 7, 10_000] {
            let found = find(LIST, "o2", piece).expect("it is there");
            assert_eq!(
                (found.id.as_str(), found.key.as_deref()),
                ("l2", Some("2.two"))
            );
            assert_eq!(find(LIST, "o1", piece).expect("it is there").id, "l1");
        }
    }

    #[test]
    fn an_id_that_only_looks_like_it_is_not_it() {
        assert_eq!(find(LIST, "l1", 5), None);
        assert_eq!(find(LIST, "o", 5), None);
        assert_eq!(find(LIST, "", 5), None);
        assert_eq!(find(r#"{"data":null}"#, "o1", 5), None);
    }

    #[test]
    fn a_bare_array_is_read_as_well() {
        let list = r#"[{"id":"l","organizationId":"o1"}]"#;
        assert_eq!(find(list, "o1", 3).expect("it is there").id, "l");
    }
}
