//! Everything that can go wrong with a call. What a person reads about it is made by the pages.

use portal_types::error::ErrorBody;
use thiserror::Error;

use super::transport::{Response, TransportError};

/// Why a call has no result.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ApiError {
    /// No response came. [`TransportError::Aborted`] is nobody's error: the asker went away.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// Nobody is signed in any more: the server refused to renew the tokens. Never the meaning of a plain
    /// 401, 403 or 404.
    #[error("the session is over")]
    SessionLost,
    /// The server answered, and the answer is no.
    #[error("{0}")]
    Refused(Refusal),
    /// The server answered with success and a web page: a proxy's notice, a captive portal, a wrong base
    /// address.
    #[error("the answer is a web page, not data")]
    NotJson,
    /// The answer is cut short or of a shape nobody knows. The text says what and where, and never quotes
    /// the answer.
    #[error("the answer cannot be read: {0}")]
    Malformed(String),
}

/// What kind of no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// 400, 402, 422 and other client errors: something sent is wrong, or a rule forbids it.
    Invalid,
    /// 401 with a good token, or 403: the person may not do this.
    NotAllowed,
    /// 404: it is not there, or the person may not know that it is.
    NotFound,
    /// 409: it changed or exists already.
    Conflict,
    /// 413: the body is too large.
    TooLarge,
    /// 429: too many requests.
    TooManyRequests,
    /// 5xx: the server failed.
    Server,
}

/// An answer that is a no.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("status {status}")]
pub struct Refusal {
    /// The status code.
    pub status: u16,
    /// What kind of no.
    pub kind: RefusalKind,
    /// The server's own words, English: the first field error or the message. Text, never HTML.
    pub message: Option<String>,
    /// Which fields were refused, and why.
    pub fields: Vec<FieldError>,
    /// After how many seconds another try makes sense, where the server said so.
    pub retry_after_seconds: Option<u32>,
}

/// One refused field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's path as the server spells it (`Name`, `Emails[0]`); empty for the whole form.
    pub field: String,
    /// The server's own words.
    pub message: String,
}

impl ApiError {
    /// What the JSON reader stumbled over, without the value it stumbled over: that could be a secret.
    pub fn malformed(error: &serde_json::Error) -> Self {
        use serde_json::error::Category;
        let what = match error.classify() {
            Category::Eof => "it ends too early",
            Category::Syntax => "it is not JSON",
            Category::Data => "a member has an unexpected type",
            Category::Io => "it could not be read",
        };
        Self::Malformed(format!(
            "{what} (line {}, column {})",
            error.line(),
            error.column()
        ))
    }

    /// The refusal, if the server answered with one.
    pub fn refusal(&self) -> Option<&Refusal> {
        if let Self::Refused(refusal) = self {
            Some(refusal)
        } else {
            None
        }
    }

    /// What kind of no, if it was one.
    pub fn kind(&self) -> Option<RefusalKind> {
        self.refusal().map(|refusal| refusal.kind)
    }

    /// The server's own words, if it had any.
    pub fn server_message(&self) -> Option<&str> {
        self.refusal()?.message.as_deref()
    }

    /// The asker went away; nobody needs to hear of it.
    pub fn is_aborted(&self) -> bool {
        *self == Self::Transport(TransportError::Aborted)
    }

    /// The person may not do this (401 with a good token, or 403).
    pub fn is_not_allowed(&self) -> bool {
        self.kind() == Some(RefusalKind::NotAllowed)
    }

    /// It is not there, or the person may not know that it is.
    pub fn is_not_found(&self) -> bool {
        self.kind() == Some(RefusalKind::NotFound)
    }

    /// Whether the same call may work a little later without anybody changing anything.
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Transport(_) | Self::NotJson | Self::Malformed(_) => true,
            Self::Refused(refusal) => matches!(
                refusal.kind,
                RefusalKind::TooManyRequests | RefusalKind::Server
            ),
            Self::SessionLost => false,
        }
    }
}

/// Reads a refusal out of whatever the server sent with it: JSON of several generations, HTML, plain text
/// or nothing.
pub(super) fn refusal(response: &Response) -> Refusal {
    refusal_with(response, ErrorBody::read(&response.body))
}

/// The same for a body that was read already.
pub(super) fn refusal_with(response: &Response, body: ErrorBody) -> Refusal {
    let message = body.shown_text().map(str::to_owned);
    let fields = body
        .validation_errors
        .into_iter()
        .filter_map(|(field, texts)| {
            let message = texts.into_iter().next()?;
            Some(FieldError { field, message })
        });
    Refusal {
        status: response.status,
        kind: match response.status {
            401 | 403 => RefusalKind::NotAllowed,
            404 => RefusalKind::NotFound,
            409 => RefusalKind::Conflict,
            413 => RefusalKind::TooLarge,
            429 => RefusalKind::TooManyRequests,
            500.. => RefusalKind::Server,
            _ => RefusalKind::Invalid,
        },
        message,
        fields: fields.collect(),
        retry_after_seconds: response.retry_after_seconds(),
    }
}

impl Response {
    /// Whether the body is a web page in place of data.
    pub(super) fn looks_like_html(&self) -> bool {
        self.declares_html()
            || self.body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
    }

    /// Whether the server says that the body is a web page.
    pub(super) fn declares_html(&self) -> bool {
        self.header("content-type")
            .is_some_and(|kind| kind.trim_start().starts_with("text/html"))
    }

    /// `Retry-After` in seconds; the form with a date is not used by any of the servers.
    pub(super) fn retry_after_seconds(&self) -> Option<u32> {
        self.header("retry-after")?.trim().parse().ok()
    }
}
