//! The one queue: sends a job's rows, step by step.

use std::{sync::Arc, time::Duration};

use futures_util::lock::Mutex;
use leptos::prelude::expect_context;

use super::job::{Job, Phase, RowFault, RowState};
use crate::api::{Api, ApiError, RefusalKind, TransportError};

/// Between two requests, whoever's: ten a second are fewer than any server's limit.
const GAP_MILLIS: f64 = 100.0;

/// How often one step is sent again because the server was busy.
const MOST_PAUSES: u32 = 5;

/// The longest pause that is waited for.
const LONGEST_PAUSE_SECONDS: u32 = 120;

/// The first pause when the server does not say how long; each further one is twice as long.
const FIRST_PAUSE_SECONDS: u32 = 5;

/// What came of one request: each row's outcome by its id, or the failure of all of them. Rows that are not
/// mentioned count as [`RowFault::Unmentioned`].
pub type StepOutcome = Result<Vec<(String, Result<(), RowFault>)>, ApiError>;

/// The queue. Cheap to clone; all clones are one queue.
#[derive(Clone, Default)]
pub struct JobQueue {
    /// When the last request was answered, milliseconds since 1970. Held while a request is on its way.
    last_millis: Arc<Mutex<f64>>,
}

impl JobQueue {
    /// The queue of the portal this view belongs to.
    ///
    /// # Panics
    /// Outside of a portal, where nobody provided one.
    pub fn use_context() -> Self {
        expect_context()
    }

    /// Sends the rows of a job that wait, at most `per_step` in one request, until all were sent, it is
    /// cancelled, or going on is pointless (signed out, offline, not allowed).
    pub async fn run(
        &self,
        api: &Api,
        job: &Job,
        per_step: usize,
        send: impl AsyncFn(Vec<String>) -> StepOutcome,
    ) {
        job.update(|state| state.phase = Phase::Running);
        while !job.is_cancelled() {
            let ids = job.update(|state| state.take(per_step.max(1)));
            if ids.is_empty() {
                break;
            }
            let outcome = self.step(api, job, &ids, &send).await;
            let is_pointless = outcome.as_ref().is_err_and(is_pointless);
            job.update(|state| match outcome {
                Ok(rows) => {
                    for (id, row) in rows {
                        state.note(&id, row.map_or_else(RowState::Failed, |()| RowState::Done));
                    }
                    for id in &ids {
                        state.note(id, RowState::Failed(RowFault::Unmentioned));
                    }
                }
                Err(error) => {
                    for id in &ids {
                        state.note(id, RowState::Failed(RowFault::Call(error.clone())));
                    }
                }
            });
            if is_pointless {
                break;
            }
        }
        job.update(super::JobState::finish);
    }

    /// One request, sent again for as long as the server asks for patience: it did nothing then.
    async fn step(
        &self,
        api: &Api,
        job: &Job,
        ids: &[String],
        send: &impl AsyncFn(Vec<String>) -> StepOutcome,
    ) -> StepOutcome {
        let mut last_millis = self.last_millis.lock().await;
        let mut pauses = 0;
        loop {
            let since = api.now_millis() - *last_millis;
            if (0.0..GAP_MILLIS).contains(&since) {
                api.sleep(Duration::from_millis((GAP_MILLIS - since) as u64))
                    .await;
            }
            let outcome = send(ids.to_vec()).await;
            *last_millis = api.now_millis();
            let Some(seconds) = outcome.as_ref().err().and_then(|it| pause(it, pauses)) else {
                return outcome;
            };
            pauses += 1;
            if !self.wait(api, job, seconds).await {
                return outcome;
            }
        }
    }

    /// Waits by the second, so that the person sees it pass and can end it. Returns whether to go on.
    async fn wait(&self, api: &Api, job: &Job, seconds: u32) -> bool {
        for left in (1..=seconds).rev() {
            job.update(|state| state.phase = Phase::Pausing(left));
            api.sleep(Duration::from_secs(1)).await;
            if job.is_cancelled() {
                return false;
            }
        }
        job.update(|state| state.phase = Phase::Running);
        true
    }
}

/// How long to wait before the same request is sent again; `None` when it should not be.
fn pause(error: &ApiError, pauses: u32) -> Option<u32> {
    let refusal = error.refusal()?;
    if refusal.kind != RefusalKind::TooManyRequests || pauses >= MOST_PAUSES {
        return None;
    }
    let seconds = refusal
        .retry_after_seconds
        .unwrap_or(FIRST_PAUSE_SECONDS << pauses);
    (seconds <= LONGEST_PAUSE_SECONDS).then(|| seconds.max(1))
}

/// Whether the next request would fail the same way.
fn is_pointless(error: &ApiError) -> bool {
    match error {
        ApiError::SessionLost => true,
        ApiError::Transport(reason) => *reason != TransportError::Timeout,
        ApiError::Refused(refusal) => matches!(
            refusal.kind,
            RefusalKind::NotAllowed | RefusalKind::TooManyRequests
        ),
        ApiError::NotJson | ApiError::Malformed(_) => false,
    }
}
