//! The page: heading, seats, tabs, the table, what can be done with the chosen, and the dialogs.

use leptos::prelude::*;

use super::actions::{Actions, ChosenButtons, Dialogs};
use super::arrangement::{Counts, column, filter};
use super::columns::columns;
use super::recover::UnfinishedNotes;
use super::tools::Tools;
use super::view::{Load, MembersView};
use crate::i18n::{Text, m, m::console::members as words, t};
use crate::pages::frame::title::use_title;
use crate::pages::problem::Problem;
use crate::ui::table::{BulkBar, ColumnView, DataTable};
use crate::ui::{Button, ButtonVariant, Callout, EmptyState, IconName, Tab, Tabs, Tone};

/// The key of the tab with everybody.
const ALL: &str = "all";

/// `#/organizations/{id}/members`.
#[component]
pub(super) fn MembersPage() -> impl IntoView {
    use_title(m::frame::MEMBERS);
    let view = MembersView::new();
    let actions = Actions::new(view);
    let failure = move || match view.load.get() {
        Load::Failed(error) => Some(view! {
            <Problem error title=words::LOADING_FAILED on_retry=move || view.reload() />
        }),
        Load::Loading | Load::Ready => None,
    };
    let has_table = move || {
        view.load.with(|load| !matches!(load, Load::Failed(_))) || !view.members.read().is_empty()
    };
    let buttons = move || {
        view.manages().then(|| {
            view! {
                <Button icon=IconName::Upload on_press=move || actions.import()>
                    {t(words::IMPORT)}
                </Button>
                <Button
                    variant=ButtonVariant::Primary
                    icon=IconName::UserAdd
                    on_press=move || actions.invite()
                >
                    {t(words::INVITE)}
                </Button>
            }
        })
    };
    let lead = move || {
        let text = match view.manages() {
            true => words::lead(view.client.name()),
            false => words::lead_recovery(view.client.name()),
        };
        t(text)()
    };
    view! {
        <div class="page page--table">
            <header class="page__head">
                <h1 class="page__title">{t(m::frame::MEMBERS)}</h1>
                <div class="row gap-3">{buttons}</div>
            </header>
            <p class="page__lead">
                {lead}
                " "
                <SeatsLine view />
            </p>
            {failure}
            <div class="members members--client" hidden=move || !has_table()>
                <UnfinishedNotes view actions />
                <WaitingNote view />
                <MembersTabs view actions />
            </div>
            <Dialogs view actions />
        </div>
    }
}

/// Seats used and left.
#[component]
fn SeatsLine(view: MembersView) -> impl IntoView {
    let text = move || {
        let seats = view.seats()?;
        let text = match (seats.all, seats.left()) {
            (Some(all), Some(left)) => words::seats_line(all, left, seats.used),
            _ => words::seats_unlimited(seats.used),
        };
        Some(view! {
            <span
                class="members__seats"
                class=("members__seats--none", seats.left() == Some(0))
            >
                {t(text)}
            </span>
        })
    };
    move || text()
}

/// Somebody waits: they can do nothing until they are confirmed.
#[component]
fn WaitingNote(view: MembersView) -> impl IntoView {
    let waiting = Memo::new(move |_| view.counts.get().waiting);
    let is_shown = move || {
        let is_open = view
            .query
            .with(|query| query.has_filter(filter::SHOW, filter::WAITING));
        waiting.get() > 0 && !is_open && view.manages()
    };
    view! {
        <Show when=is_shown>
            <Callout
                tone=Tone::Info
                title=Text::reactive(move || words::waiting_title(waiting.get()))
            >
                <p>{t(words::WAITING_TEXT)}</p>
                <Button small=true on_press=move || show(view, filter::WAITING)>
                    {t(words::WAITING_SHOW)}
                </Button>
            </Callout>
        </Show>
    }
}

/// Opens a tab; the other filters stay.
fn show(view: MembersView, tab: &str) {
    view.ask(|query| {
        query.filters.retain(|(name, _)| name != filter::SHOW);
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
            [filter::INVITED, filter::WAITING, filter::REVOKED]
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
    let number = move |count: fn(Counts) -> usize| {
        Signal::derive(move || Text::plain(view.i18n.number(count(view.counts.get()) as f64)))
    };
    let tabs = vec![
        Tab::new(ALL, words::TAB_ALL, table).count(number(|counts| counts.all)),
        Tab::new(filter::INVITED, words::TAB_INVITED, table).count(number(|counts| counts.invited)),
        Tab::new(filter::WAITING, words::TAB_WAITING, table).count(number(|counts| counts.waiting)),
        Tab::new(filter::REVOKED, words::TAB_REVOKED, table).count(number(|counts| counts.revoked)),
    ];
    view! {
        <Tools view columns=columns.get_value() />
        <div class="members__tabs">
            <Tabs label=words::TABS_LABEL tabs selected />
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
                caption=words::TABLE_CAPTION
                on_sort=move |id| view.ask(|query| query.click_head(id, column::NAME))
                name_of=move |row| view.name(row)
            >
                <NoRows view />
            </DataTable>
            <BulkBar state=view.table>
                <ChosenButtons view actions />
            </BulkBar>
        </div>
    }
}

/// Why there are no rows, and what to do.
#[component]
fn NoRows(view: MembersView) -> impl IntoView {
    move || {
        let (searches, narrows) = view.query.with(|query| {
            let narrows = query.filters.iter().any(|(name, _)| name != filter::SHOW);
            (!query.search.is_empty(), narrows)
        });
        let (title, text) = if searches || narrows {
            (words::NOBODY_FOUND_TITLE, words::NOBODY_FOUND_TEXT)
        } else {
            (words::NOBODY_IN_TAB_TITLE, words::NOBODY_IN_TAB_TEXT)
        };
        view! {
            <EmptyState icon=IconName::Group title text=Text::from(text)>
                <Button on_press=move || view.clear_filters()>{t(words::SHOW_ALL)}</Button>
            </EmptyState>
        }
    }
}
