//! Work on many things that a reload cut short: what was to be done and what was done is kept in this tab
//! until all of it is done or given up. Ids, addresses and kinds only: no key, no secret; forgotten with the
//! sign-in ([`UNFINISHED`]).

use serde::{Deserialize, Serialize};

use crate::jobs::{Job, JobRow, RowFault, RowState};
use crate::session::{Session, UNFINISHED};

/// Which work of whom, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// What is done: a word of the page that does it.
    pub kind: String,
    /// Whose account does it.
    pub account: String,
    /// Where: an organisation's id.
    pub place: String,
}

/// Work that is not done yet, as a reload finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// Which work.
    pub work: Work,
    /// What the page needs to go on, in words of its own; one entry for each batch of rows.
    pub plan: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    id: String,
    batch: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    Done,
    /// It was on its way.
    Sending,
    Open,
}

impl Unfinished {
    /// How far a job is.
    pub fn of(work: Work, plan: Vec<String>, job: &Job) -> Self {
        let rows = job.with(|state| {
            let rows = state.rows.iter().map(|row| Row {
                id: row.id.clone(),
                batch: row.batch,
                state: match &row.state {
                    RowState::Done => State::Done,
                    RowState::Sending => State::Sending,
                    RowState::Failed(fault) if fault.is_uncertain() => State::Sending,
                    RowState::Waiting | RowState::NotSent | RowState::Failed(_) => State::Open,
                },
            });
            rows.collect()
        });
        Self { work, plan, rows }
    }

    /// How many rows there are, and how many of them are done.
    pub fn counts(&self) -> (usize, usize) {
        let done = self.rows.iter().filter(|row| row.state == State::Done);
        (self.rows.len(), done.count())
    }

    /// The ids of the rows that are left.
    pub fn left(&self) -> Vec<String> {
        let left = self.rows.iter().filter(|row| row.state != State::Done);
        left.map(|row| row.id.clone()).collect()
    }

    /// The job as it was when it was cut short; `label` says what people call a row.
    pub fn job(&self, label: impl Fn(&str) -> String) -> Job {
        let rows = self.rows.iter().map(|row| JobRow {
            id: row.id.clone(),
            label: label(&row.id),
            batch: row.batch,
            state: match row.state {
                State::Done => RowState::Done,
                State::Sending => RowState::Failed(RowFault::Interrupted),
                State::Open => RowState::NotSent,
            },
        });
        Job::ended(rows.collect())
    }
}

/// What is unfinished of an account in a place.
pub fn unfinished(session: &Session, account: &str, place: &str) -> Vec<Unfinished> {
    let mut all = read(session);
    all.retain(|it| it.work.account == account && it.work.place == place);
    all
}

/// Writes down how far something is, in place of what stood there; forgets it when all is done.
pub fn keep(session: &Session, now: Unfinished) {
    let mut all = read(session);
    all.retain(|it| it.work != now.work);
    if !now.left().is_empty() {
        all.push(now);
    }
    write(session, &all);
}

/// Nobody will go on with it.
pub fn forget(session: &Session, work: &Work) {
    let mut all = read(session);
    all.retain(|it| it.work != *work);
    write(session, &all);
}

fn read(session: &Session) -> Vec<Unfinished> {
    session
        .kept(UNFINISHED)
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

fn write(session: &Session, all: &[Unfinished]) {
    let text = serde_json::to_string(all).ok().filter(|_| !all.is_empty());
    session.keep(UNFINISHED, text.as_deref());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, state: RowState) -> JobRow {
        JobRow {
            id: id.into(),
            label: format!("Name of {id}"),
            batch: 1,
            state,
        }
    }

    #[test]
    fn what_was_done_is_known_and_the_rest_can_go_on() {
        let work = Work {
            kind: "invite".into(),
            account: "me".into(),
            place: "client".into(),
        };
        let told = RowState::Failed(RowFault::Told("Seat limit.".into()));
        let job = Job::ended(vec![
            row("a", RowState::Done),
            row("b", RowState::Sending),
            row("c", RowState::Waiting),
            row("d", told),
        ]);
        let kept = Unfinished::of(work, vec!["{}".into()], &job);
        assert_eq!(kept.counts(), (4, 1));
        assert_eq!(kept.left(), ["b", "c", "d"]);
        let text = serde_json::to_string(&kept).expect("JSON");
        assert!(!text.contains("Name of"), "names are not kept: {text}");
        let read: Unfinished = serde_json::from_str(&text).expect("the same");
        assert_eq!(read, kept);
        let again = read.job(str::to_uppercase);
        again.with(|state| {
            assert_eq!(state.rows[0].state, RowState::Done);
            assert_eq!(state.rows[1].state, RowState::Failed(RowFault::Interrupted));
            assert_eq!(state.rows[2].state, RowState::NotSent);
            assert_eq!(state.rows[3].label, "D");
            assert!(!state.is_running());
        });
    }
}
