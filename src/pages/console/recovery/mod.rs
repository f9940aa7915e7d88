//! Account recovery: a new master password for a member who lost theirs.
//!
//! - [`who`] says who can be recovered and why others cannot, [`demands`] what the organisation requires of
//!   the password, [`strength`] how hard it is to guess, [`generate`] makes one. None of these knows a view.
//! - [`recovery_dialog`] is the dialog, for whoever shows members.

pub mod demands;
pub mod generate;
pub mod strength;
pub mod who;

mod dialog;
mod done;
mod password;

use leptos::prelude::*;
use portal_types::organization_user::OrganizationUser;

use self::dialog::RecoveryDialog;
use super::Client;
use crate::chunk::{Meanwhile, chunk, later_with};
use crate::i18n::packs;

/// The dialog that recovers the account of `member`, fetched when it is first opened. `member` has to be set
/// before `open` is.
pub fn recovery_dialog(
    client: Client,
    open: RwSignal<bool>,
    member: RwSignal<Option<OrganizationUser>>,
) -> AnyView {
    let is_wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || open.get());
    view! {
        <Show when=move || {
            is_wanted.get()
        }>
            {later_with(
                packs::CONSOLE,
                load_recovery,
                move || show_recovery(client, open, member),
                Meanwhile::Nothing,
            )}
        </Show>
    }
    .into_any()
}

chunk! {
    console_people, fn load_recovery;
    fn show_recovery(client: Client, open: RwSignal<bool>, member: RwSignal<Option<OrganizationUser>>) {
        view! { <RecoveryDialog client open member /> }
    }
}
