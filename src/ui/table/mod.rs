//! Tables: headless models and one view over them.
//!
//! The models (columns, sorting, searching, selection, windowing, CSV, URL) are the crate
//! `table-models`, compiled for speed and tested on the host; this module only draws them.
//!
//! A page makes a [`TableState`], describes its columns as [`ColumnView`]s, and puts a [`DataTable`]
//! into its view. The page owns the data and decides what is shown: it writes the positions of the rows
//! into [`TableState::shown`], in order. The table asks for the cells of those rows that are on the
//! screen, and for nothing else, so 100 000 rows cost as much to draw as thirty.

mod bulk_bar;
mod column_view;
mod data_table;
mod keyboard;
mod placement;
mod row;
mod state;

pub use bulk_bar::BulkBar;
pub use column_view::{Cell, ColumnView};
pub use data_table::DataTable;
pub use state::{TableState, cell_tabindex};
pub use table_models as models;
pub use table_models::RowId;
