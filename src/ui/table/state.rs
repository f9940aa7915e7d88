//! What a table and its page share.

use std::time::Duration;

use leptos::prelude::*;
use table_models::RowId;
use table_models::columns::ColumnChoice;
use table_models::selection::Selection;
use table_models::sort::Direction;

/// How long a row that was just made stands out.
const HIGHLIGHT_TIME: Duration = Duration::from_secs(5);

/// The state of one table; cheap to copy. The page writes what is shown, both read and write what is
/// chosen.
#[derive(Clone, Copy)]
pub struct TableState {
    /// The rows on offer, in order: sorted and filtered by the page.
    pub shown: RwSignal<Vec<RowId>>,
    /// The chosen rows.
    pub selection: RwSignal<Selection>,
    /// Which columns this person wants to see.
    pub columns: RwSignal<ColumnChoice>,
    /// The sorted column and its direction, for the heads.
    pub sort: Signal<(String, Direction)>,
    /// The data is on its way: rows of grey bars take its place.
    pub loading: Signal<bool>,
    /// A row to draw the eye to: it was just made or changed.
    pub highlight: RwSignal<Option<RowId>>,
    /// A row to bring into view, once.
    pub(super) reveal: RwSignal<Option<RowId>>,
    /// The position among [`Self::shown`] that has the keyboard.
    pub(super) current: RwSignal<usize>,
    /// The next change of [`Self::shown`] starts at the top.
    pub(super) from_top: StoredValue<bool>,
    /// The next change of [`Self::shown`] draws every row anew.
    pub(super) redraw: StoredValue<bool>,
}

impl TableState {
    /// A table without rows.
    pub fn new(sort: Signal<(String, Direction)>, loading: Signal<bool>) -> Self {
        Self {
            shown: RwSignal::default(),
            selection: RwSignal::default(),
            columns: RwSignal::default(),
            sort,
            loading,
            highlight: RwSignal::new(None),
            reveal: RwSignal::new(None),
            current: RwSignal::new(0),
            from_top: StoredValue::new(false),
            redraw: StoredValue::new(false),
        }
    }

    /// Shows other rows. `from_top` scrolls up: after searching and sorting the first rows are what is
    /// wanted, after a change to one row the place where one was.
    pub fn show(&self, from_top: bool, change: impl FnOnce(&mut Vec<RowId>)) {
        if from_top {
            self.from_top.try_set_value(true);
            self.current.try_set(0);
        }
        self.shown.try_update(change);
    }

    /// The data behind the rows has changed: the next [`Self::show`] draws every row anew. A cell therefore only
    /// has to follow its row, not the data: three hundred cells that follow one signal make every key press slower.
    pub fn data_changed(&self) {
        self.redraw.try_set_value(true);
    }

    /// Brings a row into view and draws the eye to it for a while.
    pub fn reveal(&self, row: RowId) {
        let highlight = self.highlight;
        highlight.try_set(Some(row));
        self.reveal.try_set(Some(row));
        // Not for ever: the row would light up again whenever it is scrolled into view.
        set_timeout(
            move || {
                if highlight.try_get_untracked() == Some(Some(row)) {
                    highlight.try_set(None);
                }
            },
            HIGHLIGHT_TIME,
        );
    }
}

/// Whether the row around a cell is the one that Tab reaches. Links and buttons in cells ask for it with
/// [`cell_tabindex`]: only those of one row take part in the Tab order, or thirty rows would have to be
/// passed to leave the table.
#[derive(Clone, Copy)]
pub(super) struct IsTabStop(pub(super) Signal<bool>);

/// The `tabindex` for a link or button in a cell; ask for it when the cell is made.
pub fn cell_tabindex() -> impl Fn() -> &'static str + Clone + Send + Sync + 'static {
    let is_tab_stop = use_context::<IsTabStop>();
    move || match is_tab_stop {
        Some(IsTabStop(is_tab_stop)) if !is_tab_stop.get() => "-1",
        _ => "0",
    }
}
