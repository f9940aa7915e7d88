//! What can be done with clients: one file per action, with its dialog.

use leptos::prelude::*;
use portal_types::client_list::ClientList;

use super::view::ClientsView;
use crate::chunk::{self, Meanwhile, chunk};
use crate::i18n::{Text, m, packs, t};
use crate::nav::{Nav, Route};
use crate::ui::table::RowId;
use crate::ui::{
    ButtonVariant, ClientMark, IconName, Menu, MenuAlign, MenuItem, MenuLine, MenuLook,
};

mod add_existing;
mod create;
mod failure;
mod keys;
mod manage_seats;
mod offer;
mod rename;
mod save;
mod seat_desk;
mod seat_note;
mod unlink;

use add_existing::AddExistingDialog;
use create::CreateDialog;
pub use manage_seats::ManageSeatsDialog;
use rename::RenameDialog;
pub use seat_desk::SeatDesk;
pub use seat_note::seat_problem_text;
use unlink::UnlinkDialog;

/// The client an action is about, as it was when the action began: the list may change meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// The link between provider and organisation.
    pub(super) link_id: String,
    pub(super) organization_id: String,
    pub(super) name: String,
    pub(super) plan: String,
    pub(super) seats: Option<i64>,
    pub(super) used: i64,
}

impl Target {
    /// A row of the list.
    pub fn of(list: &ClientList, row: RowId) -> Self {
        Self {
            link_id: list.id(row),
            organization_id: list.organization_id(row),
            name: list.name(row).to_owned(),
            plan: list.plan(row).to_owned(),
            seats: list.seats(row),
            used: list.occupied(row).unwrap_or(0),
        }
    }

    /// Seats assigned to it; without limit when there is no number.
    #[must_use]
    pub fn seats(&self) -> Option<i64> {
        self.seats
    }

    /// Seats in use.
    #[must_use]
    pub fn used(&self) -> i64 {
        self.used
    }

    /// The name of its plan, as the list of clients has it.
    #[must_use]
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// Its name and colour, for the dialog's head.
    fn mark(&self) -> ClientMark {
        ClientMark::new(self.organization_id.clone(), self.name.clone())
    }
}

/// Which dialog is open, and about whom; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    target: RwSignal<Target>,
    create: RwSignal<bool>,
    add_existing: RwSignal<bool>,
    rename: RwSignal<bool>,
    manage_seats: RwSignal<bool>,
    unlink: RwSignal<bool>,
    /// Whether somebody may want a dialog soon: from then on they are there.
    wanted: RwSignal<bool>,
    view: ClientsView,
}

impl Actions {
    /// All closed. The browser's back button closes a dialog instead of leaving the page.
    pub(super) fn new(view: ClientsView) -> Self {
        let actions = Self {
            target: RwSignal::default(),
            create: RwSignal::new(false),
            add_existing: RwSignal::new(false),
            rename: RwSignal::new(false),
            manage_seats: RwSignal::new(false),
            unlink: RwSignal::new(false),
            wanted: RwSignal::new(false),
            view,
        };
        if let Some(nav) = Nav::use_context() {
            for open in [
                actions.create,
                actions.add_existing,
                actions.rename,
                actions.manage_seats,
                actions.unlink,
            ] {
                nav.close_on_back(open);
            }
        }
        actions
    }

    /// Somebody may want a dialog soon.
    pub(super) fn prepare(self) {
        if !self.wanted.get_untracked() {
            self.wanted.set(true);
        }
    }

    fn open_for(self, dialog: RwSignal<bool>, row: RowId) {
        let target = self.view.list.with_untracked(|list| Target::of(list, row));
        self.target.set(target);
        dialog.set(true);
    }
}

/// The menu at a row's end.
#[component]
pub(super) fn RowMenu(view: ClientsView, actions: Actions, row: Signal<RowId>) -> impl IntoView {
    let label =
        Signal::derive(move || m::clients::row_menu(super::names::name_of(view, row.get())));
    // Asked when the menu opens: by then the row may be another one than at the beginning.
    let entries = move || {
        let row = row.get_untracked();
        let organization = view.list.with_untracked(|list| list.organization_id(row));
        let powers = view.powers.get_untracked();
        let manage = powers.manages.then(|| {
            view! {
                <MenuItem
                    label=m::clients::MENU_RENAME
                    icon=IconName::Edit
                    on_select=move || actions.open_for(actions.rename, row)
                />
                <MenuItem
                    label=m::clients::MENU_MANAGE_SEATS
                    icon=IconName::Group
                    on_select=move || actions.open_for(actions.manage_seats, row)
                />
            }
        });
        let unlink = powers.administers.then(|| {
            view! {
                <MenuLine />
                <MenuItem
                    label=m::clients::MENU_UNLINK
                    icon=IconName::Link
                    danger=true
                    on_select=move || actions.open_for(actions.unlink, row)
                />
            }
        });
        view! {
            <MenuItem
                label=m::clients::MENU_OPEN
                icon=IconName::Console
                href=Route::organization(organization).href()
            />
            {manage}
            {unlink}
        }
    };
    view! {
        <Menu
            label
            align=MenuAlign::End
            small=true
            attr:tabindex=crate::ui::table::cell_tabindex()
        >
            {entries()}
        </Menu>
    }
}

/// The button for new clients; for those who may add some.
#[component]
pub(super) fn AddMenu(view: ClientsView, actions: Actions) -> impl IntoView {
    let suspended = move || view.powers.get().suspended;
    let may_add = move || {
        let powers = view.powers.get();
        powers.administers || powers.suspended
    };
    view! {
        <Show when=may_add>
            <span title=move || suspended().then(|| t(m::clients::ADD_DISABLED_SUSPENDED)())>
                <Menu
                    label=Text::from(m::clients::ADD_NEW_ORGANIZATION)
                    look=MenuLook::Button(ButtonVariant::Primary, Some(IconName::Add))
                    align=MenuAlign::End
                    disabled=Signal::derive(suspended)
                >
                    <MenuItem
                        label=m::clients::NEW_CLIENT
                        icon=IconName::Add
                        on_select=move || actions.create.set(true)
                    />
                    <MenuItem
                        label=m::clients::EXISTING_ORGANIZATION
                        icon=IconName::Building
                        on_select=move || actions.add_existing.set(true)
                    />
                </Menu>
            </span>
        </Show>
    }
}

/// The dialogs of the page, once somebody comes near them.
#[component]
pub(super) fn Dialogs(view: ClientsView, actions: Actions) -> impl IntoView {
    let open = [
        actions.create,
        actions.add_existing,
        actions.rename,
        actions.manage_seats,
        actions.unlink,
    ];
    // Once there, they stay.
    let are_wanted = Memo::new(move |before: Option<&bool>| {
        before.is_some_and(|before| *before)
            || actions.wanted.get()
            || open.iter().any(|dialog| dialog.get())
    });
    move || {
        are_wanted.get().then(|| {
            chunk::later_with(
                packs::CLIENT_ACTIONS,
                load_dialogs,
                move || dialogs(view, actions),
                Meanwhile::Nothing,
            )
        })
    }
}

chunk! {
    client_actions, fn load_dialogs;
    fn dialogs(view: ClientsView, actions: Actions) { view! { <AllDialogs view actions /> } }
}

#[component]
fn AllDialogs(view: ClientsView, actions: Actions) -> impl IntoView {
    let desk = SeatDesk::new(
        view.session(),
        view.provider(),
        Signal::derive(move || view.powers.get().administers),
        move |link: String| async move { view.refresh_and_reveal(&link).await },
        move |link: String| async move { view.refresh().await.is_ok() && !view.has(&link) },
    );
    view! {
        <CreateDialog view open=actions.create />
        <AddExistingDialog view open=actions.add_existing />
        <RenameDialog view open=actions.rename target=actions.target />
        <ManageSeatsDialog desk open=actions.manage_seats target=actions.target />
        <UnlinkDialog view open=actions.unlink target=actions.target />
    }
}
