//! Event logs, whosever they are: a provider's, an organisation's.
//!
//! - Whoever has a log makes an [`EventSource`] (how to get a page, who and what the ids are) and shows an
//!   [`EventLogPage`].
//! - `reader` reads a log to its end, [`log`] keeps what was read, [`arrangement`] filters, counts and
//!   sorts it, [`describe`] puts it into words ([`words`] knows every number); none of them knows a view.
//! - `view` ties data, address and table together; the other files draw.

pub mod arrangement;
pub mod describe;
pub mod devices;
pub mod export;
pub mod kinds;
pub mod log;
pub mod names;
pub mod period;
mod reader;
pub mod timeline;
pub mod words;

mod columns;
mod page;
mod progress;
mod range_bar;
mod tools;
mod view;

pub use page::EventLogPage;
pub use view::{EventSource, FetchPage};
