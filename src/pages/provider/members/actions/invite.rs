//! Invites people: `POST /providers/{id}/users/invite`, at most twenty addresses in one request.

use leptos::prelude::*;
use portal_types::provider::ProviderUserType;

use super::role::{key, role_cards, role_of};
use super::run::{Kind, run};
use crate::api::MOST_INVITED_AT_ONCE;
use crate::i18n::{Text, m, t};
use crate::jobs::Job;
use crate::pages::addresses::{Addresses, AddressesField};
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords, fault_text};
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::status_name;
use crate::ui::{DialogHead, RadioCards};

const KIND: Kind = Kind {
    per_step: MOST_INVITED_AT_ONCE,
    is_done: |people, address| {
        people
            .iter()
            .any(|person| person.email.eq_ignore_ascii_case(address))
    },
    news: |label| m::provider::members::invited_one(label),
};

#[component]
pub(super) fn InviteDialog(view: MembersView, state: JobDialogState) -> impl IntoView {
    let role = RwSignal::new(String::new());
    let addresses = Addresses::new(move || {
        view.people.with(|people| {
            let people = people.iter();
            people
                .map(|it| (it.email.to_lowercase(), status_name(it.status).0))
                .collect()
        })
    });
    Effect::new(move |_| {
        if state.open.get() && state.job.read_untracked().is_none() {
            addresses.clear();
            role.set(key(ProviderUserType::ServiceUser));
        }
    });
    let send = move |job: Job| {
        let (session, provider_id) = (view.session(), view.provider_id());
        let role = role_of(&role.read_untracked()).unwrap_or(ProviderUserType::ServiceUser);
        run(view, state, job, KIND, async move |addresses| {
            let done = addresses.iter().map(|it| (it.clone(), Ok(()))).collect();
            let api = session.api();
            api.invite_provider_users(&provider_id, addresses, role)
                .await
                .map(|()| done)
        });
    };
    let submit = move || {
        let Some(good) = addresses.checked() else {
            return;
        };
        let job = Job::new(good.into_iter().map(|address| (address.clone(), address)));
        state.job.set(Some(job.clone()));
        send(job);
    };
    let words = Signal::derive(move || JobWords {
        submit: submit_text(addresses.count()),
        danger: false,
        running: m::provider::members::INVITE_RUNNING.into(),
        row_done: m::provider::members::INVITED_ROW.into(),
        done: |count| m::provider::members::invited(count),
        explain: std::sync::Arc::new(|_, fault| fault_text(fault)),
    });
    let head = Signal::derive(move || {
        DialogHead::new(m::provider::members::invite_title(view.provider_name()))
    });
    view! {
        <JobDialog state head words on_submit=submit on_retry=send>
            <AddressesField addresses />
            <RadioCards
                label=m::provider::members::COLUMN_ROLE
                value=role
                cards=Signal::stored(role_cards())
            />
            <p class="muted">{t(m::provider::members::INVITE_EFFECT)}</p>
        </JobDialog>
    }
}

fn submit_text(count: usize) -> Text {
    if count == 0 {
        m::provider::members::INVITE_SUBMIT.into()
    } else {
        m::provider::members::invite_submit_count(count)
    }
}
