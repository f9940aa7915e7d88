//! The page: range, progress, histogram, filters, table.

use leptos::prelude::*;

use super::arrangement::press_head;
use super::columns::columns;
use super::progress::ReadingProgress;
use super::range_bar::RangeBar;
use super::tools::{ExportMenu, Tools, count_text};
use super::view::{EventSource, EventsView, ReadState};
use crate::i18n::{DateStyle, m, m::events::log as words, t};
use crate::pages::frame::title::use_title;
use crate::ui::table::DataTable;
use crate::ui::{Button, EmptyState, Histogram, HistogramBar, HistogramWords, IconName};

/// An event log, whosever it is.
#[component]
pub fn EventLogPage(source: EventSource) -> impl IntoView {
    use_title(m::frame::EVENT_LOGS);
    let view = EventsView::new(source);
    view! {
        <div class="page page--table events-page">
            <header class="page__head">
                <div class="clients-title">
                    <h1 class="page__title">{t(m::frame::EVENT_LOGS)}</h1>
                    <span class="clients-title__count">{move || count_text(view)}</span>
                </div>
                <ExportMenu view />
            </header>
            <RangeBar view />
            <ReadingProgress view />
            <OverTime view />
            <Tools view />
            <div class="clients-table events-table">
                <DataTable
                    state=view.table
                    columns=columns(view)
                    caption=words::TABLE_CAPTION
                    on_sort=move |id| view.ask(|query| press_head(query, id))
                >
                    <NoRows view />
                </DataTable>
            </div>
        </div>
    }
}

#[component]
fn OverTime(view: EventsView) -> impl IntoView {
    let bars = Signal::derive(move || {
        let (timeline, counts) = (view.timeline.read(), view.counts.read());
        let date = |day| {
            // Noon: no change of the clock makes another day of it.
            let noon = (view.calendar.midnight_millis)(day) + 12 * 60 * 60 * 1000;
            view.i18n.date(noon as f64, DateStyle::Date)
        };
        (0..timeline.len())
            .filter_map(|piece| {
                let (first, last) = timeline.days_of(piece)?;
                let label = match first == last {
                    true => date(first),
                    false => format!("{} – {}", date(first), date(last)),
                };
                let count = counts.get(piece).copied().unwrap_or(0);
                Some(HistogramBar { label, count })
            })
            .collect::<Vec<_>>()
    });
    let words = HistogramWords {
        title: words::OVER_TIME.into(),
        description: words::OVER_TIME_DESCRIPTION.into(),
        start: words::OVER_TIME_START.into(),
        end: words::OVER_TIME_END.into(),
        clear: words::OVER_TIME_CLEAR.into(),
        as_table: words::OVER_TIME_AS_TABLE.into(),
        time: words::COLUMN_TIME.into(),
        count: words::OVER_TIME_COUNT.into(),
    };
    view! {
        <Histogram
            words
            bars
            chosen=Signal::derive(move || view.chosen_stretch())
            on_choose=move |stretch| view.choose_stretch(stretch)
        />
    }
}

/// Why there are no rows, and what to do.
#[component]
fn NoRows(view: EventsView) -> impl IntoView {
    move || {
        if view.progress.read().0 > 0 {
            return view! {
                <EmptyState
                    icon=IconName::Search
                    title=words::NOTHING_FOUND_TITLE
                    text=words::NOTHING_FOUND_TEXT
                >
                    <Button on_press=move || view.clear_filters()>{t(m::ui::CLEAR_FILTERS)}</Button>
                </EmptyState>
            }
            .into_any();
        }
        let (title, text) = match *view.state.read() {
            ReadState::Complete => (words::EMPTY_TITLE, words::EMPTY_TEXT),
            _ => (words::NOT_READ_TITLE, words::NOT_READ_TEXT),
        };
        view! { <EmptyState icon=IconName::Events title text /> }.into_any()
    }
}
