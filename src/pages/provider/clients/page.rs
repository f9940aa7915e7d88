//! The page: heading, what can be added, the table, and its dialogs.

use leptos::prelude::*;

use super::actions::{Actions, AddMenu, Dialogs};
use super::columns::{membership_columns, provider_columns};
use super::names::name_of;
use super::toolbar::{Toolbar, count_text, export};
use super::view::{ClientsView, Load, Source};
use crate::i18n::{m, t};
use crate::nav::{Nav, Route, path_param};
use crate::pages::frame::title::use_title;
use crate::pages::problem::Problem;
use crate::ui::table::{BulkBar, ColumnView, DataTable, RowId};
use crate::ui::{Button, EmptyState, IconName};

/// `#/providers/{id}/clients`.
#[component]
pub fn ClientsPage() -> impl IntoView {
    use_title(m::clients::TITLE);
    let provider_id = path_param("provider_id");
    let view = ClientsView::new(Memo::new(move |_| Source::Provider(provider_id.get())));
    let actions = Actions::new(view);
    view! {
        // The dialogs come in as soon as somebody comes near what opens them.
        <div
            class="page page--table"
            on:pointermove=move |_| actions.prepare()
            on:focusin=move |_| actions.prepare()
        >
            <header class="page__head">
                <Title view />
                <AddMenu view actions />
            </header>
            <ClientsTable view columns=provider_columns(view, actions) />
            <Dialogs view actions />
        </div>
    }
}

/// `#/organizations`: the same table where the server has no providers.
#[component]
pub fn OrganizationsPage() -> impl IntoView {
    use_title(m::clients::TITLE);
    let view = ClientsView::new(Memo::new(|_| Source::Memberships));
    view! {
        <div class="page page--table">
            <header class="page__head">
                <Title view />
            </header>
            <p class="page__lead">{t(m::clients::WITHOUT_PROVIDER_NOTICE)}</p>
            <ClientsTable view columns=membership_columns(view) />
        </div>
    }
}

#[component]
fn Title(view: ClientsView) -> impl IntoView {
    view! {
        <div class="clients-title">
            <h1 class="page__title">{t(m::clients::TITLE)}</h1>
            <span class="clients-title__count">{move || count_text(view)}</span>
        </div>
    }
}

#[component]
fn ClientsTable(view: ClientsView, columns: Vec<ColumnView>) -> impl IntoView {
    let nav = Nav::use_context();
    let open = move |row: RowId| {
        if let Some(nav) = nav {
            let id = view.list.with_untracked(|list| list.organization_id(row));
            nav.go(&Route::organization(id));
        }
    };
    let failure = move || match view.load.get() {
        Load::Failed(error) => Some(view! {
            <Problem
                error
                title=m::clients::LOADING_FAILED
                on_retry=move || view.reload()
            />
        }),
        Load::Loading | Load::Ready => None,
    };
    let has_table = move || {
        view.load.with(|load| !matches!(load, Load::Failed(_))) || !view.list.read().is_empty()
    };
    let columns = StoredValue::new(columns);
    view! {
        <Toolbar view columns=columns.get_value() />
        {failure}
        <div class="clients-table" hidden=move || !has_table()>
            <DataTable
                state=view.table
                columns=columns.get_value()
                caption=m::clients::TABLE_CAPTION
                on_sort=move |id| {
                    view.ask(|query| query.click_head(id, super::arrangement::column::NAME))
                }
                on_open=open
                name_of=move |row| name_of(view, row)
            >
                <NoRows view />
            </DataTable>
            <BulkBar state=view.table>
                <Button small=true icon=IconName::Download on_press=move || export(view, true)>
                    {t(m::clients::EXPORT_SELECTED_CSV)}
                </Button>
            </BulkBar>
        </div>
    }
}

/// Why there are no rows, and what to do.
#[component]
fn NoRows(view: ClientsView) -> impl IntoView {
    move || {
        if !view.list.read().is_empty() {
            return view! {
                <EmptyState
                    icon=IconName::Search
                    title=m::clients::NOTHING_FOUND_TITLE
                    text=m::clients::NOTHING_FOUND_TEXT
                >
                    <Button on_press=move || view.clear_filters()>{t(m::ui::CLEAR_FILTERS)}</Button>
                </EmptyState>
            }
            .into_any();
        }
        let text = if view.is_memberships() {
            m::clients::WITHOUT_PROVIDER_EMPTY
        } else if view.powers.get().administers {
            m::clients::EMPTY_TEXT_ADMIN
        } else {
            m::clients::EMPTY_TEXT_SERVICE_USER
        };
        view! { <EmptyState icon=IconName::Clients title=m::clients::EMPTY_TITLE text=text /> }
            .into_any()
    }
}
