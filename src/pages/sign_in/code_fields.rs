//! What the two steps with a code share: the field, and sending a code by mail again.

use std::time::Duration;

use leptos::{leptos_dom::helpers::set_interval_with_handle, prelude::*, task::spawn_local};

use super::{flow::Flow, words};
use crate::{
    effect::effect,
    i18n::{Text, m, t},
    session::{Field, Mail, SignInFlow},
    ui::{Button, ButtonVariant, Callout, FieldOptions, InputKind, TextField, Tone},
};

/// How long a mail may take before another one is offered.
const RESEND_SECONDS: u32 = 30;

/// The field for a code.
#[component]
pub(super) fn CodeField(
    flow: Flow,
    value: RwSignal<String>,
    label: Text,
    kind: InputKind,
) -> impl IntoView {
    let error = flow.with_value(SignInFlow::error);
    view! {
        <TextField
            label
            value
            kind
            error=Signal::derive(move || words::at_field(error.get(), Field::Code))
            options=FieldOptions {
                autofocus: true,
                autocomplete: Some("one-time-code"),
                ..FieldOptions::default()
            }
        />
    }
}

/// How far the mail with the code has come, and the button that sends it again.
#[component]
pub(super) fn MailLine(
    flow: Flow,
    /// Where the code goes.
    address: String,
) -> impl IntoView {
    let mail = flow.with_value(SignInFlow::mail);
    let wait = RwSignal::new(0_u32);
    effect({
        let mail = mail.clone();
        move || {
            if *mail.read() == Mail::Sent {
                wait.set(RESEND_SECONDS);
            }
        }
    });
    if let Ok(timer) = set_interval_with_handle(
        move || {
            if wait.try_get_untracked().is_some_and(|left| left > 0) {
                wait.try_update(|left| *left = left.saturating_sub(1));
            }
        },
        Duration::from_secs(1),
    ) {
        on_cleanup(move || timer.clear());
    }
    let resend = move || {
        let flow = flow.get_value();
        spawn_local(async move { flow.mail_code().await });
    };
    let is_sending = {
        let mail = mail.clone();
        Signal::derive(move || *mail.read() == Mail::Sending)
    };
    let news = move || match mail.get() {
        Mail::Idle => None,
        Mail::Sending => Some(line(m::signing_in::steps::EMAIL_CODE_SENDING.into())),
        Mail::Sent => Some(line(m::signing_in::steps::email_code_sent(address.clone()))),
        Mail::Failed(error) => {
            let cause = words::text_of(&error);
            let callout = view! {
                <Callout tone=Tone::Warning title=m::signing_in::steps::EMAIL_CODE_NOT_SENT>
                    <p>{t(cause)}</p>
                </Callout>
            };
            Some(callout.into_any())
        }
    };
    view! {
        <div class="entrance__mail">
            <div role="status">{news}</div>
            <Button
                variant=ButtonVariant::Link
                busy=is_sending
                disabled=Signal::derive(move || wait.get() > 0)
                on_press=resend
            >
                {move || {
                    let text = match wait.get() {
                        0 => Text::from(m::signing_in::steps::RESEND),
                        left => m::signing_in::steps::resend_wait(left),
                    };
                    t(text)()
                }}
            </Button>
        </div>
    }
}

fn line(text: Text) -> AnyView {
    view! { <p class="entrance__status">{t(text)}</p> }.into_any()
}
