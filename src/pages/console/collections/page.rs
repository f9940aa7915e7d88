//! The page: heading, search, the tree, and the dialogs.

use leptos::prelude::*;

use super::actions::{Actions, ChosenButtons, Dialogs};
use super::columns::{columns, name_of};
use super::trace::{TraceNotice, is_told};
use super::view::{CollectionsView, column};
use crate::i18n::{I18n, Text, m, m::console::collections as words, t};
use crate::pages::console::Client;
use crate::pages::frame::title::use_title;
use crate::pages::problem::{Problem, text_of_key};
use crate::session::Action;
use crate::ui::table::{BulkBar, DataTable};
use crate::ui::{Button, ButtonVariant, Callout, EmptyState, IconName, SearchField, Tone};

/// `#/organizations/{id}/collections`.
#[component]
pub(super) fn CollectionsPage() -> impl IntoView {
    use_title(m::console::frame::COLLECTIONS);
    let client = Client::use_context();
    let told = RwSignal::new(is_told(client));
    move || {
        if told.get() {
            return view! { <TreePage /> }.into_any();
        }
        view! {
            <div class="page">
                <header class="page__head">
                    <h1 class="page__title">{t(m::console::frame::COLLECTIONS)}</h1>
                </header>
                <TraceNotice client on_continue=move || told.set(true) />
            </div>
        }
        .into_any()
    }
}

#[component]
fn TreePage() -> impl IntoView {
    let view = CollectionsView::new();
    let actions = Actions::new();
    let failure = move || {
        view.collections.failure().map(|error| {
            view! {
                <Problem
                    error
                    title=words::LOADING_FAILED
                    on_retry=move || view.collections.reload()
                />
            }
        })
    };
    let unreadable = move || {
        let error = view.collections.key_error()?;
        let title = text_of_key(&error, &view.client.name());
        Some(view! { <Callout tone=Tone::Warning title /> })
    };
    let no_groups = (!view.has_groups()).then(|| {
        let title = words::no_groups(untrack(|| view.client.name()));
        view! { <Callout tone=Tone::Info title /> }
    });
    let has_table = move || view.collections.failure().is_none() || view.list.is_here();
    let create = move || {
        view.client.may(Action::CreateCollections).then(|| {
            view! {
                <Button
                    variant=ButtonVariant::Primary
                    icon=IconName::Add
                    on_press=move || actions.create(None)
                >
                    {t(words::NEW)}
                </Button>
            }
        })
    };
    let i18n = I18n::use_context();
    let table_columns = columns(view, actions);
    view! {
        <div class="page page--table">
            <header class="page__head">
                <h1 class="page__title">{t(m::console::frame::COLLECTIONS)}</h1>
                {create}
            </header>
            <p class="page__lead">{move || t(words::lead(view.client.name()))()}</p>
            {failure}
            {unreadable}
            {no_groups}
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
                        name_of=move |row| {
                            let node = view.list.at(row);
                            node.map(|node| i18n.say(name_of(&node))).unwrap_or_default()
                        }
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
fn NoRows(view: CollectionsView, actions: Actions) -> impl IntoView {
    move || {
        if view.list.rows.read().is_empty() {
            let may = view.client.may(Action::CreateCollections);
            view! {
                <EmptyState
                    icon=IconName::Collection
                    title=words::NONE_TITLE
                    text=Text::from(words::NONE_TEXT)
                >
                    {may
                        .then(|| {
                            view! {
                                <Button
                                    variant=ButtonVariant::Primary
                                    on_press=move || actions.create(None)
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
                    icon=IconName::Collection
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

/// Reads the number of collections out after searching.
#[component]
fn Announcement(view: CollectionsView) -> impl IntoView {
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
