//! The menu at a row's end.

use leptos::prelude::*;
use portal_types::organization_user::OrganizationUser;

use super::Actions;
use crate::i18n::{Message, m::console::members as words};
use crate::pages::console::members::people::{Deed, Obstacle};
use crate::pages::console::members::view::MembersView;
use crate::pages::console::members::words::obstacle_text;
use crate::pages::console::recovery::who::{WhyNot, why_not};
use crate::ui::table::{RowId, cell_tabindex};
use crate::ui::{IconName, Menu, MenuAlign, MenuItem, MenuLine};

/// What can be done with the member of a row; what cannot be done says why.
#[component]
pub(in crate::pages::console::members) fn RowMenu(
    view: MembersView,
    actions: Actions,
    row: Signal<RowId>,
) -> impl IntoView {
    let label = Signal::derive(move || words::row_menu(view.name(row.get())));
    // Asked when the menu opens: by then the row may be another one than at the beginning.
    let entries = move || untrack(|| entries(view, actions, row.get()));
    view! {
        <Menu label align=MenuAlign::End small=true attr:tabindex=cell_tabindex()>
            {entries()}
        </Menu>
    }
}

fn entries(view: MembersView, actions: Actions, row: RowId) -> Option<AnyView> {
    let member = view.member(row)?;
    let item = |deed: Deed, label: Message, icon: IconName| {
        let target = member.clone();
        view! {
            <MenuItem
                label
                icon
                danger=deed == Deed::Remove
                on_select=move || actions.begin(deed, vec![target.clone()])
            />
        }
        .into_any()
    };
    // Only offered where it makes sense; what takes away is always there, with the reason why not.
    let if_possible = |deed: Deed, label, icon| {
        let can = view.obstacle(deed, &member).is_none();
        can.then(|| item(deed, label, icon))
    };
    let always = |deed: Deed, label: Message, icon: IconName| match view.obstacle(deed, &member) {
        None => Some(item(deed, label, icon)),
        Some(Obstacle::RevokedAlready | Obstacle::NotYours) => None,
        Some(obstacle) => Some(
            view! {
                <MenuItem
                    label
                    icon
                    disabled=Signal::stored(true)
                    note=obstacle_text(obstacle)
                />
            }
            .into_any(),
        ),
    };
    let target = member.clone();
    let edit = view.manages().then(|| {
        view! {
            <MenuItem
                label=words::MENU_EDIT
                icon=IconName::Edit
                on_select=move || actions.edit(target.clone())
            />
        }
    });
    let recover = recover_item(view, actions, &member);
    let view = view! {
        {if_possible(Deed::Resend, words::MENU_RESEND, IconName::Mail)}
        {if_possible(Deed::Confirm, words::MENU_CONFIRM, IconName::CheckCircle)}
        {edit}
        {recover}
        {if_possible(Deed::Restore, words::MENU_RESTORE, IconName::Restore)}
        <MenuLine />
        {always(Deed::Revoke, words::MENU_REVOKE, IconName::Lock)}
        {always(Deed::Remove, words::MENU_REMOVE, IconName::Trash)}
    };
    Some(view.into_any())
}

/// Recovering the account, where the plan and one's own role have it at all; else why not.
fn recover_item(view: MembersView, actions: Actions, member: &OrganizationUser) -> Option<AnyView> {
    let target = member.clone();
    let item = match why_not(&view.client.rights(), member, None) {
        None => view! {
            <MenuItem
                label=words::MENU_RECOVER
                icon=IconName::Key
                on_select=move || actions.recover(target.clone())
            />
        }
        .into_any(),
        Some(WhyNot::Plan | WhyNot::Server | WhyNot::Role) => return None,
        Some(why) => view! {
            <MenuItem
                label=words::MENU_RECOVER
                icon=IconName::Key
                disabled=Signal::stored(true)
                note=why.words()
            />
        }
        .into_any(),
    };
    Some(item)
}
