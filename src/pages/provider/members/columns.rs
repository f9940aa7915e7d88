//! What the columns of the table show.

use leptos::prelude::*;
use portal_types::provider::ProviderUserStatusType;
use portal_types::provider_user::ProviderUser;

use super::actions::{Actions, RowMenu};
use super::arrangement::column;
use super::view::MembersView;
use super::words::{role_name, status_name};
use crate::i18n::{Text, m, t};
use crate::ui::table::{ColumnView, RowId, cell_tabindex};
use crate::ui::{Avatar, Badge};

/// The columns. `actions` is what the menus at the rows' ends open.
pub(super) fn columns(view: MembersView, actions: Actions) -> Vec<ColumnView> {
    vec![
        ColumnView::new(
            column::NAME,
            m::provider::members::COLUMN_NAME,
            move |row| name_cell(view, actions, row),
        )
        .class("col-person")
        .sortable(),
        ColumnView::new(
            column::STATUS,
            m::provider::members::COLUMN_STATUS,
            move |row| status_badge(view, row),
        )
        .class("col-status")
        .sortable(),
        ColumnView::new(
            column::ROLE,
            m::provider::members::COLUMN_ROLE,
            move |row| move || t(role(view.person(row.get())))(),
        )
        .class("col-role")
        .sortable(),
        ColumnView::new(column::MENU, m::ui::OPTIONS, move |row| {
            view! { <RowMenu view actions row /> }
        })
        .class("col-menu")
        .head_hidden(),
    ]
}

fn role(person: Option<ProviderUser>) -> Text {
    person.map_or(Text::plain(""), |person| role_name(person.user_type))
}

fn name_cell(view: MembersView, actions: Actions, row: Signal<RowId>) -> impl IntoView {
    let person = Memo::new(move |_| view.person(row.get()));
    let name = Memo::new(move |_| view.name(row.get()));
    // The same colour before and after the invitation was accepted.
    let seed = Memo::new(move |_| {
        person
            .read()
            .as_ref()
            .map(|it| it.id.clone())
            .unwrap_or_default()
    });
    let email = move || {
        let person = person.read();
        let email = person.as_ref().map(|it| it.email.clone());
        // Who has no name is called by the address: once is enough.
        email.filter(|email| *email != *name.read())
    };
    let is_self = move || {
        let own = view.own_user_id();
        person
            .read()
            .as_ref()
            .is_some_and(|it| it.user_id.as_deref() == Some(&own))
    };
    let is_waiting = move || {
        let person = person.read();
        person
            .as_ref()
            .is_some_and(|it| it.status == ProviderUserStatusType::Accepted)
    };
    // On a narrow screen what the hidden columns say stands below the name.
    let facts = move || {
        let person = person.get()?;
        let status = t(status_name(person.status).0)();
        Some(format!("{status} · {}", t(role_name(person.user_type))()))
    };
    let change = move |_| {
        if let Some(person) = person.get_untracked() {
            actions.change_role(person);
        }
    };
    view! {
        <span class="person-cell">
            <Avatar name seed />
            <span class="person-cell__text">
                <span class="person-cell__line">
                    <button
                        type="button"
                        class="person-cell__name name"
                        tabindex=cell_tabindex()
                        aria-haspopup="dialog"
                        on:click=change
                    >
                        {name}
                    </button>
                    <span class="person-cell__you" hidden=move || !is_self()>
                        {t(m::provider::members::YOU)}
                    </span>
                </span>
                <span class="person-cell__email">{email}</span>
                <span
                    class="person-cell__facts"
                    class=("person-cell__facts--waiting", is_waiting)
                >
                    {facts}
                </span>
            </span>
        </span>
    }
}

fn status_badge(view: MembersView, row: Signal<RowId>) -> impl IntoView {
    let status = Memo::new(move |_| {
        view.person(row.get())
            .map(|it| it.status)
            .unwrap_or_default()
    });
    view! {
        <Badge
            tone=Signal::derive(move || status_name(status.get()).1)
            label=Signal::derive(move || status_name(status.get()).0)
        />
    }
}
