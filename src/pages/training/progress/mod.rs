//! Who was trained on what: ticked off here, kept in this browser, carried elsewhere as a file.
//!
//! - [`entry`] is one tick, [`file`] its written form, [`merge`] brings two lists together, [`overview`] says for
//!   each client what was done and what is open. No views: tested on the host.
//! - [`store`] keeps the list: one per account, and one for those who are not signed in.
//! - [`page`] shows it, [`dialog`] asks for an entry, [`carry`] writes and reads files.

mod card;
mod carry;
mod dialog;
mod entry;
mod file;
mod merge;
mod overview;
mod page;
mod store;

pub use entry::{Entry, Step, Subject};
pub use page::ProgressPage;
pub use store::{Progress, new_id, today};
