//! The page: heading, tabs, the table, what can be done with the chosen, and the dialogs.

use leptos::prelude::*;

use super::actions::{Actions, ChosenButtons, Dialogs};
use super::arrangement::{column, filter};
use super::columns::columns;
use super::view::{Load, MembersView};
use crate::i18n::{Text, m, t};
use crate::pages::frame::title::use_title;
use crate::pages::problem::Problem;
use crate::ui::table::{BulkBar, ColumnView, DataTable};
use crate::ui::{
    Button, ButtonVariant, Callout, EmptyState, IconName, SearchField, Tab, Tabs, Tone,
};

/// The key of the tab with everybody.
const ALL: &str = "all";

/// `#/providers/{id}/manage/members`.
#[component]
pub(super) fn MembersPage() -> impl IntoView {
    use_title(m::frame::MEMBERS);
    let view = MembersView::new();
    let actions = Actions::new(view);
    let failure = move || match view.load.get() {
        Load::Failed(error) => Some(view! {
            <Problem
                error
                title=m::provider::members::LOADING_FAILED
                on_retry=move || view.reload()
            />
        }),
        Load::Loading | Load::Ready => None,
    };
    let has_table = move || {
        view.load.with(|load| !matches!(load, Load::Failed(_))) || !view.people.read().is_empty()
    };
    view! {
        <div class="page page--table">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::MEMBERS)}</h1>
                <Button
                    variant=ButtonVariant::Primary
                    icon=IconName::UserAdd
                    on_press=move || actions.invite()
                >
                    {t(m::provider::members::INVITE)}
                </Button>
            </header>
            <p class="page__lead">{move || t(m::provider::members::lead(view.provider_name()))()}</p>
            {failure}
            <div class="members" hidden=move || !has_table()>
                <WaitingNote view />
                <div class="members__tools">
                    <SearchField label=m::provider::members::SEARCH value=view.search />
                </div>
                <MembersTabs view actions />
            </div>
            <Dialogs view actions />
        </div>
    }
}

/// Somebody waits: they can do nothing until an admin confirms them.
#[component]
fn WaitingNote(view: MembersView) -> impl IntoView {
    let waiting = Memo::new(move |_| view.counts().waiting);
    let is_shown = move || {
        let is_open = view
            .query
            .with(|query| query.has_filter(filter::SHOW, filter::WAITING));
        waiting.get() > 0 && !is_open
    };
    view! {
        <Show when=is_shown>
            <Callout
                tone=Tone::Info
                title=Text::reactive(move || m::provider::members::waiting_title(waiting.get()))
            >
                <p>{t(m::provider::members::WAITING_TEXT)}</p>
                <Button small=true on_press=move || show(view, filter::WAITING)>
                    {t(m::provider::members::WAITING_SHOW)}
                </Button>
            </Callout>
        </Show>
    }
}

fn show(view: MembersView, tab: &str) {
    view.ask(|query| {
        query.filters.clear();
        if tab != ALL {
            query
                .filters
                .push((filter::SHOW.to_owned(), tab.to_owned()));
        }
    });
}

/// The open tab stands in the address, as a filter of the table.
#[component]
fn MembersTabs(view: MembersView, actions: Actions) -> impl IntoView {
    let open = Memo::new(move |_| {
        view.query.with(|query| {
            [filter::INVITED, filter::WAITING]
                .into_iter()
                .find(|tab| query.has_filter(filter::SHOW, tab))
                .unwrap_or(ALL)
        })
    });
    let selected = RwSignal::new(open.get_untracked().to_owned());
    Effect::new(move |_| {
        let open = open.get();
        if *selected.read_untracked() != open {
            selected.set(open.to_owned());
        }
    });
    Effect::new(move |_| {
        let wanted = selected.read();
        if *wanted != open.get_untracked() {
            show(view, &wanted);
        }
    });
    let columns = StoredValue::new(columns(view, actions));
    let table = move || view! { <MembersTable view actions columns=columns.get_value() /> };
    let number = move |count: fn(super::arrangement::Counts) -> usize| {
        Signal::derive(move || Text::plain(count(view.counts()).to_string()))
    };
    let tabs = vec![
        Tab::new(ALL, m::provider::members::TAB_ALL, table).count(number(|counts| counts.all)),
        Tab::new(filter::INVITED, m::provider::members::TAB_INVITED, table)
            .count(number(|counts| counts.invited)),
        Tab::new(filter::WAITING, m::provider::members::TAB_WAITING, table)
            .count(number(|counts| counts.waiting)),
    ];
    view! {
        <div class="members__tabs">
            <Tabs label=m::provider::members::TABS_LABEL tabs selected />
        </div>
    }
}

#[component]
fn MembersTable(view: MembersView, actions: Actions, columns: Vec<ColumnView>) -> impl IntoView {
    view! {
        <div class="members__table">
            <DataTable
                state=view.table
                columns
                caption=m::provider::members::TABLE_CAPTION
                on_sort=move |id| view.ask(|query| query.click_head(id, column::NAME))
                name_of=move |row| view.name(row)
            >
                <NoRows view />
            </DataTable>
            <BulkBar state=view.table>
                <ChosenButtons view actions />
            </BulkBar>
            <Announcement view />
        </div>
    }
}

/// Why there are no rows, and what to do.
#[component]
fn NoRows(view: MembersView) -> impl IntoView {
    move || {
        let searches = view.query.with(|query| !query.search.is_empty());
        let text: Text = if searches {
            m::provider::members::NOBODY_FOUND_TEXT.into()
        } else {
            m::provider::members::NOBODY_IN_TAB_TEXT.into()
        };
        let title = if searches {
            m::provider::members::NOBODY_FOUND_TITLE
        } else {
            m::provider::members::NOBODY_IN_TAB_TITLE
        };
        view! {
            <EmptyState icon=IconName::Group title text>
                <Button on_press=move || view.clear_filters()>{t(m::provider::members::SHOW_ALL)}</Button>
            </EmptyState>
        }
    }
}

/// Reads the number of people out after searching and filtering.
#[component]
fn Announcement(view: MembersView) -> impl IntoView {
    let text = move || {
        let (shown, all) = (view.table.shown.read().len(), view.people.read().len());
        (view.load.get() == Load::Ready).then(|| t(m::provider::members::count(all, shown))())
    };
    view! {
        <p class="sr-only" role="status">
            {text}
        </p>
    }
}
