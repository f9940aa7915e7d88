//! Runs a job of this page, and explains what was not done.

use std::sync::Arc;

use leptos::prelude::*;
use portal_types::provider_user::{ProviderUser, ProviderUserOutcome};

use crate::api::{ApiError, RefusalKind};
use crate::i18n::{Text, m};
use crate::jobs::{Job, RowFault, StepOutcome};
use crate::pages::job_dialog::{Explain, JobDialogState, fault_text};
use crate::pages::job_run::{self, run_job};
use crate::pages::provider::members::people::{Deed, name_of};
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::obstacle_text;

pub(super) type Kind = job_run::Kind<Arc<Vec<ProviderUser>>>;

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

/// Runs a job of this page.
pub(super) fn run(
    view: MembersView,
    state: JobDialogState,
    job: Job,
    kind: Kind,
    send: impl AsyncFn(Vec<String>) -> StepOutcome + 'static,
) {
    let with_list = move |ask: &dyn Fn(&Arc<Vec<ProviderUser>>) -> bool| {
        view.people.try_with_untracked(ask).unwrap_or(false)
    };
    run_job(view, state, job, kind, with_list, send);
}

/// The rows of an answer as outcomes.
pub(super) fn outcomes(rows: Vec<ProviderUserOutcome>) -> Vec<(String, Result<(), RowFault>)> {
    job_run::outcomes(rows.into_iter().map(|row| (row.id, row.error)))
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
