//! What people read when a call fails: what happened, why, and what to do.

use crate::api::{ApiError, RefusalKind, TransportError};
use crate::i18n::{Text, m};

/// Whether something was asked for or changed. After a change that got no answer nobody knows whether it
/// took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// Something was to be shown.
    Reading,
    /// Something was to be changed.
    Saving,
}

/// The error in words. A page that knows a better reason says that instead.
pub fn error_text(error: &ApiError, attempt: Attempt) -> Text {
    match error {
        ApiError::Transport(TransportError::Offline) => m::errors::OFFLINE.into(),
        ApiError::Transport(TransportError::Timeout) => match attempt {
            Attempt::Reading => m::errors::TIMEOUT.into(),
            Attempt::Saving => m::errors::TIMEOUT_WHILE_SAVING.into(),
        },
        ApiError::Transport(TransportError::Network) => m::errors::UNREACHABLE.into(),
        ApiError::Transport(TransportError::Aborted) => m::errors::UNKNOWN.into(),
        ApiError::SessionLost => m::errors::SIGNED_OUT.into(),
        ApiError::NotJson => m::errors::HTML_INSTEAD_OF_DATA.into(),
        ApiError::Malformed(_) => m::errors::BROKEN_ANSWER.into(),
        ApiError::Refused(refusal) => match (refusal.kind, &refusal.message) {
            (RefusalKind::NotAllowed, _) => m::errors::MAY_NOT.into(),
            (RefusalKind::NotFound, _) => m::errors::NOT_FOUND.into(),
            (RefusalKind::Conflict, _) => m::errors::CONFLICT.into(),
            (RefusalKind::TooManyRequests, _) => match refusal.retry_after_seconds {
                Some(seconds) => m::errors::too_many_requests(seconds),
                None => m::errors::TOO_MANY_REQUESTS_WAIT.into(),
            },
            (RefusalKind::Server, _) if matches!(refusal.status, 502..=504) => {
                m::errors::SERVER_UNAVAILABLE.into()
            }
            (RefusalKind::Server, _) => m::errors::server_down(refusal.status.to_string()),
            (_, Some(reason)) => m::errors::refused_with_reason(reason),
            (_, None) => m::errors::refused(refusal.status.to_string()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_change_without_an_answer_is_uncertain() {
        let timeout = ApiError::Transport(TransportError::Timeout);
        assert_eq!(
            error_text(&timeout, Attempt::Reading),
            m::errors::TIMEOUT.into()
        );
        assert_eq!(
            error_text(&timeout, Attempt::Saving),
            m::errors::TIMEOUT_WHILE_SAVING.into()
        );
        assert_eq!(
            error_text(&ApiError::NotJson, Attempt::Saving),
            m::errors::HTML_INSTEAD_OF_DATA.into()
        );
    }
}
