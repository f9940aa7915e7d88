//! What can be done with groups: one file per action, with its dialog.

mod delete;
mod edit;
mod row_menu;

use leptos::prelude::*;
use portal_types::group::Group;

use self::{delete::DeleteDialog, edit::EditDialog};
use super::view::GroupsView;
use crate::i18n::{m::console::groups as words, t};
use crate::nav::Nav;
use crate::ui::{Button, ButtonVariant, IconName};

pub(super) use self::row_menu::RowMenu;

/// Which part of the edit dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The name.
    Info,
    /// Who belongs to it.
    Members,
    /// What it reaches.
    Collections,
}

impl Place {
    /// The key of its tab.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Members => "members",
            Self::Collections => "collections",
        }
    }
}

/// Which dialog is open, and about what; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    edit: RwSignal<bool>,
    delete: RwSignal<bool>,
    /// The group to edit, as it was when the dialog opened; a new one without.
    target: RwSignal<Option<Group>>,
    place: RwSignal<String>,
    /// The groups to delete.
    targets: RwSignal<Vec<Group>>,
}

impl Actions {
    /// All closed. The browser's back button closes a dialog instead of leaving the page.
    pub(super) fn new() -> Self {
        let actions = Self {
            edit: RwSignal::new(false),
            delete: RwSignal::new(false),
            target: RwSignal::new(None),
            place: RwSignal::new(Place::Info.key().to_owned()),
            targets: RwSignal::default(),
        };
        if let Some(nav) = Nav::use_context() {
            nav.close_on_back(actions.edit);
            nav.close_on_back(actions.delete);
        }
        actions
    }

    pub(super) fn create(self) {
        self.target.set(None);
        self.place.set(Place::Info.key().to_owned());
        self.edit.set(true);
    }

    pub(super) fn edit(self, group: Group, place: Place) {
        self.target.set(Some(group));
        self.place.set(place.key().to_owned());
        self.edit.set(true);
    }

    pub(super) fn delete(self, groups: Vec<Group>) {
        self.targets.set(groups);
        self.delete.set(true);
    }
}

/// The dialogs of the page.
#[component]
pub(super) fn Dialogs(view: GroupsView, actions: Actions) -> impl IntoView {
    view! {
        <EditDialog view open=actions.edit target=actions.target place=actions.place />
        <DeleteDialog view open=actions.delete targets=actions.targets />
    }
}

/// What can be done with the chosen groups.
#[component]
pub(super) fn ChosenButtons(view: GroupsView, actions: Actions) -> impl IntoView {
    let count = Memo::new(move |_| view.list.chosen().len());
    move || {
        view.may_change().then(|| {
            view! {
                <Button
                    variant=ButtonVariant::Danger
                    icon=IconName::Trash
                    on_press=move || actions.delete(untrack(|| view.list.chosen()))
                >
                    {move || t(words::bulk_delete(count.get()))()}
                </Button>
            }
        })
    }
}
