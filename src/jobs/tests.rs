//! Jobs against a server by script and a clock that moves when somebody waits.

use std::{cell::RefCell, sync::Arc};

use futures_executor::block_on;
use futures_util::future::join;

use super::*;
use crate::api::{
    Api, ApiError, Bases, ClientInfo, Refusal, RefusalKind, TokenStore, Tokens, TransportError,
    fake::{FakeTransport, json, yield_once},
};

struct NoTokens;

impl TokenStore for NoTokens {
    fn current(&self) -> Option<Tokens> {
        None
    }

    fn renewed(&self, _: Tokens) {}

    fn lost(&self) {}
}

fn api() -> Api {
    let info = ClientInfo {
        device_type: 9,
        device_name: String::new(),
        device_identifier: String::new(),
    };
    let server = FakeTransport::new(|_| json(200, "{}"));
    Api::new(Arc::new(server), Bases::default(), info, Arc::new(NoTokens))
}

fn job(count: usize) -> Job {
    Job::new((0..count).map(|number| (number.to_string(), format!("Row {number}"))))
}

fn refused(status: u16, retry_after_seconds: Option<u32>) -> ApiError {
    ApiError::Refused(Refusal {
        status,
        kind: match status {
            403 => RefusalKind::NotAllowed,
            429 => RefusalKind::TooManyRequests,
            500.. => RefusalKind::Server,
            _ => RefusalKind::Invalid,
        },
        message: None,
        fields: Vec::new(),
        retry_after_seconds,
    })
}

fn all_done(ids: Vec<String>) -> StepOutcome {
    Ok(ids.into_iter().map(|id| (id, Ok(()))).collect())
}

/// Runs the job against answers in turn (everything is done when there are none left); what was sent.
fn run(api: &Api, job: &Job, per_step: usize, answers: Vec<Option<ApiError>>) -> Vec<Vec<String>> {
    let sent = RefCell::new(Vec::new());
    let answers = RefCell::new(answers.into_iter());
    block_on(JobQueue::default().run(api, job, per_step, async |ids| {
        sent.borrow_mut().push(ids.clone());
        match answers.borrow_mut().next().flatten() {
            Some(error) => Err(error),
            None => all_done(ids),
        }
    }));
    sent.into_inner()
}

fn tally(job: &Job) -> (usize, usize, usize) {
    let Tally {
        done,
        failed,
        not_sent,
        ahead,
    } = job.with(JobState::tally);
    assert_eq!(ahead, 0);
    assert_eq!(job.with(|state| state.phase), Phase::Finished);
    (done, failed, not_sent)
}

#[test]
fn rows_go_in_steps_one_after_the_other_with_a_gap() {
    let (api, job) = (api(), job(45));
    let began = api.now_millis();
    let sent = run(&api, &job, 20, vec![]);
    let sizes: Vec<_> = sent.iter().map(Vec::len).collect();
    assert_eq!(sizes, [20, 20, 5]);
    assert_eq!(tally(&job), (45, 0, 0));
    assert!(api.now_millis() - began >= 200.0);
    assert_eq!(job.with(|state| state.tally().share()), 1.0);
}

#[test]
fn a_busy_server_is_given_its_time_and_the_step_is_sent_again() {
    let (api, job) = (api(), job(3));
    let began = api.now_millis();
    let sent = run(&api, &job, 2, vec![None, Some(refused(429, Some(7)))]);
    assert_eq!(sent, [vec!["0", "1"], vec!["2"], vec!["2"]]);
    assert_eq!(tally(&job), (3, 0, 0));
    let waited = api.now_millis() - began;
    assert!((7_000.0..8_000.0).contains(&waited), "{waited}");
}

#[test]
fn a_server_that_stays_busy_ends_the_job_and_the_rest_can_be_sent_later() {
    let (api, job) = (api(), job(4));
    let busy = (0..6).map(|_| Some(refused(429, None))).collect();
    let sent = run(&api, &job, 2, busy);
    assert_eq!(sent.len(), 6);
    assert_eq!(tally(&job), (0, 2, 2));
    job.retry();
    assert_eq!(run(&api, &job, 2, vec![]).len(), 2);
    assert_eq!(tally(&job), (4, 0, 0));
}

#[test]
fn nobody_is_asked_to_wait_for_an_hour() {
    let (api, job) = (api(), job(1));
    assert_eq!(
        run(&api, &job, 1, vec![Some(refused(429, Some(3600)))]).len(),
        1
    );
    assert_eq!(tally(&job), (0, 1, 0));
}

#[test]
fn a_single_failure_does_not_stop_the_rest_and_only_it_is_sent_again() {
    let (api, job) = (api(), job(3));
    let sent = run(&api, &job, 1, vec![None, Some(refused(500, None))]);
    assert_eq!(sent.len(), 3);
    assert_eq!(tally(&job), (2, 1, 0));
    let fault = job.with(|state| state.rows[1].state.clone());
    assert_eq!(fault, RowState::Failed(RowFault::Call(refused(500, None))));
    job.retry();
    assert_eq!(run(&api, &job, 1, vec![]), [["1"]]);
    assert_eq!(tally(&job), (3, 0, 0));
}

#[test]
fn nothing_is_sent_into_a_dead_line_or_to_a_server_that_says_no() {
    for error in [
        ApiError::Transport(TransportError::Network),
        ApiError::SessionLost,
        refused(403, None),
    ] {
        let (api, job) = (api(), job(3));
        assert_eq!(run(&api, &job, 1, vec![None, Some(error)]).len(), 2);
        assert_eq!(tally(&job), (1, 1, 1));
    }
}

#[test]
fn each_row_has_an_outcome_of_its_own() {
    let (api, job) = (api(), job(3));
    block_on(JobQueue::default().run(&api, &job, 10, async |_| {
        Ok(vec![
            ("2".into(), Ok(())),
            ("0".into(), Err(RowFault::Told("User invalid.".into()))),
            ("stranger".into(), Ok(())),
        ])
    }));
    let states = job.with(|state| {
        let rows = state.rows.iter();
        rows.map(|row| row.state.clone()).collect::<Vec<_>>()
    });
    assert_eq!(
        states,
        [
            RowState::Failed(RowFault::Told("User invalid.".into())),
            RowState::Failed(RowFault::Unmentioned),
            RowState::Done,
        ]
    );
}

#[test]
fn what_turns_out_to_be_done_is_not_sent_again() {
    let (api, job) = (api(), job(4));
    let cut = ApiError::Transport(TransportError::Network);
    run(&api, &job, 2, vec![Some(cut)]);
    assert_eq!(tally(&job), (0, 2, 2));
    job.settle(|row| row.id == "0");
    assert_eq!(tally(&job), (1, 1, 2));
    job.retry();
    assert_eq!(run(&api, &job, 2, vec![]), [vec!["1", "2"], vec!["3"]]);
    assert_eq!(tally(&job), (4, 0, 0));
}

#[test]
fn a_cancelled_job_finishes_what_is_on_its_way() {
    let (api, job) = (api(), job(4));
    let ended = job.clone();
    block_on(JobQueue::default().run(&api, &job, 2, async |ids| {
        ended.cancel();
        all_done(ids)
    }));
    assert_eq!(tally(&job), (2, 0, 2));
}

#[test]
fn a_cancelled_pause_ends_at_once() {
    let (api, job) = (api(), job(1));
    let began = api.now_millis();
    let ended = job.clone();
    block_on(JobQueue::default().run(&api, &job, 1, async |_| {
        ended.cancel();
        Err(refused(429, Some(100)))
    }));
    assert_eq!(tally(&job), (0, 1, 0));
    assert!(api.now_millis() - began < 3_000.0);
}

#[test]
fn two_jobs_take_turns() {
    let (api, queue) = (api(), JobQueue::default());
    let (first, second) = (job(2), job(2));
    let under_way = RefCell::new(0);
    let send = async |ids: Vec<String>| {
        *under_way.borrow_mut() += 1;
        assert_eq!(*under_way.borrow(), 1);
        yield_once().await;
        *under_way.borrow_mut() -= 1;
        all_done(ids)
    };
    block_on(join(
        queue.run(&api, &first, 1, send),
        queue.run(&api, &second, 1, send),
    ));
    assert_eq!((tally(&first), tally(&second)), ((2, 0, 0), (2, 0, 0)));
}

#[test]
fn the_same_row_twice_counts_once() {
    let job = Job::new([("a".into(), "A".into()), ("a".into(), "B".into())]);
    assert_eq!(job.with(|state| state.rows.len()), 1);
}

#[test]
fn only_unclear_answers_leave_doubt() {
    let call = |error| RowFault::Call(error).is_uncertain();
    assert!(call(refused(500, None)));
    assert!(call(ApiError::Transport(TransportError::Timeout)));
    assert!(call(ApiError::NotJson));
    assert!(!call(refused(429, None)) && !call(refused(400, None)));
    assert!(!call(ApiError::SessionLost));
    assert!(!RowFault::Unmentioned.is_uncertain());
}

#[test]
fn rows_of_different_batches_never_share_a_request() {
    let row = |number: usize, batch| (number.to_string(), String::new(), batch);
    let job = Job::in_batches([row(0, 7), row(1, 7), row(2, 3), row(3, 7), row(4, 3)]);
    let sent = run(&api(), &job, 2, Vec::new());
    assert_eq!(sent, [vec!["0", "1"], vec!["2", "4"], vec!["3"]]);
    assert_eq!(tally(&job), (5, 0, 0));
}

#[test]
fn a_job_that_ended_before_sends_only_what_was_not_done() {
    let before = Job::in_batches((0..3).map(|number| (number.to_string(), String::new(), number)));
    run(&api(), &before, 1, vec![None, Some(refused(403, None))]);
    assert_eq!(tally(&before), (1, 1, 1));
    let after = Job::ended(before.with(|state| state.rows.clone()));
    after.retry();
    let sent = run(&api(), &after, 20, Vec::new());
    assert_eq!(sent, [["1"], ["2"]]);
    assert_eq!(tally(&after), (3, 0, 0));
}
