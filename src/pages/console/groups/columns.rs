//! What the columns of the table show.

use leptos::prelude::*;

use super::actions::{Actions, Place, RowMenu};
use super::view::{GroupsView, column};
use crate::i18n::{Text, m, m::console::access as common, m::console::groups as words, t};
use crate::pages::console::access::names::names_and_more;
use crate::ui::table::{ColumnView, RowId, cell_tabindex};

/// The columns; without sizes for who may not know them.
pub(super) fn columns(view: GroupsView, actions: Actions) -> Vec<ColumnView> {
    let name = ColumnView::new(column::NAME, words::COLUMN_NAME, move |row| {
        name_cell(view, actions, row)
    })
    .class("col-group")
    .sortable();
    let members = ColumnView::new(column::MEMBERS, common::MEMBERS, move |row| {
        move || {
            let group = view.list.at(row.get())?;
            view.size(&group)
                .map(|size| t(Text::plain(size.to_string()))())
        }
    })
    .class("col-size num")
    .sortable();
    let collections = ColumnView::new(column::COLLECTIONS, common::COLLECTIONS, move |row| {
        move || {
            let group = view.list.at(row.get());
            let (names, all) = group.map_or_else(Default::default, |group| {
                (view.reached(&group), group.collections.len())
            });
            names_and_more(names, all)
        }
    })
    .class("col-names")
    .sortable();
    let menu = ColumnView::new(column::MENU, m::ui::OPTIONS, move |row| {
        view! { <RowMenu view actions row /> }
    })
    .class("col-menu")
    .head_hidden();
    if view.has_sizes() {
        vec![name, members, collections, menu]
    } else {
        vec![name, collections, menu]
    }
}

fn name_cell(view: GroupsView, actions: Actions, row: Signal<RowId>) -> impl IntoView {
    let group = Memo::new(move |_| view.list.at(row.get()));
    let name = move || group.read().as_ref().map(|it| it.name.clone());
    // On a narrow screen what the hidden columns say stands below the name.
    let facts = move || {
        let group = group.get()?;
        let collections = t(words::collection_count(group.collections.len()))();
        Some(match view.size(&group) {
            Some(size) => format!("{} · {collections}", t(words::member_count(size))()),
            None => collections,
        })
    };
    let open = move |_| {
        if let Some(group) = group.get_untracked() {
            actions.edit(group, Place::Info);
        }
    };
    view! {
        <span class="stacked">
            {move || {
                if view.may_change() {
                    view! {
                        <button
                            type="button"
                            class="stacked__name name"
                            tabindex=cell_tabindex()
                            aria-haspopup="dialog"
                            on:click=open
                        >
                            {name}
                        </button>
                    }
                        .into_any()
                } else {
                    view! { <span class="stacked__name name">{name}</span> }.into_any()
                }
            }} <span class="stacked__facts">{facts}</span>
        </span>
    }
}
