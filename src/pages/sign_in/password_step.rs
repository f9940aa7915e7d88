//! The master password.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::{flow::Flow, words};
use crate::{
    i18n::{m, t},
    session::{Field, Secret},
    ui::{Button, ButtonVariant, FieldOptions, PasswordField},
};

/// The master password of the address from the step before.
#[component]
pub(super) fn PasswordStep(flow: Flow, on_other_account: Callback<()>) -> impl IntoView {
    let (error, busy) = flow.with_value(|flow| (flow.error(), flow.busy()));
    let password = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let flow = flow.get_value();
        let typed = Secret::new(password.get_untracked());
        spawn_local(async move { flow.submit_password(typed).await });
    };
    let is_busy = busy.clone();
    view! {
        <form class="form" novalidate on:submit=submit>
            <SigningInAs flow on_other_account />
            <PasswordField
                label=m::sign_in::MASTER_PASSWORD
                value=password
                error=Signal::derive(move || words::at_field(error.get(), Field::Password))
                options=FieldOptions {
                    autofocus: true,
                    autocomplete: Some("current-password"),
                    ..FieldOptions::default()
                }
            />
            <Button variant=ButtonVariant::Primary submit=true busy>
                {t(m::signing_in::steps::SUBMIT)}
            </Button>
            <KeyStatus busy=is_busy />
        </form>
    }
}

/// Who is signing in, and the way out for somebody else. Password managers read the hidden field.
#[component]
pub(super) fn SigningInAs(flow: Flow, on_other_account: Callback<()>) -> impl IntoView {
    let email = flow.with_value(|flow| flow.email().get_untracked());
    view! {
        <div class="entrance__who">
            <span>{t(m::signing_in::steps::signing_in_as(email.clone()))}</span>
            <Button variant=ButtonVariant::Link on_press=on_other_account>
                {t(m::signing_in::steps::NOT_YOU)}
            </Button>
        </div>
        <input
            class="sr-only"
            type="text"
            autocomplete="username"
            value=email
            readonly
            tabindex="-1"
            aria-hidden="true"
        />
    }
}

/// Says that the wait is the key derivation's, which takes its time on purpose.
#[component]
pub(super) fn KeyStatus(#[prop(into)] busy: Signal<bool>) -> impl IntoView {
    view! {
        <p class="entrance__status" role="status">
            {move || busy.get().then(|| t(m::signing_in::steps::DERIVING_KEY))}
        </p>
    }
}
