//! `config.json`: what the operator of a portal says about it, without building anything.
//!
//! - [`Settings`] is all that can be said; its `Default` is a portal without any configuration.
//! - [`read`] reads the file. It never fails: a value that cannot be used leaves its default and becomes a
//!   [`Problem`], which says where, why and what to do.
//! - [`accent`](fn@accent) makes all shades of an accent colour, readable in both themes.
//!
//! The app reads the file with it when it starts, `cargo xtask config` before it is put on a server. Every key is
//! described in `docs/configuration.md`.

mod accent;
mod address;
mod problem;
mod read;
mod settings;

pub use accent::{Accent, Shades, Theme, accent};
pub use problem::{Fault, Problem, Wanted};
pub use read::{Reading, read};
pub use settings::{Feature, Features, HelpRegion, Idle, IdleRule, LANGUAGES, Services, Settings};

/// Whether a text says nothing, so that there is nothing to read.
pub fn says_nothing(text: &str) -> bool {
    text.trim() == "{}"
}
