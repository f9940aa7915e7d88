//! Tables: headless models and one view over them.
//!
//! The models (columns, sorting, searching, selection, windowing, CSV, URL) are the crate
//! `table-models`, compiled for speed and tested on the host; this module only draws them.

pub use table_models as models;
