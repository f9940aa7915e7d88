//! One entry: its state, who asks, and the request that may be on its way.

use std::sync::{Arc, Mutex};

use futures_util::future::{AbortHandle, LocalBoxFuture, abortable};
use leptos::prelude::{ArcReadSignal, ArcRwSignal, GetUntracked as _, Set as _};

use super::{Load, Spawn};
use crate::api::{ApiError, lock};

/// Data older than this is fetched anew when a view asks for it again; the old is shown meanwhile.
const RECENT_MILLIS: f64 = 60_000.0;

type Loader<T> = Arc<dyn Fn() -> LocalBoxFuture<'static, Result<T, ApiError>> + Send + Sync>;

pub(super) struct Entry<T: Send + Sync + 'static> {
    state: ArcRwSignal<Load<T>>,
    fetching: ArcRwSignal<bool>,
    load: Loader<T>,
    spawn: Spawn,
    now_millis: Arc<dyn Fn() -> f64 + Send + Sync>,
    book: Mutex<Book>,
}

#[derive(Default)]
struct Book {
    askers: usize,
    /// Counts requests: the answer of one that was overtaken or given up is ignored.
    turn: u64,
    under_way: Option<AbortHandle>,
    fetched_at_millis: f64,
}

/// What the cache does with entries of any type.
pub(super) trait AnyEntry: Send + Sync {
    fn is_wanted(&self) -> bool;
    fn fetch(self: Arc<Self>);
    fn wipe(&self);
}

impl<T: Send + Sync + 'static> Entry<T> {
    pub(super) fn new(
        load: Loader<T>,
        spawn: Spawn,
        now_millis: Arc<dyn Fn() -> f64 + Send + Sync>,
    ) -> Self {
        Self {
            state: ArcRwSignal::new(Load::Idle),
            fetching: ArcRwSignal::new(false),
            load,
            spawn,
            now_millis,
            book: Mutex::default(),
        }
    }

    pub(super) fn state(&self) -> ArcReadSignal<Load<T>> {
        self.state.read_only()
    }

    pub(super) fn fetching(&self) -> ArcReadSignal<bool> {
        self.fetching.read_only()
    }

    pub(super) fn ask(self: &Arc<Self>) {
        let (is_under_way, age_millis) = {
            let mut book = lock(&self.book);
            book.askers += 1;
            (
                book.under_way.is_some(),
                (self.now_millis)() - book.fetched_at_millis,
            )
        };
        let is_recent = (0.0..RECENT_MILLIS).contains(&age_millis);
        let is_there = is_recent && matches!(self.state.get_untracked(), Load::Ready(_));
        if !is_under_way && !is_there {
            self.start();
        }
    }

    pub(super) fn leave(&self) {
        let is_last = {
            let mut book = lock(&self.book);
            book.askers = book.askers.saturating_sub(1);
            book.askers == 0
        };
        if is_last && self.give_up() && matches!(self.state.get_untracked(), Load::Loading) {
            self.state.set(Load::Idle);
        }
    }

    pub(super) fn start(self: &Arc<Self>) {
        self.give_up();
        if self.state.get_untracked().value().is_none() {
            self.state.set(Load::Loading);
        }
        self.fetching.set(true);
        let (request, handle) = abortable((self.load)());
        let turn = {
            let mut book = lock(&self.book);
            book.under_way = Some(handle);
            book.turn
        };
        let entry = Arc::clone(self);
        (self.spawn)(Box::pin(async move {
            if let Ok(outcome) = request.await {
                entry.take(turn, outcome);
            }
        }));
    }

    /// What is known becomes what was just saved, until the next answer.
    pub(super) fn amend(&self, change: impl FnOnce(&T) -> T) {
        let amended = match self.state.get_untracked() {
            Load::Ready(value) => Load::Ready(Arc::new(change(&value))),
            Load::Failed(error, Some(value)) => Load::Failed(error, Some(Arc::new(change(&value)))),
            Load::Idle | Load::Loading | Load::Failed(_, None) => return,
        };
        self.state.set(amended);
    }

    fn take(&self, turn: u64, outcome: Result<T, ApiError>) {
        {
            let mut book = lock(&self.book);
            if book.turn != turn {
                return;
            }
            book.under_way = None;
            book.fetched_at_millis = (self.now_millis)();
        }
        let old = || self.state.get_untracked().value().cloned();
        let next = match outcome {
            Ok(value) => Load::Ready(Arc::new(value)),
            Err(error) if error.is_aborted() => old().map_or(Load::Idle, Load::Ready),
            Err(error) => Load::Failed(error, old()),
        };
        self.state.set(next);
        self.fetching.set(false);
    }

    /// Gives up the request that is on its way, if there is one.
    fn give_up(&self) -> bool {
        let under_way = {
            let mut book = lock(&self.book);
            book.turn += 1;
            book.under_way.take()
        };
        if let Some(handle) = &under_way {
            handle.abort();
            self.fetching.set(false);
        }
        under_way.is_some()
    }
}

impl<T: Send + Sync + 'static> AnyEntry for Entry<T> {
    fn is_wanted(&self) -> bool {
        lock(&self.book).askers > 0
    }

    fn fetch(self: Arc<Self>) {
        self.start();
    }

    fn wipe(&self) {
        self.give_up();
        self.state.set(Load::Idle);
    }
}
