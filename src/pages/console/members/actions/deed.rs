//! Deeds that only ask and do: resend, revoke, restore, remove. Each call for one member answers less than
//! the call for several, so the latter is used for one as well.

use leptos::prelude::*;
use portal_crypto::SymmetricKey;
use portal_types::organization_user::OrganizationUser;

use super::Actions;
use super::chosen::{Affected, affected};
use super::run::{explain, job_on, keep_unfinished, kind_of, run};
use super::send::send;
use crate::i18n::{I18n, Text, m::console::members as words, t};
use crate::jobs::Job;
use crate::pages::console::members::people::{Deed, is_confirmed_owner, name_of, takes_seat};
use crate::pages::console::members::view::MembersView;
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords};
use crate::ui::{Callout, DialogHead, Tone};

fn start(view: MembersView, state: JobDialogState, deed: Deed, job: Job) {
    let (api, id) = (view.client.api(), view.client.id());
    let (key, i18n) = (view.client.key(), view.i18n);
    let key = std::cell::RefCell::new(Some(key));
    let own_collection = std::cell::OnceCell::<Option<String>>::new();
    run(view, state, job, kind_of(deed), async move |ids| {
        if deed == Deed::Restore
            && let Some(key) = key.take()
        {
            // Without the key the member comes back all the same, only without a collection of their own.
            let name = key
                .await
                .ok()
                .and_then(|key| own_collection_name(&key, i18n));
            _ = own_collection.set(name);
        }
        let name = own_collection.get().cloned().flatten();
        send(&api, &id, deed, ids, name).await
    });
}

/// What a member's own collection is called, encrypted; servers that know none ignore it.
pub(super) fn own_collection_name(key: &SymmetricKey, i18n: I18n) -> Option<String> {
    let name = i18n.say(words::MY_ITEMS);
    key.encrypt_text(&name).ok().map(|name| name.to_string())
}

/// Without asking; what goes wrong is said in the dialog.
pub(super) fn resend_one(actions: Actions) {
    let job = job_on(&actions.targets.get_untracked());
    actions.plain.error.set(None);
    actions.plain.job.set(Some(job.clone()));
    start(actions.view, actions.plain, Deed::Resend, job);
}

#[component]
pub(super) fn DeedDialog(
    view: MembersView,
    state: JobDialogState,
    deed: RwSignal<Deed>,
    targets: RwSignal<Vec<OrganizationUser>>,
) -> impl IntoView {
    keep_unfinished(view, state, move || deed.get_untracked().word(), Vec::new);
    let members = Memo::new(move |_| affected(view, deed.get(), &targets.read()));
    let job_words = Signal::derive(move || words_of(view, deed.get()));
    let head = Signal::derive(move || {
        let title = members.with(|members| match members.as_slice() {
            [member] => title_one(deed.get(), name_of(member)),
            members => title(deed.get(), members.len()),
        });
        DialogHead::new(title).client(view.client.mark())
    });
    let submit = move || {
        let job = job_on(&members.read_untracked());
        state.job.set(Some(job.clone()));
        start(view, state, deed.get_untracked(), job);
    };
    view! {
        <JobDialog
            state
            head
            words=job_words
            blocked=Signal::derive(move || members.read().is_empty())
            on_submit=submit
            on_retry=move |job| start(view, state, deed.get_untracked(), job)
        >
            <p class="dialog__effect">
                {move || t(effect_text(deed.get(), view.client.name()))()}
            </p>
            {move || {
                warning(view, deed.get(), &members.read())
                    .map(|title| view! { <Callout tone=Tone::Warning title /> })
            }}
            <Affected view deed targets />
        </JobDialog>
    }
}

/// What is to be thought of before.
fn warning(view: MembersView, deed: Deed, members: &[OrganizationUser]) -> Option<Text> {
    match deed {
        Deed::Restore => {
            let left = view.seats()?.left()?;
            let needed = members.iter().filter(|member| !takes_seat(member)).count();
            let needed = i64::try_from(needed).unwrap_or(i64::MAX);
            (needed > left).then(|| words::restore_needs_seats(needed, left))
        }
        Deed::Revoke | Deed::Remove => {
            // Only staff of a provider get here: everybody else is told that the last owner stays.
            let ids: Vec<&str> = members.iter().map(|member| member.id.as_str()).collect();
            let takes_owner = members.iter().any(is_confirmed_owner);
            let leaves_none = takes_owner && view.with_team(|team| !team.has_owner_besides(&ids));
            leaves_none.then(|| words::NO_OWN_OWNER_LEFT.into())
        }
        Deed::Resend | Deed::Confirm => None,
    }
}

fn title_one(deed: Deed, name: &str) -> Text {
    match deed {
        Deed::Resend => words::resend_title_one(name),
        Deed::Confirm => words::confirm_title_one(name),
        Deed::Revoke => words::revoke_title_one(name),
        Deed::Restore => words::restore_title_one(name),
        Deed::Remove => words::remove_title_one(name),
    }
}

fn title(deed: Deed, count: usize) -> Text {
    match deed {
        Deed::Resend => words::resend_title(count),
        Deed::Confirm => words::confirm_title(count),
        Deed::Revoke => words::revoke_title(count),
        Deed::Restore => words::restore_title(count),
        Deed::Remove => words::remove_title(count),
    }
}

fn effect_text(deed: Deed, client: String) -> Text {
    match deed {
        Deed::Resend => words::resend_text(client),
        Deed::Confirm => words::confirm_text(client),
        Deed::Revoke => words::revoke_text(client),
        Deed::Restore => words::restore_text(client),
        Deed::Remove => words::remove_text(client),
    }
}

fn words_of(view: MembersView, deed: Deed) -> JobWords {
    let explain = explain(view, deed);
    match deed {
        Deed::Resend | Deed::Confirm => JobWords {
            submit: words::RESEND_SUBMIT.into(),
            danger: false,
            running: words::RESEND_RUNNING.into(),
            row_done: words::SENT.into(),
            done: |count| words::resent(count),
            explain,
        },
        Deed::Revoke => JobWords {
            submit: words::REVOKE_SUBMIT.into(),
            danger: true,
            running: words::REVOKE_RUNNING.into(),
            row_done: words::REVOKED_ROW.into(),
            done: |count| words::revoked(count),
            explain,
        },
        Deed::Restore => JobWords {
            submit: words::RESTORE_SUBMIT.into(),
            danger: false,
            running: words::RESTORE_RUNNING.into(),
            row_done: words::RESTORED_ROW.into(),
            done: |count| words::restored(count),
            explain,
        },
        Deed::Remove => JobWords {
            submit: words::REMOVE_SUBMIT.into(),
            danger: true,
            running: words::REMOVE_RUNNING.into(),
            row_done: words::REMOVED_ROW.into(),
            done: |count| words::removed(count),
            explain,
        },
    }
}
