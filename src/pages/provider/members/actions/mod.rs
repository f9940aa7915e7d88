//! What can be done with people: one file per action, with its dialog.

mod chosen;
mod confirm;
mod invite;
mod remove;
mod resend;
mod role;
mod row_menu;
mod run;

use leptos::prelude::*;
use portal_types::provider_user::ProviderUser;

use self::{
    confirm::ConfirmPeopleDialog, invite::InviteDialog, remove::RemoveDialog, resend::ResendDialog,
    role::RoleDialog,
};
use super::people::Deed;
use super::view::MembersView;
use crate::nav::Nav;
use crate::pages::job_dialog::JobDialogState;

pub(super) use self::{chosen::ChosenButtons, row_menu::RowMenu};

/// Which dialog is open, and about whom; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    view: MembersView,
    /// Whom the open dialog is about, as they were when it opened: the list may change meanwhile.
    targets: RwSignal<Vec<ProviderUser>>,
    invite: JobDialogState,
    resend: JobDialogState,
    confirm: JobDialogState,
    remove: JobDialogState,
    role: RwSignal<bool>,
}

impl Actions {
    /// All closed. The browser's back button closes a dialog instead of leaving the page.
    pub(super) fn new(view: MembersView) -> Self {
        let actions = Self {
            view,
            targets: RwSignal::default(),
            invite: JobDialogState::new(),
            resend: JobDialogState::new(),
            confirm: JobDialogState::new(),
            remove: JobDialogState::new(),
            role: RwSignal::new(false),
        };
        if let Some(nav) = Nav::use_context() {
            nav.close_on_back(actions.role);
        }
        actions
    }

    pub(super) fn invite(self) {
        self.invite.ask();
    }

    pub(super) fn change_role(self, person: ProviderUser) {
        self.targets.set(vec![person]);
        self.role.set(true);
    }

    /// Asks before it does something with these people; one invitation is mailed again without asking.
    fn begin(self, deed: Deed, people: Vec<ProviderUser>) {
        let is_one = people.len() == 1;
        self.targets.set(people);
        match deed {
            Deed::Resend if is_one => resend::send_one(self),
            Deed::Resend => self.resend.ask(),
            Deed::Confirm => self.confirm.ask(),
            Deed::Remove => self.remove.ask(),
        }
    }
}

/// The dialogs of the page.
#[component]
pub(super) fn Dialogs(view: MembersView, actions: Actions) -> impl IntoView {
    let targets = actions.targets;
    view! {
        <InviteDialog view state=actions.invite />
        <ResendDialog view state=actions.resend targets />
        <ConfirmPeopleDialog view state=actions.confirm targets />
        <RemoveDialog view state=actions.remove targets />
        <RoleDialog view open=actions.role targets />
    }
}
