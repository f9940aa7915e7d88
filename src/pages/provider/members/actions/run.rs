//! Runs a job of this page, and finds out what was really done.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use portal_types::provider_user::{ProviderUser, ProviderUserOutcome};

use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};
use crate::jobs::{Job, RowFault, RowState, StepOutcome};
use crate::pages::job_dialog::{Explain, JobDialogState, fault_text};
use crate::pages::provider::members::people::{Deed, name_of};
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::obstacle_text;

/// What is particular about a kind of job.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// How many rows go into one request.
    pub(super) per_step: usize,
    /// Whether the list, read again, shows that a row was done after all.
    pub(super) is_done: fn(&[ProviderUser], &str) -> bool,
    /// The news when the only row was done.
    pub(super) news: fn(&str) -> Text,
}

/// A job on these people.
pub(super) fn job_on(people: &[ProviderUser]) -> Job {
    Job::new(
        people
            .iter()
            .map(|person| (person.id.clone(), label(person))),
    )
}

/// Name and address.
pub(super) fn label(person: &ProviderUser) -> String {
    let name = name_of(person);
    if name == person.email {
        name.to_owned()
    } else {
        format!("{name} ({})", person.email)
    }
}

/// Sends the rows that wait, then reads the list again: success alone says too little. A single row that was
/// done closes the dialog; everything else stays to be read.
pub(super) fn run(
    view: MembersView,
    state: JobDialogState,
    job: Job,
    kind: Kind,
    send: impl AsyncFn(Vec<String>) -> StepOutcome + 'static,
) {
    let (queue, session) = (view.queue(), view.session());
    spawn_local(async move {
        queue.run(session.api(), &job, kind.per_step, send).await;
        job.check();
        let is_read = view.refresh().await.is_ok();
        job.settle(|row| {
            let is_done = |people: &Arc<Vec<ProviderUser>>| (kind.is_done)(people, &row.id);
            is_read && view.people.try_with_untracked(is_done).unwrap_or(false)
        });
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
            view.toasts.success((kind.news)(&row.label));
            view.reveal(&row.id);
        } else {
            view.table
                .selection
                .try_update(|selection| selection.clear());
        }
    });
}

/// The rows of an answer as outcomes.
pub(super) fn outcomes(rows: Vec<ProviderUserOutcome>) -> Vec<(String, Result<(), RowFault>)> {
    let outcome = |error: String| match error.trim().is_empty() {
        true => Ok(()),
        false => Err(RowFault::Told(error)),
    };
    rows.into_iter()
        .map(|row| (row.id, outcome(row.error)))
        .collect()
}

/// Why a row was not done, by what the list says now.
pub(super) fn explain(view: MembersView, deed: Deed) -> Explain {
    Arc::new(move |row, fault| {
        if let RowFault::Call(error) = fault {
            return call_text(deed, error);
        }
        let Some(person) = view.find(&row.id) else {
            return m::provider::members::GONE.into();
        };
        untrack(|| view.obstacle(deed, &person)).map_or_else(|| fault_text(fault), obstacle_text)
    })
}

fn call_text(deed: Deed, error: &ApiError) -> Text {
    // The one rule of the server about removing as a whole.
    if deed == Deed::Remove && error.kind() == Some(RefusalKind::Invalid) {
        return m::provider::members::LAST_ADMIN.into();
    }
    fault_text(&RowFault::Call(error.clone()))
}
