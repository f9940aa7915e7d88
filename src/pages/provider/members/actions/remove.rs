//! Removes people: `DELETE /providers/{id}/users`.

use leptos::prelude::*;
use portal_types::provider_user::ProviderUser;

use super::chosen::{Affected, affected};
use super::run::{Kind, explain, job_on, outcomes, run};
use crate::api::MOST_AT_ONCE;
use crate::i18n::{m, t};
use crate::jobs::Job;
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords};
use crate::pages::provider::members::people::{Deed, name_of};
use crate::pages::provider::members::view::MembersView;
use crate::ui::DialogHead;

const KIND: Kind = Kind {
    per_step: MOST_AT_ONCE,
    is_done: |people, id| !people.iter().any(|person| person.id == id),
    news: |label| m::provider::members::removed_one(label),
};

#[component]
pub(super) fn RemoveDialog(
    view: MembersView,
    state: JobDialogState,
    targets: RwSignal<Vec<ProviderUser>>,
) -> impl IntoView {
    let words = Signal::derive(move || JobWords {
        submit: m::provider::members::REMOVE_SUBMIT.into(),
        danger: true,
        running: m::provider::members::REMOVE_RUNNING.into(),
        row_done: m::provider::members::REMOVED_ROW.into(),
        done: |count| m::provider::members::removed(count),
        explain: explain(view, Deed::Remove),
    });
    let send = move |job: Job| {
        let session = view.session();
        let provider_id = view.provider_id();
        run(view, state, job, KIND, async move |ids| {
            let api = session.api();
            api.remove_provider_users(&provider_id, ids)
                .await
                .map(outcomes)
        });
    };
    let submit = move || {
        let job = job_on(&affected(view, Deed::Remove, &targets.read_untracked()));
        state.job.set(Some(job.clone()));
        send(job);
    };
    let head = Signal::derive(move || {
        let people = affected(view, Deed::Remove, &targets.read());
        DialogHead::new(match people.as_slice() {
            [person] => m::provider::members::remove_title_one(name_of(person)),
            people => m::provider::members::remove_title(people.len()),
        })
    });
    view! {
        <JobDialog state head words on_submit=submit on_retry=send>
            <p class="dialog__effect">
                {move || t(m::provider::members::remove_text(view.provider_name()))()}
            </p>
            <Affected view deed=Deed::Remove targets />
        </JobDialog>
    }
}
