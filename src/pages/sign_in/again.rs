//! Signing in again over a page whose session ended.

use leptos::prelude::*;

use super::{entrance::NoticeCallout, form::SignInForm};
use crate::{
    i18n::m,
    session::{Session, SignInFlow, Status},
    ui::{Dialog, DialogHead, DialogSize, Dismiss},
};

/// The session ended while somebody was working: a dialog over the page, which keeps what was typed. Signing
/// in as somebody else gives the page up.
#[component]
pub(super) fn SignInAgain() -> impl IntoView {
    let session = Session::use_context();
    let email = match session.status().get_untracked() {
        Status::Expired(open) => Some(open.account().email.clone()),
        _ => None,
    };
    let flow = StoredValue::new(SignInFlow::new(session.clone(), email));
    let leave = Callback::new(move |()| session.sign_out());
    view! {
        <Dialog
            open=RwSignal::new(true)
            head=DialogHead::new(m::sign_in::TITLE).size(DialogSize::Small)
            dismiss=Dismiss::Never
        >
            <div class="stack">
                <NoticeCallout />
                <SignInForm flow on_other_account=leave />
            </div>
        </Dialog>
    }
}
