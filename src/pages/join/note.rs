//! Above the sign-in: who invites, whom, and what to do without an account.

use leptos::prelude::*;

use super::invitation::{Host, Invitation};
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
    let title = match (invitation.host, invitation.host_name.is_empty()) {
        (Host::Provider, true) => m::provider::join::NOTE_TITLE_NAMELESS.into(),
        (Host::Organization, true) => m::provider::join::NOTE_TITLE_ORGANIZATION.into(),
        (_, false) => m::provider::join::note_title(&invitation.host_name),
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
