//! Invites people: `POST /organizations/{id}/users/invite`, at most twenty addresses in one request.

use std::sync::Arc;

use leptos::prelude::*;

use super::form::{MemberForm, RoleFields, Settings};
use super::groups_field::GroupsField;
use super::run::{INVITE, INVITE_KIND, keep_unfinished, run};
use super::seats::{Room, SeatsNote, room};
use crate::api::ApiError;
use crate::i18n::{Text, m::console::members as words, t};
use crate::jobs::{Job, RowFault};
use crate::pages::addresses::{Addresses, AddressesField};
use crate::pages::console::access::collections::Collections;
use crate::pages::console::access::collections_field::CollectionsField;
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::status_name;
use crate::pages::job_dialog::{Explain, JobDialog, JobDialogState, JobWords, fault_text};
use crate::pages::unfinished::Unfinished;
use crate::ui::DialogHead;

/// Sends invitations, each batch with its own settings. When the seats run out the rest stays to be tried
/// again: asking for it now would fail the same way.
pub(super) fn send(view: MembersView, state: JobDialogState, job: Job, plan: Vec<Settings>) {
    let (api, id) = (view.client.api(), view.client.id());
    let this = job.clone();
    run(view, state, job, INVITE_KIND, async move |addresses| {
        let first = addresses.first().cloned().unwrap_or_default();
        let batch = this.with(|state| {
            let row = state.rows.iter().find(|row| row.id == first);
            row.map_or(0, |row| row.batch)
        });
        let Some(settings) = plan.get(batch) else {
            return Ok(Vec::new());
        };
        let rows = addresses.iter().map(|it| (it.clone(), Ok(()))).collect();
        let outcome = api
            .invite_members(&id, &settings.invitation(addresses))
            .await;
        if outcome.as_ref().is_err_and(is_out_of_seats) {
            this.cancel();
        }
        outcome.map(|()| rows)
    });
}

/// Whether the server says that there are not enough seats.
fn is_out_of_seats(error: &ApiError) -> bool {
    let text = error.server_message().unwrap_or_default().to_lowercase();
    text.contains("seat")
}

/// Why somebody was not invited.
pub(super) fn explain_invitation() -> Explain {
    Arc::new(|_, fault| match fault {
        RowFault::Call(error) if is_out_of_seats(error) => words::OUT_OF_SEATS.into(),
        other => fault_text(other),
    })
}

/// What the dialogs that invite say.
pub(super) fn job_words(submit: Text) -> JobWords {
    JobWords {
        submit,
        danger: false,
        running: words::INVITE_RUNNING.into(),
        row_done: words::INVITED_ROW.into(),
        done: |count| words::invited(count),
        explain: explain_invitation(),
    }
}

/// As it is kept in case of a reload.
pub(super) fn kept_plan(plan: &[Settings]) -> Vec<String> {
    let texts = plan.iter().map(serde_json::to_string);
    texts.map(Result::unwrap_or_default).collect()
}

#[component]
pub(super) fn InviteDialog(
    view: MembersView,
    state: JobDialogState,
    resumed: RwSignal<Option<Unfinished>>,
) -> impl IntoView {
    let form = MemberForm::new(view);
    let addresses = Addresses::new(move || {
        view.members.with(|members| {
            let members = members.iter();
            members
                .map(|it| (it.email.to_lowercase(), status_name(it.status).0))
                .collect()
        })
    });
    // What the job that is running (or goes on) invites people as.
    let plan = RwSignal::new(Vec::<Settings>::new());
    keep_unfinished(
        view,
        state,
        || INVITE,
        move || plan.with_untracked(|plan| kept_plan(plan)),
    );
    Effect::new(move |_| match resumed.get() {
        Some(unfinished) => {
            let settings = unfinished
                .plan
                .iter()
                .map(|text| serde_json::from_str(text));
            plan.set(settings.map(Result::unwrap_or_default).collect());
        }
        None if state.open.get() && state.job.read_untracked().is_none() => {
            addresses.clear();
            form.clear();
        }
        None => {}
    });
    let count = Memo::new(move |_| addresses.count());
    let is_short = Signal::derive(move || {
        let left = view.seats().and_then(|seats| seats.left());
        matches!(
            room(&view.client.rights(), left, count.get()),
            Room::Missing(_)
        )
    });
    let submit = move || {
        let Some(good) = addresses.checked() else {
            return;
        };
        if untrack(|| is_short.get()) {
            return;
        }
        plan.set(vec![untrack(|| form.settings())]);
        let rows = good.into_iter().map(|address| (address.clone(), address));
        let job = Job::new(rows);
        state.job.set(Some(job.clone()));
        send(view, state, job, plan.get_untracked());
    };
    let words_of_job = Signal::derive(move || job_words(submit_text(count.get())));
    let head = Signal::derive(move || {
        DialogHead::new(words::invite_title(view.client.name())).client(view.client.mark())
    });
    view! {
        <JobDialog
            state
            head
            words=words_of_job
            on_submit=submit
            on_retry=move |job| send(view, state, job, plan.get_untracked())
        >
            <AddressesField addresses />
            <SeatsNote view count />
            <RoleFields form />
            <Show when=move || view.names.has_groups()>
                <GroupsField view value=form.groups />
            </Show>
            <CollectionsField collections=Collections::names(view.client) value=form.collections />
            <p class="muted">{t(words::INVITE_EFFECT)}</p>
        </JobDialog>
    }
}

fn submit_text(count: usize) -> Text {
    if count == 0 {
        words::INVITE_SUBMIT.into()
    } else {
        words::invite_submit_count(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Refusal, RefusalKind};

    #[test]
    fn the_end_of_the_seats_is_understood() {
        let refused = |message: &str| {
            ApiError::Refused(Refusal {
                status: 400,
                kind: RefusalKind::Invalid,
                message: Some(message.into()),
                fields: Vec::new(),
                retry_after_seconds: None,
            })
        };
        assert!(is_out_of_seats(&refused(
            "Seat limit has been reached. Please contact your provider to purchase additional seats."
        )));
        assert!(!is_out_of_seats(&refused("Email #1 is not valid.")));
    }
}
