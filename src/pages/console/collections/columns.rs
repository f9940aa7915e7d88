//! What the columns of the table show.

use leptos::prelude::*;

use super::actions::{Actions, Place, RowMenu};
use super::tree::Node;
use super::view::{CollectionsView, column};
use crate::i18n::{Text, m, m::console::access as common, m::console::collections as words, t};
use crate::pages::console::access::names::names_and_more;
use crate::pages::console::access::rights::Right;
use crate::ui::table::{ColumnView, RowId, cell_tabindex};
use crate::ui::{Badge, Icon, IconName, IconSize, Tone};

/// Deeper levels are not moved further to the side.
const DEEPEST: usize = 6;

pub(super) fn columns(view: CollectionsView, actions: Actions) -> Vec<ColumnView> {
    let node = move |row: Signal<RowId>| view.list.at(row.get());
    let mut columns = vec![
        ColumnView::new(column::NAME, words::COLUMN_NAME, move |row| {
            name_cell(view, actions, row)
        })
        .class("col-collection")
        .sortable(),
    ];
    if view.has_groups() {
        let groups = ColumnView::new(column::GROUPS, common::GROUPS, move |row| {
            move || {
                let rights = node(row).map(|node| node.named.collection.groups);
                let rights = rights.unwrap_or_default();
                names_and_more(view.group_names(&rights), rights.len())
            }
        });
        columns.push(groups.class("col-names"));
    }
    columns.push(
        ColumnView::new(column::MEMBERS, common::MEMBERS, move |row| {
            move || {
                let count = node(row)?.named.collection.users.len();
                (count > 0).then(|| count.to_string())
            }
        })
        .class("col-size num"),
    );
    columns.push(
        ColumnView::new(column::RIGHT, words::COLUMN_RIGHT, move |row| {
            move || t(own_right(node(row).as_ref()))()
        })
        .class("col-right"),
    );
    columns.push(
        ColumnView::new(column::MENU, m::ui::OPTIONS, move |row| {
            view! { <RowMenu view actions row /> }
        })
        .class("col-menu")
        .head_hidden(),
    );
    columns
}

/// What who looks may do with the items in it.
fn own_right(node: Option<&Node>) -> Text {
    match node.map(|node| &node.named.collection) {
        Some(it) if it.assigned || it.manage => {
            Right::of_flags(it.read_only, it.hide_passwords, it.manage)
                .word()
                .into()
        }
        Some(_) => common::RIGHT_NONE.into(),
        None => Text::plain(""),
    }
}

/// What a collection is called in the tree, and everywhere else where it cannot be read.
pub(super) fn label_of(node: &Node) -> Text {
    match &node.label {
        Some(label) => Text::plain(label.clone()),
        None => common::UNREADABLE_NAME.into(),
    }
}

/// The whole name with its parents.
pub(super) fn name_of(node: &Node) -> Text {
    match &node.named.name {
        Some(name) => Text::plain(name.clone()),
        None => common::UNREADABLE_NAME.into(),
    }
}

fn name_cell(view: CollectionsView, actions: Actions, row: Signal<RowId>) -> impl IntoView {
    let node = Memo::new(move |_| view.list.at(row.get()));
    let class = move || {
        let depth = node.read().as_ref().map_or(0, |node| node.depth);
        format!("tree-cell tree-cell--{}", depth.min(DEEPEST))
    };
    let label = move || node.read().as_ref().map(|node| t(label_of(node))());
    let toggle = move || {
        let node = node.get()?;
        if !node.has_children {
            return Some(view! { <span class="tree-cell__gap"></span> }.into_any());
        }
        let id = StoredValue::new(node.named.collection.id.clone());
        let name = label_of(&node);
        let is_searching = move || !view.list.search.read().trim().is_empty();
        let is_open =
            move || is_searching() || !id.with_value(|id| view.closed.read().contains(id));
        let title = Text::reactive(move || match is_open() {
            true => words::collapse(name.clone()),
            false => words::expand(name.clone()),
        });
        Some(
            view! {
                <button
                    type="button"
                    class="tree-cell__toggle"
                    class=("tree-cell__toggle--closed", move || !is_open())
                    tabindex=cell_tabindex()
                    aria-expanded=move || if is_open() { "true" } else { "false" }
                    aria-label=t(title)
                    disabled=is_searching
                    on:click=move |_| view.toggle(&id.get_value())
                >
                    <Icon name=IconName::ChevronDown size=IconSize::Small />
                </button>
            }
            .into_any(),
        )
    };
    let name = move || {
        let node = node.get()?;
        let is_unreadable = node.label.is_none();
        if view.update_obstacle(&node).is_some() {
            return Some(
                view! {
                    <span class="stacked__name name" class=("muted", is_unreadable)>
                        {label}
                    </span>
                }
                .into_any(),
            );
        }
        let open = move |_| actions.edit(node.clone(), Place::Access);
        Some(
            view! {
                <button
                    type="button"
                    class="stacked__name name"
                    class=("muted", is_unreadable)
                    tabindex=cell_tabindex()
                    aria-haspopup="dialog"
                    on:click=open
                >
                    {label}
                </button>
            }
            .into_any(),
        )
    };
    // On a narrow screen what the hidden columns say stands below the name.
    let facts = move || {
        let node = node.get()?;
        let collection = &node.named.collection;
        let groups = t(words::group_count(collection.groups.len()))();
        let members = t(words::member_count(collection.users.len()))();
        Some(format!("{groups} · {members}"))
    };
    view! {
        <span class=class>
            {toggle} <span class="stacked">
                <span class="stacked__line">{name} {move || marks(node.get().as_ref())}</span>
                <span class="stacked__facts">{facts}</span>
            </span>
        </span>
    }
}

/// What sets a collection apart.
fn marks(node: Option<&Node>) -> Option<impl IntoView + use<>> {
    let node = node?;
    let collection = &node.named.collection;
    let own = node.named.is_my_items().then(|| {
        let label = match &collection.default_user_collection_email {
            Some(email) => words::left_behind_by(email),
            None => words::MY_ITEMS.into(),
        };
        view! { <Badge label /> }
    });
    let lost = (collection.unmanaged && !node.named.is_my_items())
        .then(|| view! { <Badge tone=Tone::Warning label=Text::from(words::UNMANAGED) /> });
    Some(view! { {own} {lost} })
}
