//! The form of the step the sign-in is at.

use leptos::{html::Div, prelude::*, task::spawn_local};

use super::{
    code_step::{NewDeviceStep, TwoStepStep},
    email_step::EmailStep,
    flow::Flow,
    focus::focus_what_counts,
    password_step::PasswordStep,
    words,
};
use crate::{
    i18n::{m, t},
    session::{Field, SignInFlow, Step},
    ui::{Button, ButtonVariant, Callout, IconName, Tone},
};

/// One step after the other.
#[component]
pub(super) fn SignInForm(
    /// The sign-in.
    flow: Flow,
    /// Somebody else wants to sign in.
    on_other_account: Callback<()>,
) -> impl IntoView {
    let step = flow.with_value(SignInFlow::step);
    let error = flow.with_value(SignInFlow::error);
    let place = NodeRef::<Div>::new();
    focus_what_counts(place, {
        let (step, error) = (step.clone(), error.clone());
        move || {
            step.track();
            error.read().is_some()
        }
    });
    // The same step again must not empty its fields.
    let shown = Memo::new(move |_| step.get());
    let general = Memo::new(move |_| {
        let on_screen = match *shown.read() {
            Step::Email => Some(Field::Email),
            Step::Password => Some(Field::Password),
            Step::TwoStep(_) | Step::NewDevice => Some(Field::Code),
            Step::Opening => None,
        };
        words::at_form(error.get(), on_screen)
    });
    view! {
        <div class="stack" node_ref=place>
            {move || general.get().map(|title| view! { <Callout tone=Tone::Danger title /> })}
            {move || match shown.get() {
                Step::Email => view! { <EmailStep flow /> }.into_any(),
                Step::Password => view! { <PasswordStep flow on_other_account /> }.into_any(),
                Step::TwoStep(two_step) => {
                    view! { <TwoStepStep flow two_step on_other_account /> }.into_any()
                }
                Step::NewDevice => view! { <NewDeviceStep flow on_other_account /> }.into_any(),
                Step::Opening => view! { <OpeningStep flow /> }.into_any(),
            }}
        </div>
    }
}

/// Signed in, but the account did not come: one more try needs no typing.
#[component]
fn OpeningStep(flow: Flow) -> impl IntoView {
    let busy = flow.with_value(SignInFlow::busy);
    let retry = move || {
        let flow = flow.get_value();
        spawn_local(async move { flow.retry_open().await });
    };
    view! {
        <p>{t(m::sign_in::PROFILE_NOT_LOADED)}</p>
        <Button variant=ButtonVariant::Primary icon=IconName::Refresh busy on_press=retry>
            {t(m::ui::RETRY)}
        </Button>
    }
}
