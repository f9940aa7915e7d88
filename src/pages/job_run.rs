//! Runs a job for a page with a list, and finds out what was really done: servers answer "done" to things
//! they did not do, and answers get lost.

use leptos::{prelude::*, task::spawn_local};

use super::job_dialog::JobDialogState;
use crate::api::{Api, ApiError};
use crate::i18n::Text;
use crate::jobs::{Job, JobQueue, RowFault, RowState, StepOutcome};
use crate::ui::Toasts;

/// A page with a list that jobs change.
pub trait JobPage: Copy + 'static {
    /// The one queue.
    fn queue(self) -> JobQueue;
    /// The server.
    fn api(self) -> Api;
    /// Reads the list again and shows it.
    fn refresh(self) -> impl Future<Output = Result<(), ApiError>>;
    /// Where news are shown; the page may be gone by then.
    fn toasts(self) -> Toasts;
    /// Draws the eye to a row.
    fn reveal(self, id: &str);
    /// Nothing is chosen any more.
    fn clear_selection(self);
}

/// What is particular about a kind of job on a list.
#[derive(Clone, Copy)]
pub struct Kind<List: 'static> {
    /// How many rows go into one request.
    pub per_step: usize,
    /// Whether the list, read again, shows that a row was done after all.
    pub is_done: fn(&List, &str) -> bool,
    /// The news when the only row was done.
    pub news: fn(&str) -> Text,
}

/// Sends the rows that wait, then reads the list again: success alone says too little. `with_list` asks the
/// list of that moment, or says no when the page is gone. A single row that was done closes the dialog;
/// everything else stays to be read.
pub fn run_job<List: 'static>(
    page: impl JobPage,
    state: JobDialogState,
    job: Job,
    kind: Kind<List>,
    with_list: impl Fn(&dyn Fn(&List) -> bool) -> bool + 'static,
    send: impl AsyncFn(Vec<String>) -> StepOutcome + 'static,
) {
    let (queue, api) = (page.queue(), page.api());
    spawn_local(async move {
        queue.run(&api, &job, kind.per_step, send).await;
        job.check();
        let is_read = page.refresh().await.is_ok();
        job.settle(|row| is_read && with_list(&|list| (kind.is_done)(list, &row.id)));
        let (rows, left) = job.with(|state| (state.rows.len(), state.tally().left()));
        if left > 0 {
            // A job without a dialog gets one to say what went wrong.
            if state.open.try_get_untracked() == Some(false) {
                state.job.set(Some(job));
                state.open.set(true);
            }
            return;
        }
        if let (1, Some(row)) = (rows, job.with(|state| state.rows.first().cloned()))
            && row.state == RowState::Done
        {
            state.open.try_set(false);
            page.toasts().success((kind.news)(&row.label));
            page.reveal(&row.id);
        } else {
            page.clear_selection();
        }
    });
}

/// The rows of an answer, as id and error, as outcomes.
pub fn outcomes(
    rows: impl IntoIterator<Item = (String, String)>,
) -> Vec<(String, Result<(), RowFault>)> {
    let outcome = |error: String| match error.trim().is_empty() {
        true => Ok(()),
        false => Err(RowFault::Told(error)),
    };
    rows.into_iter()
        .map(|(id, error)| (id, outcome(error)))
        .collect()
}
