//! Codes: of two-step login, and for a browser the server has not seen before.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};

use super::{
    code_fields::{CodeField, MailLine},
    flow::Flow,
    password_step::SigningInAs,
    words,
};
use crate::{
    i18n::{Text, m, t},
    session::{Session, Status, TwoStep, Way},
    ui::{Button, ButtonVariant, Callout, Checkbox, IconName, InputKind, Toast, Tone, toasts},
};

/// The second step, by the chosen way.
#[component]
pub(super) fn TwoStepStep(
    flow: Flow,
    two_step: TwoStep,
    on_other_account: Callback<()>,
) -> impl IntoView {
    let (email, busy) = flow.with_value(|flow| (flow.email().get_untracked(), flow.busy()));
    let code = RwSignal::new(String::new());
    let remember = RwSignal::new(false);
    let (session, toasts) = (Session::use_context(), toasts());
    let is_recovery = two_step.chosen == Way::RecoveryCode;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (flow, session) = (flow.get_value(), session.clone());
        let (code, remember) = (code.get_untracked(), remember.get_untracked());
        spawn_local(async move {
            flow.submit_code(&code, remember).await;
            let is_in = matches!(session.status().get_untracked(), Status::Unlocked(_));
            if is_recovery && is_in {
                toasts.show(Toast::new(
                    Tone::Warning,
                    m::signing_in::steps::RECOVERY_DONE,
                ));
            }
        });
    };
    let TwoStep {
        ways,
        chosen,
        unsupported,
    } = two_step;
    let nothing_else = ways.len() == 1 && !unsupported.is_empty();
    let others: Vec<Way> = ways.into_iter().filter(|way| *way != chosen).collect();
    let mailed_to = match &chosen {
        Way::Email(masked) => Some(masked.clone().unwrap_or_else(|| email.clone())),
        Way::Authenticator | Way::RecoveryCode => None,
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <SigningInAs flow on_other_account />
            {nothing_else
                .then(|| {
                    let title = m::signing_in::steps::two_step_unsupported(words::names_of(&unsupported));
                    view! { <Callout tone=Tone::Warning title /> }
                })}
            <div class="stack gap-1">
                <h2>{t(m::signing_in::steps::TWO_STEP_TITLE)}</h2>
                <p class="entrance__lead">{t(hint_of(&chosen, &email))}</p>
            </div>
            <CodeField
                flow
                value=code
                label=if is_recovery { m::signing_in::steps::TWO_STEP_RECOVERY.into() } else { m::signing_in::steps::CODE.into() }
                // A recovery code has letters: not the keyboard with digits only.
                kind=if is_recovery { InputKind::Email } else { InputKind::Code }
            />
            {mailed_to.map(|address| view! { <MailLine flow address /> })}
            {(!is_recovery)
                .then(|| {
                    view! {
                        <Checkbox
                            label=Signal::stored(m::signing_in::steps::REMEMBER_DEVICE.into())
                            hint=m::signing_in::steps::REMEMBER_DEVICE_HINT
                            checked=remember
                            on_change=move |on| remember.set(on)
                        />
                    }
                })}
            <Button variant=ButtonVariant::Primary submit=true busy>
                {t(m::signing_in::steps::SUBMIT)}
            </Button>
            {(!others.is_empty()).then(|| view! { <OtherWays flow ways=others /> })}
        </form>
    }
}

#[component]
fn OtherWays(flow: Flow, ways: Vec<Way>) -> impl IntoView {
    let choose = move |way: Way| {
        let flow = flow.get_value();
        spawn_local(async move { flow.choose_way(way).await });
    };
    view! {
        <div class="entrance__others">
            <p class="entrance__status">{t(m::signing_in::steps::TWO_STEP_CHOOSE)}</p>
            <div class="row">
                {ways
                    .into_iter()
                    .map(|way| {
                        let (icon, label) = face_of(&way);
                        view! {
                            <Button small=true icon on_press=move || choose(way.clone())>
                                {t(label)}
                            </Button>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

fn face_of(way: &Way) -> (IconName, Text) {
    match way {
        Way::Authenticator => (
            IconName::Device,
            m::signing_in::steps::TWO_STEP_AUTHENTICATOR.into(),
        ),
        Way::Email(_) => (IconName::Mail, m::signing_in::steps::TWO_STEP_EMAIL.into()),
        Way::RecoveryCode => (
            IconName::Restore,
            m::signing_in::steps::TWO_STEP_RECOVERY.into(),
        ),
    }
}

fn hint_of(way: &Way, email: &str) -> Text {
    match way {
        Way::Authenticator => m::signing_in::steps::AUTHENTICATOR_HINT.into(),
        Way::Email(masked) => m::signing_in::steps::email_code_hint(
            masked.clone().unwrap_or_else(|| email.to_owned()),
        ),
        Way::RecoveryCode => m::signing_in::steps::RECOVERY_HINT.into(),
    }
}

/// The code that was mailed because the server has not seen this browser before.
#[component]
pub(super) fn NewDeviceStep(flow: Flow, on_other_account: Callback<()>) -> impl IntoView {
    let (email, busy) = flow.with_value(|flow| (flow.email().get_untracked(), flow.busy()));
    let code = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (flow, code) = (flow.get_value(), code.get_untracked());
        spawn_local(async move { flow.submit_device_code(&code).await });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <SigningInAs flow on_other_account />
            <div class="stack gap-1">
                <h2>{t(m::signing_in::steps::NEW_DEVICE_TITLE)}</h2>
                <p class="entrance__lead">{t(m::signing_in::steps::new_device_hint(email.clone()))}</p>
            </div>
            <CodeField flow value=code label=m::signing_in::steps::CODE.into() kind=InputKind::Code />
            <MailLine flow address=email />
            <Button variant=ButtonVariant::Primary submit=true busy>
                {t(m::signing_in::steps::SUBMIT)}
            </Button>
        </form>
    }
}
