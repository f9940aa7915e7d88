//! What a person reads when a call failed: what happened, why, and the way out.

use leptos::prelude::*;

use crate::{
    api::{ApiError, Refusal, RefusalKind, TransportError},
    i18n::{Text, m, t},
    session::KeyError,
    ui::{Button, Callout, IconName, Tone},
};

/// In words, for something that was read.
pub fn text_of(error: &ApiError) -> Text {
    match error {
        ApiError::Transport(TransportError::Offline) => m::errors::OFFLINE.into(),
        ApiError::Transport(TransportError::Timeout) => m::errors::TIMEOUT.into(),
        ApiError::Transport(TransportError::Network | TransportError::Aborted) => {
            m::errors::UNREACHABLE.into()
        }
        ApiError::SessionLost => m::errors::SIGNED_OUT.into(),
        ApiError::NotJson => m::errors::HTML_INSTEAD_OF_DATA.into(),
        ApiError::Malformed(_) => m::errors::BROKEN_ANSWER.into(),
        ApiError::Refused(refusal) => text_of_refusal(refusal),
    }
}

/// In words, for something that was to be saved: when no answer came, nobody knows whether it was.
pub fn text_of_saving(error: &ApiError) -> Text {
    match error {
        ApiError::Transport(TransportError::Timeout) => m::errors::TIMEOUT_WHILE_SAVING.into(),
        ApiError::NotJson | ApiError::Malformed(_) => m::errors::TIMEOUT_WHILE_SAVING.into(),
        other => text_of(other),
    }
}

/// In words, for a key that is not to be had; `name` is whose key it is.
pub fn text_of_key(error: &KeyError, name: &str) -> Text {
    match error {
        KeyError::Locked => m::errors::SIGNED_OUT.into(),
        KeyError::NotGiven => m::errors::key_missing(name.to_owned()),
        KeyError::Crypto(_) => m::errors::CANNOT_DECRYPT.into(),
    }
}

fn text_of_refusal(refusal: &Refusal) -> Text {
    match (refusal.kind, refusal.status) {
        (RefusalKind::NotAllowed, _) => m::errors::MAY_NOT.into(),
        (RefusalKind::NotFound, _) => m::errors::NOT_FOUND.into(),
        (RefusalKind::Conflict, _) => m::errors::CONFLICT.into(),
        (RefusalKind::TooManyRequests, _) => match refusal.retry_after_seconds {
            Some(seconds) => m::errors::too_many_requests(seconds),
            None => m::errors::TOO_MANY_REQUESTS_WAIT.into(),
        },
        (RefusalKind::Server, 502..=504) => m::errors::SERVER_UNAVAILABLE.into(),
        (RefusalKind::Server, status) => m::errors::server_down(status.to_string()),
        (RefusalKind::Invalid | RefusalKind::TooLarge, status) => match &refusal.message {
            Some(message) => m::errors::refused_with_reason(message.clone()),
            None => m::errors::refused(status.to_string()),
        },
    }
}

/// A failed call in its place on the page, with a button to try again where that can help.
#[component]
pub fn Problem(
    /// What went wrong.
    error: ApiError,
    /// What it was about; "This could not be loaded." when it says nothing.
    #[prop(optional, into)]
    title: Option<Text>,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let title = title.unwrap_or_else(|| m::errors::LOADING_FAILED.into());
    let on_retry = on_retry.filter(|_| error.may_pass());
    view! {
        <Callout tone=Tone::Danger title>
            <p>{t(text_of(&error))}</p>
            {on_retry
                .map(|on_retry| {
                    view! {
                        <Button icon=IconName::Refresh on_press=on_retry>
                            {t(m::ui::RETRY)}
                        </Button>
                    }
                })}
        </Callout>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, kind: RefusalKind, message: Option<&str>) -> ApiError {
        ApiError::Refused(Refusal {
            status,
            kind,
            message: message.map(str::to_owned),
            fields: Vec::new(),
            retry_after_seconds: None,
        })
    }

    #[test]
    fn each_failure_has_words_of_its_own() {
        let all = [
            ApiError::Transport(TransportError::Offline),
            ApiError::Transport(TransportError::Timeout),
            ApiError::Transport(TransportError::Network),
            ApiError::SessionLost,
            ApiError::NotJson,
            ApiError::Malformed(String::new()),
            refused(401, RefusalKind::NotAllowed, Some("Unauthorized")),
            refused(404, RefusalKind::NotFound, None),
            refused(409, RefusalKind::Conflict, None),
            refused(429, RefusalKind::TooManyRequests, None),
            refused(503, RefusalKind::Server, None),
            refused(500, RefusalKind::Server, Some("at Program.cs:12")),
            refused(400, RefusalKind::Invalid, Some("The name is taken.")),
            refused(422, RefusalKind::Invalid, None),
        ];
        let texts: Vec<Text> = all.iter().map(text_of).collect();
        for (index, text) in texts.iter().enumerate() {
            assert!(!texts[..index].contains(text), "{:?}", all[index]);
        }
    }

    #[test]
    fn an_unanswered_save_is_not_called_unsaved() {
        let timeout = ApiError::Transport(TransportError::Timeout);
        assert_eq!(
            text_of_saving(&timeout),
            m::errors::TIMEOUT_WHILE_SAVING.into()
        );
        assert_eq!(
            text_of_saving(&ApiError::SessionLost),
            text_of(&ApiError::SessionLost)
        );
    }
}
