//! How many checks went well: what every suite of `cargo xtask test` answers.

use crate::Result;

/// How many checks of a suite passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Counts {
    /// One check: it went well or it did not.
    pub(crate) fn one(outcome: Result<()>) -> Self {
        match outcome {
            Ok(()) => Self {
                passed: 1,
                failed: 0,
            },
            Err(error) => {
                eprintln!("error: {error}");
                Self {
                    passed: 0,
                    failed: 1,
                }
            }
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}
