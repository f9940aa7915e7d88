//! The part of an address behind `?`, as ordered names and values.

use std::fmt::Write as _;

/// Names and values in the order in which they stand in the address. Names are unique.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads `a=1&b=x%20y`, with or without a leading `?`. A name that repeats keeps its last value;
    /// text that is not valid percent-encoding is taken as it stands.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for pair in text
            .trim_start_matches('?')
            .split('&')
            .filter(|pair| !pair.is_empty())
        {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decode = |text: &str| percent_decode(&text.replace('+', " "));
            query.set(&decode(name), Some(decode(value)));
        }
        query
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// Sets a name, or removes it with `None`.
    pub fn set(&mut self, name: &str, value: Option<String>) {
        match (self.0.iter().position(|(n, _)| n == name), value) {
            (Some(at), Some(value)) => self.0[at].1 = value,
            (Some(at), None) => _ = self.0.remove(at),
            (None, Some(value)) => self.0.push((name.to_owned(), value)),
            (None, None) => {}
        }
    }

    /// No names at all?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `path`, with `?` and the query behind it when there is one.
    pub fn append_to(&self, mut path: String) -> String {
        for (index, (name, value)) in self.0.iter().enumerate() {
            path.push(if index == 0 { '?' } else { '&' });
            _ = write!(path, "{}={}", percent_encode(name), percent_encode(value));
        }
        path
    }
}

/// RFC 3986: everything but unreserved characters as `%XX` of its UTF-8 bytes.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// The other way round; what is not valid stays as it stands.
pub(super) fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|byte| char::from(*byte).to_digit(16))
        };
        match (bytes[at], hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_browsers_write() {
        let query = Query::parse("?search=M%C3%BCller+%26+Co&full&plan=enterprise&plan=teams");
        assert_eq!(query.get("search"), Some("Müller & Co"));
        assert_eq!(query.get("full"), Some(""));
        assert_eq!(query.get("plan"), Some("teams"));
        assert_eq!(query.get("absent"), None);
    }

    #[test]
    fn a_broken_escape_is_text() {
        assert_eq!(Query::parse("a=%zz&b=100%&c=%ff").get("a"), Some("%zz"));
        assert_eq!(Query::parse("b=100%").get("b"), Some("100%"));
        assert_eq!(Query::parse("c=%ff").get("c"), Some("%ff"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(name in ".+", value in ".*") {
            let mut query = Query::default();
            query.set(&name, Some(value.clone()));
            let text = query.append_to(String::new());
            prop_assert!(text.is_ascii());
            let read = Query::parse(&text);
            prop_assert_eq!(read.get(&name), Some(value.as_str()));
        }
    }
}
