//! Invites people: `POST /providers/{id}/users/invite`, at most twenty addresses in one request.

use std::collections::HashMap;

use leptos::prelude::*;
use portal_types::provider::{ProviderUserStatusType, ProviderUserType};

use super::role::{key, role_cards, role_of};
use super::run::{Kind, run};
use crate::api::MOST_INVITED_AT_ONCE;
use crate::i18n::{Text, m, t};
use crate::jobs::Job;
use crate::pages::job_dialog::{JobDialog, JobDialogState, JobWords, fault_text};
use crate::pages::provider::members::addresses::{
    AddressProblem, MOST_ADDRESS_CHARS, Typed, read_addresses,
};
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::status_name;
use crate::ui::{DialogHead, FieldOptions, RadioCards, TextArea};

/// So many remarks on addresses are shown.
const MOST_REMARKS: usize = 10;

const KIND: Kind = Kind {
    per_step: MOST_INVITED_AT_ONCE,
    is_done: |people, address| {
        people
            .iter()
            .any(|person| person.email.eq_ignore_ascii_case(address))
    },
    news: |label| m::provider::members::invited_one(label),
};

/// What was typed, by what can be done with it.
#[derive(Clone, Default, PartialEq)]
struct Sorted {
    /// Can be invited.
    good: Vec<String>,
    /// Cannot be used, and why.
    bad: Vec<(String, AddressProblem)>,
    /// In the provider already, and how far they are.
    known: Vec<(String, ProviderUserStatusType)>,
}

fn sort(typed: Vec<Typed>, known: &HashMap<String, ProviderUserStatusType>) -> Sorted {
    let mut sorted = Sorted::default();
    for Typed { address, problem } in typed {
        match (problem, known.get(&address.to_lowercase())) {
            (Some(problem), _) => sorted.bad.push((address, problem)),
            (None, Some(status)) => sorted.known.push((address, *status)),
            (None, None) => sorted.good.push(address),
        }
    }
    sorted
}

#[component]
pub(super) fn InviteDialog(view: MembersView, state: JobDialogState) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let is_checked = RwSignal::new(false);
    Effect::new(move |_| {
        if state.open.get() && state.job.read_untracked().is_none() {
            typed.set(String::new());
            role.set(key(ProviderUserType::ServiceUser));
            is_checked.set(false);
        }
    });
    let sorted = Memo::new(move |_| {
        let known = view.people.with(|people| {
            let people = people.iter();
            people
                .map(|it| (it.email.to_lowercase(), it.status))
                .collect()
        });
        sort(read_addresses(&typed.read()), &known)
    });
    let error = Signal::derive(move || {
        if !is_checked.get() {
            return None;
        }
        let sorted = sorted.read();
        match (sorted.bad.len(), sorted.good.len()) {
            (0, 0) if sorted.known.is_empty() => Some(m::provider::members::ADDRESS_MISSING.into()),
            (0, 0) => Some(m::provider::members::NOBODY_NEW.into()),
            (0, _) => None,
            (bad, _) => Some(m::provider::members::addresses_unusable(bad)),
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
        is_checked.set(true);
        if untrack(|| error.get()).is_some() {
            return;
        }
        let addresses = sorted.get_untracked().good;
        let job = Job::new(
            addresses
                .into_iter()
                .map(|address| (address.clone(), address)),
        );
        state.job.set(Some(job.clone()));
        send(job);
    };
    let words = Signal::derive(move || JobWords {
        submit: submit_text(sorted.read().good.len()),
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
            <TextArea
                label=m::provider::members::ADDRESSES
                value=typed
                error
                hint=m::provider::members::ADDRESSES_HINT
                options=FieldOptions { autofocus: true, ..FieldOptions::default() }
            />
            <Remarks sorted is_checked />
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

/// What is to be said about single addresses: those that are here already at once, mistakes after the first
/// try to send, for whoever is still typing makes none.
#[component]
fn Remarks(sorted: Memo<Sorted>, is_checked: RwSignal<bool>) -> impl IntoView {
    let remarks = move || {
        let sorted = sorted.read();
        let mut remarks: Vec<(String, Text)> = Vec::new();
        if is_checked.get() {
            let bad = sorted.bad.iter();
            remarks.extend(bad.map(|(address, problem)| (address.clone(), problem_text(*problem))));
        }
        let known = sorted.known.iter();
        remarks.extend(known.map(|(address, status)| {
            let text = m::provider::members::known_already(status_name(*status).0);
            (address.clone(), text)
        }));
        remarks
    };
    move || {
        let remarks = remarks();
        if remarks.is_empty() {
            return None;
        }
        let more = remarks.len().saturating_sub(MOST_REMARKS);
        let lines = remarks
            .into_iter()
            .take(MOST_REMARKS)
            .map(|(address, remark)| {
                view! {
                    <li>
                        <bdi class="remarks__address">{address}</bdi>
                        " "
                        <span>{t(remark)}</span>
                    </li>
                }
            })
            .collect_view();
        Some(view! {
            <ul class="remarks" aria-label=t(m::provider::members::REMARKS)>
                {lines}
                {(more > 0).then(|| view! { <li>{t(m::provider::members::and_more(more))}</li> })}
            </ul>
        })
    }
}

fn problem_text(problem: AddressProblem) -> Text {
    match problem {
        AddressProblem::NoAt => m::provider::members::ADDRESS_NO_AT.into(),
        AddressProblem::SeveralAts => m::provider::members::ADDRESS_SEVERAL_ATS.into(),
        AddressProblem::NoName => m::provider::members::ADDRESS_NO_NAME.into(),
        AddressProblem::NoDomain => m::provider::members::ADDRESS_NO_DOMAIN.into(),
        AddressProblem::Character(character)
            if character.is_alphanumeric() || character.is_ascii_punctuation() =>
        {
            m::provider::members::address_character(character.to_string())
        }
        AddressProblem::Character(_) => m::provider::members::ADDRESS_HIDDEN_CHARACTER.into(),
        AddressProblem::TooLong => m::provider::members::address_too_long(MOST_ADDRESS_CHARS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_here_already_is_told_before_anything_is_sent() {
        let known = HashMap::from([
            (
                "ada@x.example".to_owned(),
                ProviderUserStatusType::Confirmed,
            ),
            ("new@x.example".to_owned(), ProviderUserStatusType::Invited),
        ]);
        let typed =
            read_addresses("ADA@x.example, tom@x.example, tom@, new@x.example, Tom@X.example");
        let sorted = sort(typed, &known);
        assert_eq!(sorted.good, ["tom@x.example"]);
        assert_eq!(sorted.bad, [("tom@".to_owned(), AddressProblem::NoDomain)]);
        assert_eq!(
            sorted.known,
            [
                (
                    "ADA@x.example".to_owned(),
                    ProviderUserStatusType::Confirmed
                ),
                ("new@x.example".to_owned(), ProviderUserStatusType::Invited),
            ]
        );
    }
}
