//! One endpoint's call before it becomes a request: which service, which path, what body.

use serde::Serialize;

use super::{error::ApiError, transport::Method};

/// The server's services; each has its own base address (contract part 1, 0.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Nearly everything.
    Api,
    /// Sign-in and registration.
    Identity,
    /// Where clients report what people did.
    Events,
}

/// What to ask of which service. Build it with [`Call::get`] and its siblings, send it with
/// [`Api`](super::Api).
#[derive(Clone)]
pub struct Call {
    pub(super) service: Service,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) body: Option<Body>,
    pub(super) timeout_millis: Option<u32>,
}

#[derive(Clone)]
pub(super) struct Body {
    pub(super) content_type: &'static str,
    pub(super) bytes: Vec<u8>,
}

impl Call {
    fn new(method: Method, segments: &[&str]) -> Self {
        let path = segments.iter().fold(String::new(), |path, segment| {
            path + "/" + &path_segment(segment)
        });
        Self {
            service: Service::Api,
            method,
            path,
            query: Vec::new(),
            body: None,
            timeout_millis: None,
        }
    }

    /// Reads. The path comes in segments, each of which is escaped: an id from the address bar cannot
    /// reach another endpoint.
    pub fn get(segments: &[&str]) -> Self {
        Self::new(Method::Get, segments)
    }

    /// Creates or acts.
    pub fn post(segments: &[&str]) -> Self {
        Self::new(Method::Post, segments)
    }

    /// Replaces.
    pub fn put(segments: &[&str]) -> Self {
        Self::new(Method::Put, segments)
    }

    /// Removes.
    pub fn delete(segments: &[&str]) -> Self {
        Self::new(Method::Delete, segments)
    }

    /// Another service than the API.
    #[must_use]
    pub fn at(mut self, service: Service) -> Self {
        self.service = service;
        self
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// More (or less) patience than [`DEFAULT_TIMEOUT_MILLIS`](super::DEFAULT_TIMEOUT_MILLIS).
    #[must_use]
    pub fn timeout_millis(mut self, millis: u32) -> Self {
        self.timeout_millis = Some(millis);
        self
    }

    /// A JSON body.
    ///
    /// # Errors
    /// The value cannot be written as JSON, which none of the wire types does.
    pub fn json<B: Serialize>(mut self, value: &B) -> Result<Self, ApiError> {
        let bytes = serde_json::to_vec(value).map_err(|error| ApiError::malformed(&error))?;
        self.body = Some(Body {
            content_type: "application/json; charset=utf-8",
            bytes,
        });
        Ok(self)
    }

    /// A form body, as the token endpoint wants it.
    #[must_use]
    pub fn form(mut self, fields: &[(&str, &str)]) -> Self {
        let text = fields
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect::<Vec<_>>()
            .join("&");
        self.body = Some(Body {
            content_type: "application/x-www-form-urlencoded; charset=utf-8",
            bytes: text.into_bytes(),
        });
        self
    }

    /// Path and query, ready to follow a base address.
    pub(super) fn target(&self) -> String {
        let mut target = self.path.clone();
        for (index, (name, value)) in self.query.iter().enumerate() {
            target.push(if index == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            target.push_str(&escape(value));
        }
        target
    }
}

/// One path segment. Browsers resolve `.` and `..` even when they are escaped, so segments of that kind
/// are replaced by one that no server knows.
fn path_segment(text: &str) -> String {
    if text.chars().all(|character| character == '.') {
        "-".into()
    } else {
        escape(text)
    }
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                escaped.push(char::from(byte))
            }
            _ => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
                ];
                escaped.push('%');
                escaped.push(DIGITS[usize::from(byte >> 4)]);
                escaped.push(DIGITS[usize::from(byte & 15)]);
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_never_leaves_its_place() {
        let target = |id: &str| Call::get(&["providers", id, "organizations"]).target();
        assert_eq!(
            target("0d1e2f30-aa"),
            "/providers/0d1e2f30-aa/organizations"
        );
        assert_eq!(
            target("../accounts?x=#"),
            "/providers/..%2Faccounts%3Fx%3D%23/organizations"
        );
        assert_eq!(target(".."), "/providers/-/organizations");
        assert_eq!(target(""), "/providers/-/organizations");
    }

    #[test]
    fn query_and_form_are_escaped() {
        let call = Call::get(&["sync"]).query("a", "1&2").query("b", "é ");
        assert_eq!(call.target(), "/sync?a=1%262&b=%C3%A9%20");
        let call = Call::post(&["connect", "token"])
            .form(&[("password", "a+b/c=="), ("scope", "api offline_access")]);
        let body = call.body.expect("a body");
        assert_eq!(
            body.bytes,
            b"password=a%2Bb%2Fc%3D%3D&scope=api%20offline_access"
        );
    }
}
