//! What can be done with members: one file per action, with its dialog.

mod change;
mod chosen;
mod confirm;
mod deed;
mod edit;
mod form;
mod groups_field;
mod import;
mod import_rows;
mod invite;
mod permissions;
mod row_menu;
mod run;
mod seats;
mod send;

use leptos::prelude::*;
use portal_types::organization_user::OrganizationUser;

use self::{
    change::ChangeDialog, confirm::ConfirmDialog, deed::DeedDialog, edit::EditDialog,
    import::ImportDialog, invite::InviteDialog,
};
use super::people::Deed;
use super::view::MembersView;
use crate::nav::Nav;
use crate::pages::console::recovery::recovery_dialog;
use crate::pages::job_dialog::JobDialogState;
use crate::pages::unfinished::Unfinished;

pub(super) use self::{change::CHANGE, chosen::ChosenButtons, row_menu::RowMenu, run::INVITE};

/// Which dialog is open, and about whom; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    view: MembersView,
    /// Whom the open dialog is about, as they were when it opened: the list may change meanwhile.
    targets: RwSignal<Vec<OrganizationUser>>,
    /// What [`Self::plain`] does with them.
    deed: RwSignal<Deed>,
    invite: JobDialogState,
    import: JobDialogState,
    confirm: JobDialogState,
    change: JobDialogState,
    /// Deeds that only ask and do.
    plain: JobDialogState,
    edit: RwSignal<bool>,
    recover: RwSignal<bool>,
    recover_target: RwSignal<Option<OrganizationUser>>,
    /// The settings of invitations that go on after a reload.
    resumed: RwSignal<Option<Unfinished>>,
    /// The change of several members that goes on after a reload.
    resumed_change: RwSignal<Option<String>>,
}

impl Actions {
    /// All closed. The browser's back button closes a dialog instead of leaving the page.
    pub(super) fn new(view: MembersView) -> Self {
        let actions = Self {
            view,
            targets: RwSignal::default(),
            deed: RwSignal::new(Deed::Resend),
            invite: JobDialogState::new(),
            import: JobDialogState::new(),
            confirm: JobDialogState::new(),
            change: JobDialogState::new(),
            plain: JobDialogState::new(),
            edit: RwSignal::new(false),
            recover: RwSignal::new(false),
            recover_target: RwSignal::new(None),
            resumed: RwSignal::new(None),
            resumed_change: RwSignal::new(None),
        };
        if let Some(nav) = Nav::use_context() {
            nav.close_on_back(actions.edit);
        }
        actions
    }

    pub(super) fn invite(self) {
        self.resumed.set(None);
        self.invite.ask();
    }

    pub(super) fn import(self) {
        self.import.ask();
    }

    /// Changes several members at once.
    pub(super) fn change(self, members: Vec<OrganizationUser>) {
        self.targets.set(members);
        self.resumed_change.set(None);
        self.change.ask();
    }

    /// Gives a member a new master password.
    pub(super) fn recover(self, member: OrganizationUser) {
        self.recover_target.set(Some(member));
        self.recover.set(true);
    }

    pub(super) fn edit(self, member: OrganizationUser) {
        self.targets.set(vec![member]);
        self.edit.set(true);
    }

    /// Asks before it does something with these members; one invitation is mailed again without asking.
    pub(super) fn begin(self, deed: Deed, members: Vec<OrganizationUser>) {
        let is_one = members.len() == 1;
        self.targets.set(members);
        if deed == Deed::Confirm {
            return self.confirm.ask();
        }
        self.deed.set(deed);
        match deed {
            Deed::Resend if is_one => deed::resend_one(self),
            _ => self.plain.ask(),
        }
    }

    /// Goes on with what a reload cut short: shows what was done, and offers the rest.
    pub(super) fn resume(self, unfinished: Unfinished) {
        let view = self.view;
        let left: Vec<OrganizationUser> = unfinished
            .left()
            .iter()
            .filter_map(|id| view.find(id))
            .collect();
        let label = |id: &str| {
            let member = view.find(id);
            member.map_or_else(|| id.to_owned(), |it| super::people::label_of(&it))
        };
        if unfinished.work.kind == CHANGE {
            let job = unfinished.job(label);
            self.targets.set(left);
            self.resumed_change
                .set(Some(unfinished.plan.first().cloned().unwrap_or_default()));
            self.change.ask();
            self.change.job.set(Some(job));
            return;
        }
        let Some(deed) = Deed::of_word(&unfinished.work.kind) else {
            let job = run::settled(view, unfinished.job(str::to_owned), run::INVITE_KIND);
            self.resumed.set(Some(unfinished));
            self.invite.ask();
            self.invite.job.set(Some(job));
            return;
        };
        if deed == Deed::Confirm {
            // What was compared is not known any more: the phrases are shown again.
            return self.begin(deed, left);
        }
        self.targets.set(left);
        self.deed.set(deed);
        let job = run::settled(view, unfinished.job(label), run::kind_of(deed));
        self.plain.ask();
        self.plain.job.set(Some(job));
    }

    /// Whether any dialog of a job is open; reactive.
    pub(super) fn is_busy(self) -> bool {
        [
            self.invite,
            self.import,
            self.confirm,
            self.change,
            self.plain,
        ]
        .iter()
        .any(|state| state.open.get())
    }
}

/// The dialogs of the page.
#[component]
pub(super) fn Dialogs(view: MembersView, actions: Actions) -> impl IntoView {
    let targets = actions.targets;
    view! {
        <InviteDialog view state=actions.invite resumed=actions.resumed />
        <ImportDialog view state=actions.import />
        <DeedDialog view state=actions.plain deed=actions.deed targets />
        <ConfirmDialog view state=actions.confirm targets />
        <ChangeDialog
            view
            state=actions.change
            targets
            resumed=actions.resumed_change
        />
        <EditDialog view open=actions.edit targets />
        {recovery_dialog(view.client, actions.recover, actions.recover_target)}
    }
}
