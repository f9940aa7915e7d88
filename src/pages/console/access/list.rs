//! Rows that come and go, their table and their address, kept in step.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::I18n;
use crate::pages::table_address::TableAddress;
use crate::ui::table::models::columns::ColumnId;
use crate::ui::table::models::url::TableQuery;
use crate::ui::table::{RowId, TableState};

/// A row of a list.
pub trait ListRow: Clone + PartialEq + Send + Sync + 'static {
    /// What the server calls it.
    fn id(&self) -> &str;
}

/// Which rows are shown in which order: reads signals without tracking them.
type Arrange<R> = Arc<dyn Fn(&[R], &TableQuery) -> Vec<RowId> + Send + Sync>;

/// The state of a list; cheap to copy.
pub struct List<R: ListRow> {
    /// Everything, in no order that matters.
    pub rows: RwSignal<Arc<Vec<R>>>,
    /// What is searched for, as typed.
    pub search: RwSignal<String>,
    /// What is asked of the table.
    pub query: RwSignal<TableQuery>,
    /// The table.
    pub table: TableState,
    is_here: RwSignal<bool>,
    arrange: StoredValue<Arrange<R>>,
    /// What to draw the eye to as soon as it is in the list.
    awaited: StoredValue<Option<String>>,
}

impl<R: ListRow> Clone for List<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: ListRow> Copy for List<R> {}

impl<R: ListRow> List<R> {
    /// An empty list sorted by a column, whose filters have these names in the address. Keeps table and
    /// address in step until the current owner is cleaned up.
    pub fn new(
        sorted_by: ColumnId,
        filter_names: &'static [&'static str],
        arrange: impl Fn(&[R], &TableQuery) -> Vec<RowId> + Send + Sync + 'static,
    ) -> Self {
        let query = RwSignal::new(TableQuery::default());
        let is_here = RwSignal::new(false);
        let sort = Memo::new(move |_| query.with(|query| query.effective_sort(sorted_by)));
        let table = TableState::new(sort.into(), Signal::derive(move || !is_here.get()));
        let list = Self {
            rows: RwSignal::default(),
            search: RwSignal::default(),
            query,
            table,
            is_here,
            arrange: StoredValue::new(Arc::new(arrange)),
            awaited: StoredValue::new(None),
        };
        TableAddress {
            query,
            search: list.search,
            filter_names,
            on_change: Callback::new(move |()| list.arrange(true)),
        }
        .keep();
        let i18n = I18n::use_context();
        // Every language sorts names its own way.
        Effect::new(move |before: Option<_>| {
            let lang = i18n.lang();
            if before.is_some_and(|before| before != lang) {
                list.arrange(false);
            }
            lang
        });
        list
    }

    /// Whether rows have arrived; reactive.
    pub fn is_here(&self) -> bool {
        self.is_here.get()
    }

    /// Shows rows that have just arrived; what was chosen stays chosen.
    pub fn adopt(self, rows: Arc<Vec<R>>) {
        let before = self.rows.get_untracked();
        if *rows != *before {
            let places: HashMap<&str, RowId> = (0..)
                .zip(rows.iter())
                .map(|(at, row)| (row.id(), at))
                .collect();
            let selection = self.table.selection.with_untracked(|selection| {
                selection.carried_over(rows.len(), |row| {
                    places.get(before.get(row as usize)?.id()).copied()
                })
            });
            self.table.selection.set(selection);
            self.table.highlight.set(None);
            self.rows.set(rows);
        }
        self.is_here.set(true);
        self.arrange(false);
        if let Some(Some(id)) = self.awaited.try_get_value() {
            self.draw_eye_to(&id);
        }
    }

    /// Draws the eye to a row, as soon as it is there.
    pub fn reveal(self, id: &str) {
        self.awaited.try_set_value(Some(id.to_owned()));
        self.draw_eye_to(id);
    }

    fn draw_eye_to(self, id: &str) {
        let row = self.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| row.id() == id)?;
            RowId::try_from(at).ok()
        });
        if let Some(row) = row
            && self.table.shown.read_untracked().contains(&row)
        {
            self.awaited.try_set_value(None);
            self.table.reveal(row);
        }
    }

    /// Decides anew what is shown.
    pub fn arrange(self, from_top: bool) {
        let rows = self.rows.get_untracked();
        let query = self.query.get_untracked();
        let arrange = self.arrange.get_value();
        let order = untrack(|| arrange(&rows, &query));
        self.table.show(from_top, |shown| *shown = order);
    }

    /// Changes what is asked of the table, and shows the answer from its beginning.
    pub fn ask(self, change: impl FnOnce(&mut TableQuery)) {
        self.query.update(change);
        self.arrange(true);
    }

    /// Nothing is searched for any more.
    pub fn clear_search(self) {
        self.ask(|query| {
            query.search.clear();
            query.filters.clear();
        });
        self.search.set(String::new());
    }

    /// The row at a place; reactive.
    pub fn at(&self, row: RowId) -> Option<R> {
        self.rows.with(|rows| rows.get(row as usize).cloned())
    }

    /// The row with an id, as it is now.
    pub fn find(&self, id: &str) -> Option<R> {
        self.rows
            .try_with_untracked(|rows| rows.iter().find(|row| row.id() == id).cloned())
            .flatten()
    }

    /// The chosen rows, in the order of the table, those that the search hides after them; reactive.
    pub fn chosen(&self) -> Vec<R> {
        let selection = self.table.selection.read();
        let shown = self.table.shown.read();
        let rows = self.rows.read();
        let visible = shown.iter().copied().filter(|row| selection.contains(*row));
        let hidden = selection.iter().filter(|row| !shown.contains(row));
        visible
            .chain(hidden)
            .filter_map(|row| rows.get(row as usize).cloned())
            .collect()
    }

    /// Nothing is chosen any more.
    pub fn choose_none(self) {
        self.table
            .selection
            .try_update(|selection| selection.clear());
    }
}
