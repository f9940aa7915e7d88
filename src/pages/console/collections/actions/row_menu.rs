//! The menu at a row's end.

use leptos::prelude::*;

use super::{Actions, Place};
use crate::i18n::{I18n, Message, Text, m::console::collections as words};
use crate::pages::console::collections::columns::name_of;
use crate::pages::console::collections::rules::Obstacle;
use crate::pages::console::collections::view::CollectionsView;
use crate::session::Action;
use crate::ui::table::{RowId, cell_tabindex};
use crate::ui::{IconName, Menu, MenuAlign, MenuItem, MenuLine};

/// What can be done with the collection of a row; what cannot be done says why.
#[component]
pub(in crate::pages::console::collections) fn RowMenu(
    view: CollectionsView,
    actions: Actions,
    row: Signal<RowId>,
) -> impl IntoView {
    let i18n = I18n::use_context();
    let label = Signal::derive(move || {
        let node = view.list.at(row.get());
        words::row_menu(
            node.map(|node| i18n.say(name_of(&node)))
                .unwrap_or_default(),
        )
    });
    // Asked when the menu opens: by then the row may be another one than at the beginning.
    let entries = move || untrack(|| entries(view, actions, row.get()));
    view! {
        <Menu
            label
            align=MenuAlign::End
            small=true
            attr:tabindex=cell_tabindex()
        >
            {entries()}
        </Menu>
    }
}

/// Why not, in words.
fn obstacle_text(obstacle: Obstacle) -> Text {
    match obstacle {
        Obstacle::MyItems => words::OBSTACLE_MY_ITEMS,
        Obstacle::NotManaged => words::OBSTACLE_NOT_MANAGED,
        Obstacle::Limited => words::OBSTACLE_LIMITED,
        Obstacle::Suspended => words::OBSTACLE_SUSPENDED,
    }
    .into()
}

fn entries(view: CollectionsView, actions: Actions, row: RowId) -> Option<impl IntoView + use<>> {
    let node = view.list.at(row)?;
    let update = view.update_obstacle(&node);
    let edit = |label: Message, icon: IconName, place: Place| match update {
        None => {
            let node = node.clone();
            view! { <MenuItem label icon on_select=move || actions.edit(node.clone(), place) /> }
                .into_any()
        }
        Some(obstacle) => {
            let note = obstacle_text(obstacle);
            view! { <MenuItem label icon disabled=Signal::stored(true) note /> }.into_any()
        }
    };
    let info = edit(words::MENU_INFO, IconName::Edit, Place::Info);
    let access = edit(words::MENU_ACCESS, IconName::Group, Place::Access);
    let may_nest = view.client.may(Action::CreateCollections)
        && node.named.name.is_some()
        && !node.named.is_my_items();
    let id = node.named.collection.id.clone();
    let nest = may_nest.then(|| {
        view! {
            <MenuItem
                label=words::MENU_NEST
                icon=IconName::Add
                on_select=move || actions.create(Some(id.clone()))
            />
        }
    });
    let delete = match view.delete_obstacle(&node) {
        None => {
            let node = node.clone();
            view! {
                <MenuItem
                    label=words::MENU_DELETE
                    icon=IconName::Trash
                    danger=true
                    on_select=move || actions.delete(vec![node.clone()])
                />
            }
            .into_any()
        }
        Some(obstacle) => view! {
            <MenuItem
                label=words::MENU_DELETE
                icon=IconName::Trash
                disabled=Signal::stored(true)
                note=obstacle_text(obstacle)
            />
        }
        .into_any(),
    };
    Some(view! {
        {info}
        {access}
        {nest}
        <MenuLine />
        {delete}
    })
}
