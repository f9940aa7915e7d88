//! Runs a job of this page, keeps how far it is in case of a reload, and explains what was not done.

use std::sync::Arc;

use leptos::prelude::*;
use portal_types::account::OrganizationUserStatusType;
use portal_types::organization_user::{MemberOutcome, OrganizationUser};

use crate::api::{ApiError, MOST_AT_ONCE, MOST_INVITED_AT_ONCE, RefusalKind};
use crate::i18n::{Text, m::console::members as words};
use crate::jobs::{Job, RowFault, StepOutcome};
use crate::pages::console::members::people::{Deed, label_of};
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::obstacle_text;
use crate::pages::job_dialog::{Explain, JobDialogState, fault_text};
use crate::pages::job_run::{self, run_job};
use crate::pages::unfinished::{self, Unfinished, Work};
use crate::session::Session;

pub(super) type Kind = job_run::Kind<Arc<Vec<OrganizationUser>>>;

/// The word that invitations are kept under when a reload cuts them short.
pub(in crate::pages::console::members) const INVITE: &str = "invite";

/// Inviting: the rows are addresses.
pub(super) const INVITE_KIND: Kind = Kind {
    per_step: MOST_INVITED_AT_ONCE,
    is_done: |members, address| {
        members
            .iter()
            .any(|member| member.email.eq_ignore_ascii_case(address))
    },
    news: |label| words::invited_one(label),
};

/// What is particular about a deed.
pub(super) fn kind_of(deed: Deed) -> Kind {
    use OrganizationUserStatusType::{Confirmed, Revoked};
    type List = Arc<Vec<OrganizationUser>>;
    fn status(members: &List, id: &str) -> Option<OrganizationUserStatusType> {
        let member = members.iter().find(|member| member.id == id);
        member.map(|member| member.status)
    }
    fn kind(is_done: fn(&List, &str) -> bool, news: fn(&str) -> Text) -> Kind {
        Kind {
            per_step: MOST_AT_ONCE,
            is_done,
            news,
        }
    }
    match deed {
        // Nothing on the server shows that a mail was sent.
        Deed::Resend => kind(|_, _| false, |label| words::resent_one(label)),
        Deed::Confirm => kind(
            |members, id| status(members, id) == Some(Confirmed),
            |label| words::confirmed_one(label),
        ),
        Deed::Revoke => kind(
            |members, id| status(members, id) == Some(Revoked),
            |label| words::revoked_one(label),
        ),
        Deed::Restore => kind(
            |members, id| status(members, id).is_some_and(|status| status != Revoked),
            |label| words::restored_one(label),
        ),
        Deed::Remove => kind(
            |members, id| status(members, id).is_none(),
            |label| words::removed_one(label),
        ),
    }
}

/// A job on these members.
pub(super) fn job_on(members: &[OrganizationUser]) -> Job {
    Job::new(
        members
            .iter()
            .map(|member| (member.id.clone(), label_of(member))),
    )
}

/// Runs a job of this page.
pub(super) fn run(
    view: MembersView,
    state: JobDialogState,
    job: Job,
    kind: Kind,
    send: impl AsyncFn(Vec<String>) -> StepOutcome + 'static,
) {
    let with_list = move |ask: &dyn Fn(&Arc<Vec<OrganizationUser>>) -> bool| {
        view.members.try_with_untracked(ask).unwrap_or(false)
    };
    run_job(view, state, job, kind, with_list, send);
}

/// A job that was cut short, with what the list of this moment shows to be done.
pub(super) fn settled(view: MembersView, job: Job, kind: Kind) -> Job {
    view.members
        .with_untracked(|members| job.settle(|row| (kind.is_done)(members, &row.id)));
    job
}

/// Keeps how far the job of a dialog is, until all of it is done.
pub(super) fn keep_unfinished(
    view: MembersView,
    state: JobDialogState,
    kind: impl Fn() -> &'static str + Send + Sync + 'static,
    plan: impl Fn() -> Vec<String> + Send + Sync + 'static,
) {
    let session = Session::use_context();
    Effect::new(move |_| {
        let Some(job) = state.job.get() else { return };
        // The effect runs again whenever a row changes.
        let is_idle = job.state().rows.is_empty();
        if is_idle {
            return;
        }
        let work = Work {
            kind: untrack(&kind).to_owned(),
            account: untrack(|| view.own_user_id()),
            place: view.client.id(),
        };
        unfinished::keep(&session, Unfinished::of(work, untrack(&plan), &job));
    });
}

/// The rows of an answer as outcomes.
pub(super) fn outcomes(rows: Vec<MemberOutcome>) -> Vec<(String, Result<(), RowFault>)> {
    job_run::outcomes(rows.into_iter().map(|row| (row.id, row.error)))
}

/// Why a row was not done, by what the list says now.
pub(super) fn explain(view: MembersView, deed: Deed) -> Explain {
    Arc::new(move |row, fault| {
        if let RowFault::Call(error) = fault {
            return call_text(deed, error);
        }
        let Some(member) = view.find(&row.id) else {
            return words::GONE.into();
        };
        // The server's own words say more than what the list shows.
        if matches!(fault, RowFault::Told(_) | RowFault::NoKey) {
            return fault_text(fault);
        }
        untrack(|| view.obstacle(deed, &member)).map_or_else(|| fault_text(fault), obstacle_text)
    })
}

fn call_text(deed: Deed, error: &ApiError) -> Text {
    // The one rule of the server about these as a whole.
    let takes_away = matches!(deed, Deed::Remove | Deed::Revoke);
    let says_owner = error
        .server_message()
        .is_some_and(|text| text.to_lowercase().contains("owner"));
    if takes_away && says_owner && error.kind() == Some(RefusalKind::Invalid) {
        return words::LAST_OWNER.into();
    }
    fault_text(&RowFault::Call(error.clone()))
}
