//! The menu at a row's end.

use leptos::prelude::*;

use super::Actions;
use crate::i18n::m;
use crate::nav::{Query, Route};
use crate::pages::provider::members::people::Deed;
use crate::pages::provider::members::view::MembersView;
use crate::pages::provider::members::words::obstacle_text;
use crate::ui::table::RowId;
use crate::ui::{IconName, Menu, MenuAlign, MenuItem, MenuLine};

/// What can be done with the person of a row; what cannot be done says why.
#[component]
pub(in crate::pages::provider::members) fn RowMenu(
    view: MembersView,
    actions: Actions,
    row: Signal<RowId>,
) -> impl IntoView {
    let label = Signal::derive(move || m::provider::members::row_menu(view.name(row.get())));
    // Asked when the menu opens: by then the row may be another one than at the beginning.
    let entries = move || untrack(|| entries(view, actions, row.get()));
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

fn entries(view: MembersView, actions: Actions, row: RowId) -> Option<impl IntoView + use<>> {
    let person = view.person(row)?;
    let begin = move |deed: Deed| {
        let person = person.clone();
        move || actions.begin(deed, vec![person.clone()])
    };
    let person = view.person(row)?;
    let can = |deed: Deed| view.obstacle(deed, &person).is_none();
    let resend = can(Deed::Resend).then(|| {
        view! {
            <MenuItem
                label=m::provider::members::MENU_RESEND
                icon=IconName::Mail
                on_select=begin(Deed::Resend)
            />
        }
    });
    let confirm = can(Deed::Confirm).then(|| {
        view! {
            <MenuItem
                label=m::provider::members::MENU_CONFIRM
                icon=IconName::CheckCircle
                on_select=begin(Deed::Confirm)
            />
        }
    });
    let events = match &person.user_id {
        Some(_) => view! {
            <MenuItem
                label=m::frame::EVENT_LOGS
                icon=IconName::List
                href=events_of(view.provider_id(), &person.id).href()
            />
        }
        .into_any(),
        None => view! {
            <MenuItem
                label=m::frame::EVENT_LOGS
                icon=IconName::List
                disabled=Signal::stored(true)
                note=m::provider::members::NO_EVENTS_YET
            />
        }
        .into_any(),
    };
    let target = person.clone();
    let remove = match view.obstacle(Deed::Remove, &person) {
        None => view! {
            <MenuItem
                label=m::provider::members::MENU_REMOVE
                icon=IconName::Trash
                danger=true
                on_select=begin(Deed::Remove)
            />
        }
        .into_any(),
        Some(obstacle) => view! {
            <MenuItem
                label=m::provider::members::MENU_REMOVE
                icon=IconName::Trash
                disabled=Signal::stored(true)
                note=obstacle_text(obstacle)
            />
        }
        .into_any(),
    };
    Some(view! {
        {resend}
        {confirm}
        <MenuItem
            label=m::provider::members::MENU_ROLE
            icon=IconName::Edit
            on_select=move || actions.change_role(target.clone())
        />
        {events}
        <MenuLine />
        {remove}
    })
}

/// The event log with what this person did.
fn events_of(provider_id: String, id: &str) -> Route {
    let mut query = Query::default();
    query.set("user", Some(id.to_owned()));
    Route::ProviderEvents { provider_id, query }
}
