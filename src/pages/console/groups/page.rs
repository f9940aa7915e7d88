//! The page: heading, search, the table, and the dialogs.

use leptos::prelude::*;

use super::actions::{Actions, ChosenButtons, Dialogs};
use super::columns::columns;
use super::view::{GroupsView, column};
use crate::i18n::{Text, m, m::console::groups as words, t};
use crate::pages::frame::title::use_title;
use crate::pages::problem::{Problem, text_of_key};
use crate::ui::table::{BulkBar, DataTable};
use crate::ui::{Button, ButtonVariant, Callout, EmptyState, IconName, SearchField, Tone};

/// `#/organizations/{id}/groups`.
#[component]
pub(super) fn GroupsPage() -> impl IntoView {
    use_title(m::console::frame::GROUPS);
    let view = GroupsView::new();
    let actions = Actions::new();
    let failure = move || {
        view.failure().map(|error| {
            view! {
                <Problem
                    error
                    title=words::LOADING_FAILED
                    on_retry=move || view.reload()
                />
            }
        })
    };
    let unreadable = move || {
        let error = view.collections.key_error()?;
        let title = text_of_key(&error, &view.client.name());
        Some(view! { <Callout tone=Tone::Warning title /> })
    };
    let has_table = move || view.failure().is_none() || view.list.is_here();
    let create = move || {
        view.may_change().then(|| {
            view! {
                <Button
                    variant=ButtonVariant::Primary
                    icon=IconName::Add
                    on_press=move || actions.create()
                >
                    {t(words::NEW)}
                </Button>
            }
        })
    };
    let table_columns = columns(view, actions);
    view! {
        <div class="page page--table">
            <header class="page__head">
                <h1 class="page__title">{t(m::console::frame::GROUPS)}</h1>
                {create}
            </header>
            <p class="page__lead">{move || t(words::lead(view.client.name()))()}</p>
            {failure}
            {unreadable}
            <div class="access-page" hidden=move || !has_table()>
                <div class="access-page__tools">
                    <SearchField label=words::SEARCH value=view.list.search />
                </div>
                <div class="access-page__table">
                    <DataTable
                        state=view.list.table
                        columns=table_columns
                        caption=words::TABLE_CAPTION
                        on_sort=move |id| {
                            view.list.ask(|query| query.click_head(id, column::NAME))
                        }
                        name_of=move |row| view.list.at(row).map(|it| it.name).unwrap_or_default()
                    >
                        <NoRows view actions />
                    </DataTable>
                    <BulkBar state=view.list.table>
                        <ChosenButtons view actions />
                    </BulkBar>
                    <Announcement view />
                </div>
            </div>
            <Dialogs view actions />
        </div>
    }
}

/// Why there are no rows, and what to do.
#[component]
fn NoRows(view: GroupsView, actions: Actions) -> impl IntoView {
    move || {
        if view.list.rows.read().is_empty() {
            let may = view.may_change();
            view! {
                <EmptyState
                    icon=IconName::Group
                    title=words::NONE_TITLE
                    text=Text::from(words::NONE_TEXT)
                >
                    {may
                        .then(|| {
                            view! {
                                <Button
                                    variant=ButtonVariant::Primary
                                    on_press=move || actions.create()
                                >
                                    {t(words::NEW)}
                                </Button>
                            }
                        })}
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <EmptyState
                    icon=IconName::Group
                    title=words::NOT_FOUND_TITLE
                    text=Text::from(words::NOT_FOUND_TEXT)
                >
                    <Button on_press=move || view.list.clear_search()>
                        {t(words::SHOW_ALL)}
                    </Button>
                </EmptyState>
            }
            .into_any()
        }
    }
}

/// Reads the number of groups out after searching.
#[component]
fn Announcement(view: GroupsView) -> impl IntoView {
    let text = move || {
        let (shown, all) = (
            view.list.table.shown.read().len(),
            view.list.rows.read().len(),
        );
        view.list.is_here().then(|| t(words::count(all, shown))())
    };
    view! {
        <p class="sr-only" role="status">
            {text}
        </p>
    }
}
