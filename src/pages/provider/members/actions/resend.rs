//! Mails invitations once more: `POST /providers/{id}/users/reinvite`. The call for one person answers 200
//! whatever happened, so the one for several is used for one as well.

use leptos::prelude::*;
use portal_types::provider_user::ProviderUser;

use super::Actions;
use super::chosen::{Affected, affected};
use super::run::{Kind, explain, job_on, outcomes, run};
use crate::api::MOST_AT_ONCE;
use crate::i18n::{m, t};
use crate::jobs::Job;
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords};
use crate::pages::provider::members::people::Deed;
use crate::pages::provider::members::view::MembersView;
use crate::ui::DialogHead;

const KIND: Kind = Kind {
    per_step: MOST_AT_ONCE,
    // Nothing on the server shows that a mail was sent.
    is_done: |_, _| false,
    news: |label| m::provider::members::resent_one(label),
};

fn send(view: MembersView, state: JobDialogState, job: Job) {
    let session = view.session();
    let provider_id = view.provider_id();
    run(view, state, job, KIND, async move |ids| {
        let api = session.api();
        api.reinvite_provider_users(&provider_id, ids)
            .await
            .map(outcomes)
    });
}

/// Without asking; what goes wrong is said in the dialog.
pub(super) fn send_one(actions: Actions) {
    let job = job_on(&actions.targets.get_untracked());
    actions.resend.error.set(None);
    actions.resend.job.set(Some(job.clone()));
    send(actions.view, actions.resend, job);
}

#[component]
pub(super) fn ResendDialog(
    view: MembersView,
    state: JobDialogState,
    targets: RwSignal<Vec<ProviderUser>>,
) -> impl IntoView {
    let words = Signal::derive(move || JobWords {
        submit: m::provider::members::RESEND_SUBMIT.into(),
        danger: false,
        running: m::provider::members::RESEND_RUNNING.into(),
        row_done: m::provider::members::SENT.into(),
        done: |count| m::provider::members::resent(count),
        explain: explain(view, Deed::Resend),
    });
    let submit = move || {
        let job = job_on(&affected(view, Deed::Resend, &targets.read_untracked()));
        state.job.set(Some(job.clone()));
        send(view, state, job);
    };
    view! {
        <JobDialog
            state
            head=Signal::derive(|| DialogHead::new(m::provider::members::RESEND_TITLE))
            words
            on_submit=submit
            on_retry=move |job| send(view, state, job)
        >
            <p class="dialog__effect">{t(m::provider::members::RESEND_TEXT)}</p>
            <Affected view deed=Deed::Resend targets />
        </JobDialog>
    }
}
