//! Who wants to sign in.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{flow::Flow, words};
use crate::{
    i18n::{m, t},
    session::{Field, Session},
    ui::{Button, ButtonVariant, Checkbox, FieldOptions, InputKind, TextField},
};

/// The address, and whether to offer it next time.
#[component]
pub(super) fn EmailStep(flow: Flow) -> impl IntoView {
    let (known, error) = flow.with_value(|flow| (flow.email().get_untracked(), flow.error()));
    let email = RwSignal::new(known);
    let is_remembered = Session::use_context().remembered_email().is_some();
    let remember = RwSignal::new(is_remembered);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        flow.with_value(|flow| flow.submit_email(&email.get_untracked(), remember.get_untracked()));
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField
                label=m::sign_in::EMAIL
                value=email
                kind=InputKind::Email
                error=Signal::derive(move || words::at_field(error.get(), Field::Email))
                options=FieldOptions {
                    autofocus: true,
                    autocomplete: Some("username"),
                    ..FieldOptions::default()
                }
            />
            <Checkbox
                label=Signal::stored(m::signing_in::steps::REMEMBER_EMAIL.into())
                checked=remember
                on_change=move |on| remember.set(on)
            />
            <Button variant=ButtonVariant::Primary submit=true>
                {t(m::signing_in::steps::GO_ON)}
            </Button>
        </form>
    }
}
