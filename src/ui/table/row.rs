//! One row of the screen.

use leptos::prelude::*;
use table_models::RowId;

use super::column_view::ColumnView;
use super::placement::Placement;
use super::state::{IsTabStop, TableState, cell_tabindex};
use crate::i18n::{m, t};

/// A row that shows what its slot says, for as long as the table lives.
#[component]
pub(super) fn Row(
    /// Which slot.
    index: usize,
    state: TableState,
    placement: Placement,
    /// The shown columns.
    columns: Memo<Vec<usize>>,
    all_columns: StoredValue<Vec<ColumnView>>,
    /// A row's name, for its checkbox; without one rows cannot be chosen.
    name_of: Option<Callback<RowId, String>>,
) -> impl IntoView {
    let slot = placement.slot(index)?;
    let row: Signal<RowId> = Signal::derive({
        let row = slot.row.clone();
        move || row.get()
    });
    let position = RwSignal::from(slot.position);
    let chosen = Memo::new(move |_| state.selection.read().contains(row.get()));
    let is_tab_stop = Memo::new(move |_| position.get() == Some(placement.tab_stop.get()));
    provide_context(IsTabStop(is_tab_stop.into()));
    let cells = move || {
        all_columns.with_value(|all| {
            columns
                .read()
                .iter()
                .filter_map(|index| all.get(*index))
                .map(|column| {
                    let cell = (column.cell)(row);
                    view! { <td class=format!("table__cell {}", column.class)>{cell}</td> }
                })
                .collect_view()
        })
    };
    let select = name_of.map(|name_of| {
        let label = move || t(m::ui::select_row(name_of.run(row.get())))();
        view! {
            <td class="table__cell table__cell--select">
                <input
                    class="choice__box"
                    type="checkbox"
                    tabindex=cell_tabindex()
                    aria-label=label
                    prop:checked=chosen
                />
            </td>
        }
    });
    let highlighted = move || {
        state
            .highlight
            .get()
            .is_some_and(|highlight| highlight == row.get())
    };
    Some(view! {
        <tr
            class="table__row"
            class=("table__row--chosen", chosen)
            class=("table__row--new", highlighted)
            hidden=move || position.get().is_none()
            aria-rowindex=move || position.get().map(|position| (position + 2).to_string())
            tabindex=move || if is_tab_stop.get() { "0" } else { "-1" }
        >
            {select}
            {cells}
        </tr>
    })
}
