//! The seam between the portal and the network: one request out, one response back, and the clock that
//! retries and expiry need. [`FetchTransport`](super::FetchTransport) is the browser's,
//! [`FakeTransport`](super::fake::FakeTransport) the tests'.

use std::{cell::RefCell, fmt, rc::Rc, time::Duration};

use futures_util::future::LocalBoxFuture;
use thiserror::Error;

/// How long a request may take before it is given up, unless it says otherwise.
pub const DEFAULT_TIMEOUT_MILLIS: u32 = 30_000;

/// The methods the backend knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads; the only method that is ever repeated after a failure.
    Get,
    /// Creates or acts.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    /// The method's name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// One HTTP request, complete: address, headers and body bytes.
///
/// `Debug` shows method and address only: headers carry tokens, bodies carry password hashes.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address, relative to the page (`/api/config`) or absolute.
    pub address: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body, if there is one.
    pub body: Option<Vec<u8>>,
    /// After how long the request is given up.
    pub timeout_millis: u32,
}

impl Request {
    /// The value of a header, by case-insensitive name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.as_str(), self.address)
    }
}

/// One HTTP response, read to its end. `Debug` leaves the body out: it may carry tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Header names (lower case) and values; only those the browser lets scripts read.
    pub headers: Vec<(String, String)>,
    /// The body bytes.
    pub body: Vec<u8>,
}

impl Response {
    /// The value of a header, by case-insensitive name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Whether the status says the request succeeded.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.status, self.body.len())
    }
}

/// Why no response came at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TransportError {
    /// The browser knows that it has no network.
    #[error("the device is offline")]
    Offline,
    /// The server did not answer in time.
    #[error("the server did not answer in time")]
    Timeout,
    /// The caller gave the request up; nobody needs to hear of it.
    #[error("the request was given up")]
    Aborted,
    /// Anything else the browser does not tell apart: refused, cut, name not found, blocked by CORS.
    #[error("the server could not be reached")]
    Network,
}

/// Takes an answer's body piece by piece; pieces may end anywhere, also inside a character.
pub type PieceSink = Rc<RefCell<dyn FnMut(&[u8])>>;

/// Sends requests and knows the time. Object-safe; futures stay on the browser's one thread.
pub trait Transport: Send + Sync {
    /// Sends one request. Dropping the future gives the request up.
    fn send(&self, request: Request) -> LocalBoxFuture<'static, Result<Response, TransportError>>;

    /// Sends one request and hands a successful answer's body over piece by piece as it arrives, so that a
    /// very long list never lies in memory as a whole. The returned body is empty then; that of a refusal
    /// is complete.
    fn send_piecewise(
        &self,
        request: Request,
        pieces: PieceSink,
    ) -> LocalBoxFuture<'static, Result<Response, TransportError>>;

    /// Waits.
    fn sleep(&self, duration: Duration) -> LocalBoxFuture<'static, ()>;

    /// Milliseconds since 1970.
    fn now_millis(&self) -> f64;
}
