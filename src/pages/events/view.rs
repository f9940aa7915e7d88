//! Ties log, address, table and histogram together.

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use portal_types::event::Event;

use super::arrangement::{Arrangement, Shown, Wish, filter, filter_value, set_filter, sort_of};
use super::describe::Describer;
use super::log::EventLog;
use super::names::Names;
use super::period::{Calendar, Day, Period, day_text, parse_day};
use super::reader::{EventPage, Reading, read_all};
use super::timeline::Timeline;
use crate::api::{ApiError, EventRange, sleep};
use crate::i18n::I18n;
use crate::nav::{Nav, Query};
use crate::ui::Stretch;
use crate::ui::table::models::url::TableQuery;
use crate::ui::table::{RowId, TableState};

/// How long the address waits for the next key.
const ADDRESS_DELAY: Duration = Duration::from_millis(300);

/// While pages arrive, the table is put in order at most this often.
const ARRANGE_EVERY_MILLIS: f64 = 200.0;

/// The names of the period in the address.
const FROM: &str = "from";
const TO: &str = "to";

/// Between the two days of the histogram's choice in the address.
const DAYS_SEPARATOR: char = '~';

/// Fetches a page: of which range, behind which token.
pub type FetchPage = Arc<
    dyn Fn(EventRange, Option<String>) -> LocalBoxFuture<'static, Result<EventPage, ApiError>>
        + Send
        + Sync,
>;

/// Where a log comes from.
#[derive(Clone)]
pub struct EventSource {
    /// How to get a page.
    pub fetch: FetchPage,
    /// Who and what the ids are, as far as that is known by now.
    pub names: Signal<Arc<Names>>,
}

/// How far reading is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ReadState {
    /// Pages arrive.
    Reading,
    /// The server asked to wait so many seconds; then it goes on by itself.
    Waiting(u32),
    /// Everything of the period is here.
    Complete,
    /// Somebody stopped it; what is here stays.
    Stopped,
    /// Something kept it from going on; what is here stays.
    Failed(ApiError),
    /// The period is longer than servers allow: nothing was asked.
    TooLong,
}

/// The days that are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AskedPeriod {
    pub(super) period: Period,
    /// The person gave them the wrong way round.
    pub(super) swapped: bool,
}

/// The state of an event log; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct EventsView {
    source: StoredValue<EventSource>,
    pub(super) i18n: I18n,
    pub(super) calendar: Calendar,
    nav: Option<Nav>,
    pub(super) asked: RwSignal<AskedPeriod>,
    pub(super) state: RwSignal<ReadState>,
    /// How many events are here, and the moment of the oldest in ticks.
    pub(super) progress: RwSignal<(usize, Option<i64>)>,
    pub(super) log: StoredValue<EventLog>,
    pub(super) arrangement: StoredValue<Arrangement>,
    /// Goes up whenever log or arrangement changed: cells read it.
    pub(super) version: RwSignal<u32>,
    pub(super) query: RwSignal<TableQuery>,
    pub(super) search: RwSignal<String>,
    pub(super) table: TableState,
    pub(super) timeline: Memo<Timeline>,
    /// For each piece of the timeline how many events the filters leave.
    pub(super) counts: RwSignal<Vec<u32>>,
    /// The token of the next page, as long as there is one.
    token: StoredValue<Option<String>>,
    running: StoredValue<Option<AbortHandle>, LocalStorage>,
    arranged_millis: StoredValue<f64>,
    written: StoredValue<Option<Query>>,
}

impl EventsView {
    /// Starts reading and keeps address and table in step, until the current owner is cleaned up.
    pub(super) fn new(source: EventSource) -> Self {
        let calendar = Calendar::of_browser();
        let query = RwSignal::new(TableQuery::default());
        let state = RwSignal::new(ReadState::Reading);
        let asked = RwSignal::new(AskedPeriod {
            period: Period::last(super::period::DEFAULT_DAYS, today(calendar)),
            swapped: false,
        });
        let sort = Memo::new(move |_| query.with(sort_of));
        let progress = RwSignal::new((0, None));
        let is_loading = Signal::derive(move || {
            matches!(*state.read(), ReadState::Reading | ReadState::Waiting(_))
                && progress.read().0 == 0
        });
        let view = Self {
            source: StoredValue::new(source),
            i18n: I18n::use_context(),
            calendar,
            nav: Nav::use_context(),
            asked,
            state,
            progress,
            log: StoredValue::default(),
            arrangement: StoredValue::default(),
            version: RwSignal::new(0),
            query,
            search: RwSignal::default(),
            table: TableState::new(sort.into(), is_loading),
            timeline: Memo::new(move |_| Timeline::new(asked.read().period, calendar)),
            counts: RwSignal::default(),
            token: StoredValue::new(None),
            running: StoredValue::new_local(None),
            arranged_millis: StoredValue::new(0.0),
            written: StoredValue::new(None),
        };
        view.follow_address();
        view.follow_search();
        view.write_address();
        view.follow_period();
        view.follow_words();
        on_cleanup(move || view.stop());
        view
    }

    /// Today, for the reader.
    pub(super) fn today(&self) -> Day {
        today(self.calendar)
    }

    /// Puts events into words, with what is known by now; reactive.
    pub(super) fn describer(&self) -> Describer {
        let names = self.source.with_value(|source| source.names).get();
        // The words follow the language too.
        _ = self.i18n.lang();
        Describer::new(self.i18n, names)
    }

    /// Asks for other days, from the beginning. The choice within the old ones is over.
    pub(super) fn ask_for(self, period: Period, swapped: bool) {
        self.query
            .update(|query| set_filter(query, filter::DAYS, None));
        self.asked.set(AskedPeriod { period, swapped });
    }

    /// Changes what is asked of the table, and shows the answer from its beginning.
    pub(super) fn ask(self, change: impl FnOnce(&mut TableQuery)) {
        self.query.update(change);
        self.arrange(true);
    }

    /// No search and no filters any more; the sorting stays.
    pub(super) fn clear_filters(self) {
        self.ask(|query| {
            query.search.clear();
            query.filters.clear();
        });
        self.search.set(String::new());
    }

    /// The bars that are chosen; reactive.
    pub(super) fn chosen_stretch(self) -> Option<Stretch> {
        let (first, last) = self.query.with(chosen_days)?;
        self.timeline.read().pieces_between(first, last)
    }

    /// Chooses bars of the histogram, or none.
    pub(super) fn choose_stretch(self, stretch: Option<Stretch>) {
        let days = stretch.and_then(|(start, end)| {
            let timeline = self.timeline.read_untracked();
            Some((timeline.days_of(start)?.0, timeline.days_of(end)?.1))
        });
        let value = days
            .map(|(first, last)| format!("{}{DAYS_SEPARATOR}{}", day_text(first), day_text(last)));
        self.ask(|query| set_filter(query, filter::DAYS, value.as_deref()));
    }

    /// Reads the period anew.
    pub(super) fn reload(self) {
        self.read(true);
    }

    /// Goes on where reading stopped.
    pub(super) fn go_on(self) {
        self.read(false);
    }

    /// Stops reading. What is here stays.
    pub(super) fn cancel(self) {
        self.stop();
        self.state.set(ReadState::Stopped);
        self.arrange(false);
    }

    fn stop(self) {
        if let Some(Some(running)) = self.running.try_update_value(Option::take) {
            running.abort();
        }
    }

    fn read(self, afresh: bool) {
        self.stop();
        let period = self.asked.read_untracked().period;
        if afresh {
            self.token.set_value(None);
            self.log.set_value(EventLog::default());
            self.arrangement.set_value(Arrangement::default());
            self.progress.set((0, None));
            self.arrange(true);
            // The first page is shown at once: until then the table would say that nothing matches.
            self.arranged_millis.set_value(0.0);
        }
        if period.is_too_long(self.calendar) {
            self.state.set(ReadState::TooLong);
            return;
        }
        self.state.set(ReadState::Reading);
        let range = period.range(self.calendar);
        let from = self.token.get_value();
        let (work, running) = abortable(async move {
            let reading = ReadingView { view: self, range };
            let outcome = read_all(&reading, from).await;
            let state = match outcome {
                Ok(()) => ReadState::Complete,
                Err(error) => ReadState::Failed(error),
            };
            self.state.try_set(state);
            self.arrange(false);
        });
        self.running.set_value(Some(running));
        spawn_local(async move {
            // Given up: whoever did that has said so.
            _ = work.await;
        });
    }

    fn take(self, events: Vec<Event>, next: Option<&str>) {
        self.token.try_set_value(next.map(str::to_owned));
        let progress = self.log.try_update_value(|log| {
            log.push(events);
            (log.len(), log.oldest_ticks())
        });
        let Some(progress) = progress else {
            return;
        };
        self.progress.try_set(progress);
        let waited = js_sys::Date::now() - self.arranged_millis.try_get_value().unwrap_or(0.0);
        if waited >= ARRANGE_EVERY_MILLIS {
            self.arrange(false);
        }
    }

    /// Decides anew what is shown.
    pub(super) fn arrange(self, from_top: bool) {
        let Some(query) = self.query.try_get_untracked() else {
            return;
        };
        let describer = untrack(|| self.describer());
        let timeline = self.timeline.get_untracked();
        let days = chosen_days(&query).map(|(first, last)| {
            let midnight = |day| self.calendar.midnight_ticks(day);
            (midnight(first), midnight(last + 1))
        });
        let wish = Wish {
            query: &query,
            timeline: &timeline,
            days,
        };
        let rank = |texts: &[&str]| untrack(|| self.i18n.rank(texts.iter().copied()));
        let mut shown = Shown::default();
        self.log.with_value(|log| {
            self.arrangement.update_value(|arrangement| {
                arrangement.extend(log, &describer);
                arrangement.arrange(log, &describer, wish, &rank, &mut shown);
            });
        });
        self.arranged_millis.set_value(js_sys::Date::now());
        self.counts.set(shown.counts);
        self.version
            .update(|version| *version = version.wrapping_add(1));
        self.table.show(from_top, |rows| *rows = shown.rows);
    }

    /// What is read of the log in a cell; reactive.
    pub(super) fn of_row<R>(
        self,
        row: RowId,
        read: impl FnOnce(&EventLog, &Arrangement, RowId) -> R,
    ) -> Option<R> {
        self.version.track();
        self.log
            .try_with_value(|log| {
                self.arrangement
                    .try_with_value(|arrangement| read(log, arrangement, row))
            })
            .flatten()
    }

    fn follow_period(self) {
        Effect::new(move |before: Option<Period>| {
            let period = self.asked.read().period;
            if before != Some(period) {
                self.read(true);
            }
            period
        });
    }

    /// New names, another language: everything is put into words anew.
    fn follow_words(self) {
        Effect::new(move |before: Option<()>| {
            _ = self.describer();
            if before.is_some() {
                self.arrangement.set_value(Arrangement::default());
                self.arrange(false);
            }
        });
    }

    fn follow_search(self) {
        Effect::new(move |_| {
            let search = self.search.get();
            if self.query.with_untracked(|query| query.search != search) {
                self.ask(|query| query.search = search);
            }
        });
    }

    /// A bookmark, a link or the back button asks for something else.
    fn follow_address(self) {
        let Some(nav) = self.nav else { return };
        let address = nav.query();
        Effect::new(move |_| {
            let asked = address.get();
            if self
                .written
                .with_value(|written| written.as_ref() == Some(&asked))
            {
                return;
            }
            let (period, swapped) = Period::read(asked.get(FROM), asked.get(TO), self.today());
            if self.asked.read_untracked().period != period {
                self.asked.set(AskedPeriod { period, swapped });
            }
            let names = ["search", "sort"]
                .into_iter()
                .chain(filter::NAMES.iter().copied());
            let pairs = names.filter_map(|name| Some((name, asked.get(name)?)));
            let query = TableQuery::from_pairs(pairs, filter::NAMES);
            if self.query.with_untracked(|now| *now != query) {
                self.search.set(query.search.clone());
                self.ask(|now| *now = query);
            }
        });
    }

    /// Writes what is shown into the address, once the person pauses.
    fn write_address(self) {
        let Some(nav) = self.nav else { return };
        let timer = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(Some(timer)) = timer.try_update_value(Option::take) {
                timer.clear();
            }
        };
        Effect::new(move |before: Option<()>| {
            let mut pairs = self.query.with(TableQuery::to_pairs);
            let period = self.asked.read().period;
            stop();
            if before.is_none() {
                return;
            }
            if period != Period::last(super::period::DEFAULT_DAYS, self.today()) {
                pairs.push((FROM.to_owned(), day_text(period.from)));
                pairs.push((TO.to_owned(), day_text(period.to)));
            }
            let write = move || {
                let mut query = Query::default();
                for (name, value) in pairs {
                    query.set(&name, Some(value));
                }
                self.written.try_set_value(Some(query.clone()));
                nav.replace_query(&query);
            };
            timer.set_value(set_timeout_with_handle(write, ADDRESS_DELAY).ok());
        });
        on_cleanup(stop);
    }
}

fn today(calendar: Calendar) -> Day {
    (calendar.day_of)(js_sys::Date::now())
}

/// The days chosen in the histogram.
fn chosen_days(query: &TableQuery) -> Option<(Day, Day)> {
    let (first, last) = filter_value(query, filter::DAYS)?.split_once(DAYS_SEPARATOR)?;
    let (first, last) = (parse_day(first)?, parse_day(last)?);
    Some((first.min(last), first.max(last)))
}

/// The view as the reader knows it.
struct ReadingView {
    view: EventsView,
    range: EventRange,
}

impl Reading for ReadingView {
    async fn fetch(&self, token: Option<&str>) -> Result<EventPage, ApiError> {
        let fetch = self
            .view
            .source
            .try_with_value(|source| Arc::clone(&source.fetch));
        let Some(fetch) = fetch else {
            // The page was left.
            return std::future::pending().await;
        };
        fetch(self.range.clone(), token.map(str::to_owned)).await
    }

    fn take(&self, events: Vec<Event>, next: Option<&str>) {
        self.view.take(events, next);
    }

    async fn wait(&self, seconds: u32) {
        self.view.state.try_set(ReadState::Waiting(seconds));
        sleep(Duration::from_secs(u64::from(seconds))).await;
        self.view.state.try_set(ReadState::Reading);
    }
}
