//! Signing in, unlocking, and signing in again over a page whose session ended.
//!
//! The steps and what they prove are [`SignInFlow`](crate::session::SignInFlow)'s; here is what they look
//! like. Nothing typed is lost when a step fails.

mod again;
mod code_fields;
mod code_step;
mod config_notice;
mod email_step;
mod entrance;
mod flow;
mod focus;
mod form;
mod password_step;
mod unlock;
mod words;

use leptos::prelude::*;

pub use unlock::UnlockPage;

use self::{
    again::SignInAgain,
    entrance::{DemoNotice, Entrance, NoticeCallout},
    form::SignInForm,
};
use crate::{
    chunk::chunk,
    config::Config,
    i18n::{Text, m},
    pages::{
        frame::title::use_title,
        join::{invitation_here, invitation_note},
    },
    session::{Session, SignInFlow},
};

chunk! { sign_in, fn load_sign_in_page; pub(super) fn sign_in_page() { view! { <SignInPage /> } } }

chunk! { sign_in, fn load_sign_in_again; pub(super) fn sign_in_again() { view! { <SignInAgain /> } } }

/// The way in: e-mail, master password, second step.
#[component]
fn SignInPage() -> impl IntoView {
    use_title(m::sign_in::TITLE);
    let session = Session::use_context();
    let invitation = invitation_here();
    // Whoever was invited signs in with the invited address.
    let invited = invitation.as_ref().map(|it| it.email.to_lowercase());
    let invited = invited.filter(|email| email.contains('@'));
    let flow = StoredValue::new(SignInFlow::new(session, invited));
    let restart = Callback::new(move |()| flow.with_value(SignInFlow::restart));
    let title = match &Config::use_context().product_name {
        Some(name) => m::signing_in::steps::page_title_named(name.as_str()),
        None => Text::from(m::signing_in::steps::PAGE_TITLE),
    };
    view! {
        <Entrance title lead=m::signing_in::steps::INTRO>
            <NoticeCallout />
            {invitation.map(invitation_note)}
            <SignInForm flow on_other_account=restart />
            <DemoNotice />
        </Entrance>
    }
}
