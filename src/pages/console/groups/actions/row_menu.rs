//! The menu at a row's end.

use leptos::prelude::*;

use super::{Actions, Place};
use crate::i18n::{Message, m::console::access as common, m::console::groups as words};
use crate::pages::console::groups::view::GroupsView;
use crate::ui::table::{RowId, cell_tabindex};
use crate::ui::{IconName, Menu, MenuAlign, MenuItem, MenuLine};

#[component]
pub(in crate::pages::console::groups) fn RowMenu(
    view: GroupsView,
    actions: Actions,
    row: Signal<RowId>,
) -> impl IntoView {
    let label = Signal::derive(move || {
        let name = view
            .list
            .at(row.get())
            .map(|it| it.name)
            .unwrap_or_default();
        words::row_menu(name)
    });
    // Asked when the menu opens: by then the row may be another one than at the beginning.
    let entries = move || untrack(|| entries(view, actions, row.get()));
    move || {
        view.may_change().then(|| {
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
        })
    }
}

fn entries(view: GroupsView, actions: Actions, row: RowId) -> Option<impl IntoView + use<>> {
    let group = view.list.at(row)?;
    let open = |label: Message, icon: IconName, place: Place| {
        let group = group.clone();
        view! { <MenuItem label icon on_select=move || actions.edit(group.clone(), place) /> }
    };
    let info = open(words::MENU_INFO, IconName::Edit, Place::Info);
    let members = open(common::MEMBERS, IconName::Group, Place::Members);
    let collections = open(
        common::COLLECTIONS,
        IconName::Collection,
        Place::Collections,
    );
    Some(view! {
        {info}
        {members}
        {collections}
        <MenuLine />
        <MenuItem
            label=words::MENU_DELETE
            icon=IconName::Trash
            danger=true
            on_select=move || actions.delete(vec![group.clone()])
        />
    })
}
