//! What can be done with collections: one file per action, with its dialog.

mod access_tab;
mod bulk_access;
mod delete;
mod edit;
mod info_tab;
mod left_out;
mod row_menu;
mod save;

use leptos::prelude::*;

use self::{bulk_access::BulkAccessDialog, delete::DeleteDialog, edit::EditDialog};
use super::tree::Node;
use super::view::CollectionsView;
use crate::i18n::{m::console::collections as words, t};
use crate::nav::Nav;
use crate::ui::{Button, ButtonVariant, IconName};

pub(super) use self::row_menu::RowMenu;

/// Which part of the edit dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Name, parent, external id.
    Info,
    /// Who reaches it.
    Access,
}

impl Place {
    /// The key of its tab.
    fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Access => "access",
        }
    }
}

/// What the edit dialog is about.
#[derive(Clone, Debug, PartialEq)]
enum Target {
    /// A new collection, nested under this one.
    New { parent: Option<String> },
    /// This one, as it was when the dialog opened.
    Old(Box<Node>),
}

/// Which dialog is open, and about what; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    edit: RwSignal<bool>,
    delete: RwSignal<bool>,
    give: RwSignal<bool>,
    target: RwSignal<Target>,
    place: RwSignal<String>,
    /// The collections to delete or to give.
    targets: RwSignal<Vec<Node>>,
}

impl Actions {
    /// All closed. The browser's back button closes a dialog instead of leaving the page.
    pub(super) fn new() -> Self {
        let actions = Self {
            edit: RwSignal::new(false),
            delete: RwSignal::new(false),
            give: RwSignal::new(false),
            target: RwSignal::new(Target::New { parent: None }),
            place: RwSignal::new(Place::Info.key().to_owned()),
            targets: RwSignal::default(),
        };
        if let Some(nav) = Nav::use_context() {
            nav.close_on_back(actions.edit);
            nav.close_on_back(actions.delete);
            nav.close_on_back(actions.give);
        }
        actions
    }

    /// A new collection, nested under the one with this id.
    pub(super) fn create(self, parent: Option<String>) {
        self.target.set(Target::New { parent });
        self.place.set(Place::Info.key().to_owned());
        self.edit.set(true);
    }

    pub(super) fn edit(self, node: Node, place: Place) {
        self.target.set(Target::Old(Box::new(node)));
        self.place.set(place.key().to_owned());
        self.edit.set(true);
    }

    pub(super) fn delete(self, nodes: Vec<Node>) {
        self.targets.set(nodes);
        self.delete.set(true);
    }

    fn give(self, nodes: Vec<Node>) {
        self.targets.set(nodes);
        self.give.set(true);
    }
}

/// The dialogs of the page.
#[component]
pub(super) fn Dialogs(view: CollectionsView, actions: Actions) -> impl IntoView {
    view! {
        <EditDialog view open=actions.edit target=actions.target place=actions.place />
        <DeleteDialog view open=actions.delete targets=actions.targets />
        <BulkAccessDialog view open=actions.give targets=actions.targets />
    }
}

/// What can be done with the chosen collections. Those it cannot be done with are left out; the dialog says
/// which.
#[component]
pub(super) fn ChosenButtons(view: CollectionsView, actions: Actions) -> impl IntoView {
    let chosen = move || view.list.chosen();
    let can_give = Memo::new(move |_| {
        let nodes = chosen();
        nodes
            .iter()
            .filter(|node| view.update_obstacle(node).is_none())
            .count()
    });
    let can_delete = Memo::new(move |_| {
        let nodes = chosen();
        nodes
            .iter()
            .filter(|node| view.delete_obstacle(node).is_none())
            .count()
    });
    view! {
        <Button
            icon=IconName::Group
            disabled=Signal::derive(move || can_give.get() == 0)
            on_press=move || actions.give(untrack(chosen))
        >
            {move || t(words::bulk_access(can_give.get()))()}
        </Button>
        <Button
            variant=ButtonVariant::Danger
            icon=IconName::Trash
            disabled=Signal::derive(move || can_delete.get() == 0)
            on_press=move || actions.delete(untrack(chosen))
        >
            {move || t(words::bulk_delete(can_delete.get()))()}
        </Button>
    }
}
