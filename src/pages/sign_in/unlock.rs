//! The way back in after a reload or a lock: the master password only.

use leptos::{ev::SubmitEvent, html::Div, prelude::*, task::spawn_local};

use super::{
    entrance::{Entrance, NoticeCallout},
    focus::focus_what_counts,
    password_step::KeyStatus,
    words,
};
use crate::{
    api::ApiError,
    i18n::{m, t},
    pages::frame::title::use_title,
    session::{Field, Secret, Session, SignInError, Status},
    ui::{Button, ButtonVariant, Callout, FieldOptions, PasswordField, Tone},
};

/// Asks for the master password; the address stays what it was.
#[component]
pub fn UnlockPage() -> impl IntoView {
    use_title(m::sign_in::LOCKED_TITLE);
    let session = Session::use_context();
    let email = match session.status().get_untracked() {
        Status::Locked(account) => account.email,
        _ => String::new(),
    };
    let password = RwSignal::new(String::new());
    let error = RwSignal::new(None::<SignInError>);
    let busy = RwSignal::new(false);
    let unlock = session.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let (session, typed) = (unlock.clone(), Secret::new(password.get_untracked()));
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            // When it worked, or when the sign-in is over, this page is gone.
            if let Err(reason) = session.unlock(typed).await
                && reason != SignInError::Api(ApiError::SessionLost)
            {
                error.try_set(Some(reason));
            }
            busy.try_set(false);
        });
    };
    let place = NodeRef::<Div>::new();
    focus_what_counts(place, move || error.read().is_some());
    let sign_out = move || session.sign_out();
    view! {
        <Entrance title=m::sign_in::LOCKED_TITLE lead=m::sign_in::LOCKED_HINT>
            <div class="stack" node_ref=place>
            <NoticeCallout />
            {move || words::at_form(error.get(), Some(Field::Password)).map(|title| view! { <Callout tone=Tone::Danger title /> })}
            <form class="form" novalidate on:submit=submit>
                <div class="entrance__who">
                    <span>{t(m::sign_in::signed_in_as(email.clone()))}</span>
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
                    {t(m::sign_in::UNLOCK)}
                </Button>
                <Button variant=ButtonVariant::Quiet on_press=sign_out>
                    {t(m::sign_in::SIGN_OUT)}
                </Button>
                <KeyStatus busy />
            </form>
            </div>
        </Entrance>
    }
}
