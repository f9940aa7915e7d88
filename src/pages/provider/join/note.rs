//! Above the sign-in: who invites, whom, and what to do without an account.

use leptos::prelude::*;

use super::invitation::Invitation;
use crate::i18n::{m, t};
use crate::ui::{Callout, Tone};

/// What somebody is told who opens an invitation and is not signed in.
#[component]
pub(super) fn InvitationNote(invitation: Invitation) -> impl IntoView {
    if !invitation.is_complete() {
        return view! {
            <Callout tone=Tone::Warning title=m::provider::join::INCOMPLETE_TITLE>
                <p>{t(m::provider::join::INCOMPLETE_TEXT)}</p>
            </Callout>
        }
        .into_any();
    }
    let title = if invitation.provider_name.is_empty() {
        m::provider::join::NOTE_TITLE_NAMELESS.into()
    } else {
        m::provider::join::note_title(&invitation.provider_name)
    };
    let whom = (!invitation.email.is_empty())
        .then(|| view! { <p>{t(m::provider::join::note_whom(&invitation.email))}</p> });
    view! {
        <Callout tone=Tone::Info title>
            {whom} <p>{t(m::provider::join::NOTE_REGISTER)}</p>
        </Callout>
    }
    .into_any()
}
