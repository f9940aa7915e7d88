//! What a table is without its drawing. No DOM, no signals, no texts for people: plain data in,
//! plain data out, so that everything is tested on the host.
//!
//! - [`columns`]: which columns there are, which of them are shown, in which order
//! - [`fold`] and [`filter`]: searching rows by text, narrowing as the query grows
//! - [`sort`]: ranks computed once, every later sorting a pass over them
//! - [`selection`]: which rows are chosen
//! - [`window`]: which rows are on the screen
//! - [`csv`]: rows as a file; [`csv_reader`]: files that people bring, as lines of fields
//! - [`url`]: the state of a table as query parameters, so that a view can be bookmarked
//!
//! Rows are never moved or cloned. Everything speaks of a row by its position in the data
//! ([`RowId`]); what is shown, and in which order, is a list of such positions.
//!
//! These loops run over 100 000 rows between a key press and the next frame. That is why they are a
//! crate of their own: it is compiled for speed, the app around it for size.

pub mod bits;
pub mod columns;
pub mod csv;
pub mod csv_reader;
pub mod filter;
pub mod fold;
pub mod selection;
pub mod sort;
pub mod url;
pub mod window;

/// The position of a row in the data, independent of sorting and filtering.
pub type RowId = u32;
