//! How a column is drawn.

use std::sync::Arc;

use leptos::prelude::*;
use table_models::RowId;
use table_models::columns::{Column, ColumnId};

use crate::i18n::Text;

/// Makes the content of a cell once; the row it shows changes while the person scrolls, so everything
/// in it that depends on the row must read the signal.
pub type Cell = Arc<dyn Fn(Signal<RowId>) -> AnyView + Send + Sync>;

/// A column of a [`DataTable`](super::DataTable).
#[derive(Clone)]
pub struct ColumnView {
    pub(super) column: Column,
    pub(super) head: Text,
    pub(super) class: &'static str,
    pub(super) sortable: bool,
    pub(super) head_hidden: bool,
    pub(super) cell: Cell,
    pub(super) total: Option<Arc<dyn Fn() -> AnyView + Send + Sync>>,
}

impl ColumnView {
    /// A column that names the row or holds its actions: it cannot be hidden, and cannot be sorted by
    /// unless [`sortable`](Self::sortable).
    pub fn new<V: IntoView + 'static>(
        id: ColumnId,
        head: impl Into<Text>,
        cell: impl Fn(Signal<RowId>) -> V + Send + Sync + 'static,
    ) -> Self {
        Self {
            column: Column {
                id,
                optional: false,
                hidden_at_first: false,
            },
            head: head.into(),
            class: "",
            sortable: false,
            head_hidden: false,
            cell: Arc::new(move |row| cell(row).into_any()),
            total: None,
        }
    }

    /// A class for the column's cells: its width, `num` for numbers.
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// A click on the head sorts by this column.
    pub fn sortable(mut self) -> Self {
        self.sortable = true;
        self
    }

    /// Can be hidden; `hidden_at_first` until somebody asks for it.
    pub fn optional(mut self, hidden_at_first: bool) -> Self {
        self.column.optional = true;
        self.column.hidden_at_first = hidden_at_first;
        self
    }

    /// The head is read out but not drawn: a column of buttons.
    pub fn head_hidden(mut self) -> Self {
        self.head_hidden = true;
        self
    }

    /// What stands in the totals row.
    pub fn total<V: IntoView + 'static>(
        mut self,
        total: impl Fn() -> V + Send + Sync + 'static,
    ) -> Self {
        self.total = Some(Arc::new(move || total().into_any()));
        self
    }

    /// The column without its drawing.
    pub fn column(&self) -> Column {
        self.column
    }

    /// The words of its head.
    pub fn head(&self) -> &Text {
        &self.head
    }
}
