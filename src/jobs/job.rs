//! What a job is about, and how far it is.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::prelude::{ArcRwSignal, Get as _, Update as _, WithUntracked as _};

use crate::api::ApiError;

/// Why a row was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// The request it was in failed.
    Call(ApiError),
    /// The server's own words about this row.
    Told(String),
    /// The server said nothing about it: it does not know it (any more).
    Unmentioned,
    /// It could not be prepared: a key that it needs is missing or cannot be used.
    NoKey,
    /// The page went away while it was on its way.
    Interrupted,
}

impl RowFault {
    /// Whether the row may have been done after all: no clear answer came.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        match self {
            Self::Call(ApiError::Refused(refusal)) => refusal.status >= 500,
            Self::Call(ApiError::SessionLost) => false,
            Self::Call(_) | Self::Interrupted => true,
            Self::Told(_) | Self::Unmentioned | Self::NoKey => false,
        }
    }
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Its turn has not come.
    Waiting,
    /// It is on its way.
    Sending,
    /// Done.
    Done,
    /// Not done, or nobody knows.
    Failed(RowFault),
    /// Never sent: the job ended before.
    NotSent,
}

/// One row of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRow {
    /// What the server calls it.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Only rows of one batch go into one request: they are sent with the same settings.
    pub batch: usize,
    /// What became of it.
    pub state: RowState,
}

/// What a job is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not begun.
    #[default]
    Idle,
    /// Sending.
    Running,
    /// The server asked for this many seconds of patience.
    Pausing(u32),
    /// All was sent; what is not certain is being looked up.
    Checking,
    /// Over; perhaps not all of it was done.
    Finished,
}

/// How many rows are where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done.
    pub done: usize,
    /// Not done, or nobody knows.
    pub failed: usize,
    /// Never sent.
    pub not_sent: usize,
    /// Still to come.
    pub ahead: usize,
}

impl Tally {
    /// All rows.
    #[must_use]
    pub fn all(self) -> usize {
        self.done + self.failed + self.not_sent + self.ahead
    }

    /// How far the job is, 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        match self.all() {
            0 => 1.0,
            all => 1.0 - self.ahead as f64 / all as f64,
        }
    }

    /// Rows that another try could do.
    #[must_use]
    pub fn left(self) -> usize {
        self.failed + self.not_sent
    }
}

/// Rows and phase of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobState {
    /// What is done to each.
    pub rows: Vec<JobRow>,
    /// What the job is doing.
    pub phase: Phase,
}

impl JobState {
    /// How many rows are where.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for row in &self.rows {
            match row.state {
                RowState::Waiting | RowState::Sending => tally.ahead += 1,
                RowState::Done => tally.done += 1,
                RowState::Failed(_) => tally.failed += 1,
                RowState::NotSent => tally.not_sent += 1,
            }
        }
        tally
    }

    /// Whether it is not over yet.
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(
            self.phase,
            Phase::Running | Phase::Pausing(_) | Phase::Checking
        )
    }

    /// The first `most` rows that wait, of one batch, marked as on their way.
    pub(super) fn take(&mut self, most: usize) -> Vec<String> {
        let mut batch = None;
        let waiting = self
            .rows
            .iter_mut()
            .filter(|row| row.state == RowState::Waiting)
            .filter(|row| *batch.get_or_insert(row.batch) == row.batch)
            .take(most);
        waiting
            .map(|row| {
                row.state = RowState::Sending;
                row.id.clone()
            })
            .collect()
    }

    /// Writes down what became of a row that was on its way.
    pub(super) fn note(&mut self, id: &str, state: RowState) {
        let row = self
            .rows
            .iter_mut()
            .find(|row| row.id == id && row.state == RowState::Sending);
        if let Some(row) = row {
            row.state = state;
        }
    }

    /// Nothing more is sent.
    pub(super) fn finish(&mut self) {
        for row in &mut self.rows {
            if matches!(row.state, RowState::Waiting | RowState::Sending) {
                row.state = RowState::NotSent;
            }
        }
        self.phase = Phase::Finished;
    }
}

/// A job. Cheap to clone; all clones are one job.
#[derive(Clone, Default)]
pub struct Job {
    state: ArcRwSignal<JobState>,
    is_cancelled: Arc<AtomicBool>,
}

impl Job {
    /// A job on these rows, given as id and label; the same id twice counts once.
    pub fn new(rows: impl IntoIterator<Item = (String, String)>) -> Self {
        Self::in_batches(rows.into_iter().map(|(id, label)| (id, label, 0)))
    }

    /// As [`Job::new`], with the batch of each row.
    pub fn in_batches(rows: impl IntoIterator<Item = (String, String, usize)>) -> Self {
        let mut seen = std::collections::HashSet::new();
        let rows = rows
            .into_iter()
            .filter(|(id, ..)| seen.insert(id.clone()))
            .map(|(id, label, batch)| JobRow {
                id,
                label,
                batch,
                state: RowState::Waiting,
            })
            .collect();
        Self::with_rows(rows, Phase::Idle)
    }

    /// A job that ended before: what was done is known, the rest can be tried again.
    pub fn ended(rows: Vec<JobRow>) -> Self {
        Self::with_rows(rows, Phase::Finished)
    }

    fn with_rows(rows: Vec<JobRow>, phase: Phase) -> Self {
        Self {
            state: ArcRwSignal::new(JobState { rows, phase }),
            is_cancelled: Arc::default(),
        }
    }

    /// Rows and phase. Reactive.
    pub fn state(&self) -> JobState {
        self.state.get()
    }

    /// Reads rows and phase without tracking.
    pub fn with<T>(&self, read: impl FnOnce(&JobState) -> T) -> T {
        self.state.with_untracked(read)
    }

    /// The signal lives as long as the job, so the change is always made.
    pub(super) fn update<T: Default>(&self, change: impl FnOnce(&mut JobState) -> T) -> T {
        self.state.try_update(change).unwrap_or_default()
    }

    /// Sends nothing more; what is on its way is waited for.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// Whoever ran it looks up what became of the rows; [`Job::settle`] ends that.
    pub fn check(&self) {
        self.update(|state| state.phase = Phase::Checking);
    }

    /// What is known better now: `is_done` is asked about every row that was not done, and those it says
    /// yes to are done. For servers that give no clear answer: read again, then settle.
    pub fn settle(&self, is_done: impl Fn(&JobRow) -> bool) {
        self.update(|state| {
            for row in &mut state.rows {
                let is_open = matches!(row.state, RowState::Failed(_) | RowState::NotSent);
                if is_open && is_done(row) {
                    row.state = RowState::Done;
                }
            }
            state.phase = Phase::Finished;
        });
    }

    /// Makes the rows that were not done wait again; the next run sends them and nothing else.
    pub fn retry(&self) {
        self.is_cancelled.store(false, Ordering::Relaxed);
        self.update(|state| {
            for row in &mut state.rows {
                if matches!(row.state, RowState::Failed(_) | RowState::NotSent) {
                    row.state = RowState::Waiting;
                }
            }
            state.phase = Phase::Idle;
        });
    }
}
