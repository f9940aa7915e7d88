//! Reads a log to its end, page by page.
//!
//! A page may be short or empty while there is more (servers that keep their log in tables search it
//! piece by piece), so only a missing token is the end. A server that asks for patience gets it; after any
//! other failure the caller has the token of the next page and can go on from there.

use portal_types::event::Event;
use portal_types::list::ListResponse;

use crate::api::{ApiError, RefusalKind};

/// How often in a row a busy server is waited for.
const MOST_WAITS: u32 = 8;
/// How long, when the server does not say.
const WAIT_SECONDS: u32 = 10;
/// The longest wait one gets.
const LONGEST_WAIT_SECONDS: u32 = 120;

/// A page as the server sends it.
pub type EventPage = ListResponse<Event>;

/// What the reader needs from the world around it.
pub(super) trait Reading {
    /// Fetches the page behind a token, the first one without.
    async fn fetch(&self, token: Option<&str>) -> Result<EventPage, ApiError>;
    /// Takes the events of a page, and the token of the next one.
    fn take(&self, events: Vec<Event>, next: Option<&str>);
    /// Waits, because the server asked for it.
    async fn wait(&self, seconds: u32);
}

/// Reads from a token (or from the beginning) to the end.
///
/// # Errors
/// What kept it from going on. What was read so far has been taken.
pub(super) async fn read_all(reading: &impl Reading, from: Option<String>) -> Result<(), ApiError> {
    let mut token = from;
    let mut waits = 0;
    loop {
        match reading.fetch(token.as_deref()).await {
            Ok(page) => {
                waits = 0;
                let next = page.continuation_token.filter(|next| !next.is_empty());
                let is_stuck = next.is_some() && next == token && page.data.is_empty();
                reading.take(page.data, next.as_deref());
                if is_stuck {
                    return Err(ApiError::Malformed("the log does not go on".into()));
                }
                if next.is_none() {
                    return Ok(());
                }
                token = next;
            }
            Err(error) if waits < MOST_WAITS && is_busy(&error) => {
                waits += 1;
                let asked = error
                    .refusal()
                    .and_then(|refusal| refusal.retry_after_seconds);
                let seconds = asked.unwrap_or(WAIT_SECONDS);
                reading.wait(seconds.clamp(1, LONGEST_WAIT_SECONDS)).await;
            }
            Err(error) => return Err(error),
        }
    }
}

fn is_busy(error: &ApiError) -> bool {
    error.kind() == Some(RefusalKind::TooManyRequests)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::collections::VecDeque;

    use futures_executor::block_on;

    use super::*;
    use crate::api::{Refusal, TransportError};

    #[derive(Default)]
    struct Script {
        answers: RefCell<VecDeque<Result<EventPage, ApiError>>>,
        asked: RefCell<Vec<Option<String>>>,
        taken: RefCell<Vec<(usize, Option<String>)>>,
        waited: RefCell<Vec<u32>>,
    }

    impl Reading for Script {
        async fn fetch(&self, token: Option<&str>) -> Result<EventPage, ApiError> {
            self.asked.borrow_mut().push(token.map(str::to_owned));
            self.answers.borrow_mut().pop_front().expect("an answer")
        }
        fn take(&self, events: Vec<Event>, next: Option<&str>) {
            self.taken
                .borrow_mut()
                .push((events.len(), next.map(str::to_owned)));
        }
        async fn wait(&self, seconds: u32) {
            self.waited.borrow_mut().push(seconds);
        }
    }

    fn page(events: usize, next: Option<&str>) -> Result<EventPage, ApiError> {
        Ok(EventPage {
            data: vec![Event::default(); events],
            continuation_token: next.map(str::to_owned),
        })
    }

    fn refused(
        status: u16,
        kind: RefusalKind,
        retry_after_seconds: Option<u32>,
    ) -> Result<EventPage, ApiError> {
        Err(ApiError::Refused(Refusal {
            status,
            kind,
            message: None,
            fields: Vec::new(),
            retry_after_seconds,
        }))
    }

    fn run(
        answers: Vec<Result<EventPage, ApiError>>,
        from: Option<&str>,
    ) -> (Result<(), ApiError>, Script) {
        let script = Script {
            answers: RefCell::new(answers.into()),
            ..Script::default()
        };
        let outcome = block_on(read_all(&script, from.map(str::to_owned)));
        (outcome, script)
    }

    #[test]
    fn only_a_missing_token_is_the_end() {
        let (outcome, script) = run(
            vec![
                page(50, Some("9")),
                page(0, Some("8")),
                page(0, Some("7")),
                page(3, Some("6")),
                page(0, Some("")),
            ],
            None,
        );
        assert_eq!(outcome, Ok(()));
        let tokens: Vec<_> = script.asked.take();
        let tokens: Vec<_> = tokens.iter().map(Option::as_deref).collect();
        assert_eq!(tokens, [None, Some("9"), Some("8"), Some("7"), Some("6")]);
        assert_eq!(
            script
                .taken
                .take()
                .iter()
                .map(|(count, _)| count)
                .sum::<usize>(),
            53
        );
    }

    #[test]
    fn a_busy_server_is_waited_for() {
        let busy = |seconds| refused(429, RefusalKind::TooManyRequests, seconds);
        let (outcome, script) = run(
            vec![
                page(50, Some("9")),
                busy(Some(30)),
                busy(None),
                busy(Some(9999)),
                page(1, None),
            ],
            None,
        );
        assert_eq!(outcome, Ok(()));
        assert_eq!(script.waited.take(), [30, 10, 120]);
        let asked = script.asked.take();
        assert!(asked[1..].iter().all(|token| token.as_deref() == Some("9")));
    }

    #[test]
    fn patience_has_an_end() {
        let busy = || refused(429, RefusalKind::TooManyRequests, Some(1));
        let (outcome, script) = run((0..9).map(|_| busy()).collect(), None);
        assert!(outcome.is_err());
        assert_eq!(script.waited.take().len(), 8);
    }

    #[test]
    fn a_failure_leaves_the_token_to_go_on_from() {
        let cut = Err(ApiError::Transport(TransportError::Network));
        let (outcome, script) = run(vec![page(50, Some("9")), cut.clone()], None);
        assert_eq!(outcome, cut.map(drop));
        assert_eq!(script.taken.take(), [(50, Some("9".to_owned()))]);
        let (outcome, script) = run(vec![page(2, None)], Some("9"));
        assert_eq!(outcome, Ok(()));
        assert_eq!(script.asked.take(), [Some("9".to_owned())]);
    }

    #[test]
    fn a_log_that_never_ends_is_noticed() {
        let (outcome, _) = run(vec![page(0, Some("9")), page(0, Some("9"))], None);
        assert!(matches!(outcome, Err(ApiError::Malformed(_))));
    }
}
