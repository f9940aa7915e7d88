//! Work on many things at once: one request after the other, at the pace the server bears, and every row's
//! outcome known in the end. Knows no view.
//!
//! A [`Job`] is a list of rows and what became of each. [`JobQueue::run`] sends the rows that wait, some at a
//! time, waits as long as a busy server asks, and goes on after the failure of a single request. What failed
//! or was not sent can be run again with [`Job::retry`]; what was done is never sent twice.
//!
//! There is one queue for the whole portal: two jobs take turns instead of doubling the load.

mod job;
mod queue;
#[cfg(test)]
mod tests;

pub use job::{Job, JobRow, JobState, Phase, RowFault, RowState, Tally};
pub use queue::{JobQueue, StepOutcome};
