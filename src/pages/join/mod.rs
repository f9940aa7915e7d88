//! Joining a provider or an organisation: where the link of an invitation leads. Everybody may come here, signed in or not.
//!
//! - [`invitation`] reads the link and says where the person stands; it knows no view.
//! - [`page`] is what somebody sees who is signed in, [`note`] what stands above the sign-in for the others.
//!
//! The token of the link goes nowhere but into the body of one request.

pub mod invitation;

mod note;
mod page;

use leptos::prelude::*;

use self::{
    invitation::{Host, Invitation},
    note::InvitationNote,
    page::JoinPage,
};
use crate::chunk::{Meanwhile, chunk, later_with_all};
use crate::i18n::packs;
use crate::nav::Nav;

/// `#/providers/accept-provider` and `#/accept-organization`, as soon as it is here.
pub fn join_page() -> AnyView {
    later_with_all(
        &[packs::PROVIDER, packs::JOBS],
        load_join,
        show_join,
        Meanwhile::Loading,
    )
}

/// The invitation that brought somebody here who is not signed in.
pub fn invitation_here() -> Option<Invitation> {
    let nav = Nav::use_context()?;
    let host = Host::of_path(&nav.path().read_untracked())?;
    Some(Invitation::of(host, &nav.query().read_untracked()))
}

/// Who invites and whom, above the sign-in.
pub fn invitation_note(invitation: Invitation) -> AnyView {
    later_with_all(
        &[packs::PROVIDER, packs::JOBS],
        load_note,
        move || show_note(invitation),
        Meanwhile::Nothing,
    )
}

chunk! { join, fn load_join; fn show_join() { view! { <JoinPage /> } } }

chunk! {
    join, fn load_note;
    fn show_note(invitation: Invitation) { view! { <InvitationNote invitation /> } }
}
