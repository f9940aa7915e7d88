//! The table itself: head, rows, totals, and what keys and clicks do.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use table_models::RowId;
use table_models::columns::ColumnId;
use table_models::selection::HeadState;
use table_models::sort::Direction;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use super::column_view::ColumnView;
use super::keyboard::{KeyPress, RowAction, row_action};
use super::placement::Placement;
use super::row::Row;
use super::state::TableState;
use crate::i18n::{Text, m, t};
use crate::ui::keyed;

/// How many grey rows stand for data that is on its way.
const SKELETON_ROWS: usize = 8;

/// A table of any number of rows.
///
/// A real `<table>`: a caption, column heads that say how they are sorted, `aria-rowcount` and
/// `aria-rowindex` because only the rows on the screen exist. One row takes part in the Tab order; arrow
/// keys, Home, End and the page keys move on, Space chooses, Shift extends, Enter opens.
#[component]
pub fn DataTable(
    /// What is shown and chosen.
    state: TableState,
    /// The columns, in order; a copy, they do not change.
    columns: Vec<ColumnView>,
    /// What the table holds, for who cannot see it.
    #[prop(into)]
    caption: Text,
    /// A click on a sortable head.
    #[prop(into)]
    on_sort: Callback<ColumnId>,
    /// Enter or a click on a row.
    #[prop(optional, into)]
    on_open: Option<Callback<RowId>>,
    /// A row's name, for its checkbox; without one rows cannot be chosen.
    #[prop(optional, into)]
    name_of: Option<Callback<RowId, String>>,
    /// What stands in place of rows when there are none.
    children: ChildrenFn,
) -> impl IntoView {
    let placement = Placement::new(state);
    placement.start();
    let has_totals = columns.iter().any(|column| column.total.is_some());
    let all_columns = StoredValue::new(columns);
    let shown_columns = Memo::new(move |_| {
        let choice = state.columns.read();
        all_columns.with_value(|all| {
            let shown = all
                .iter()
                .enumerate()
                .filter(|(_, column)| choice.shows(&column.column));
            shown.map(|(index, _)| index).collect::<Vec<_>>()
        })
    });
    let is_empty = Memo::new(move |_| state.shown.read().is_empty());
    let rows_label = move || (state.shown.read().len() + 1 + usize::from(has_totals)).to_string();
    let with_columns = move |draw: fn(&ColumnView, TableState, Callback<ColumnId>) -> AnyView| {
        all_columns.with_value(|all| {
            let shown = shown_columns.read();
            let shown = shown.iter().filter_map(|index| all.get(*index));
            shown
                .map(|column| draw(column, state, on_sort))
                .collect_view()
        })
    };
    let select_col = name_of
        .is_some()
        .then(|| view! { <col class="table__col table__col--select" /> });
    let select_foot = name_of
        .is_some()
        .then(|| view! { <td class="table__cell table__cell--select"></td> });

    view! {
        <div class="table">
            <div
                class="table__scroller"
                tabindex="-1"
                node_ref=placement.scroller
                on:scroll=move |_| placement.follow_scrolling()
            >
                <div class="table__probe" aria-hidden="true" node_ref=placement.probe></div>
                <div class="table__sizer" node_ref=placement.sizer>
                    <div class="table__stage" node_ref=placement.stage>
                        <table
                            class="table__grid"
                            aria-rowcount=rows_label
                            aria-busy=move || state.loading.get().then_some("true")
                        >
                            <caption class="sr-only">{t(caption)}</caption>
                            <colgroup>{select_col} {move || with_columns(draw_col)}</colgroup>
                            <thead node_ref=placement.head>
                                <tr aria-rowindex="1">
                                    {name_of.map(|_| view! { <SelectAll state /> })}
                                    {move || with_columns(draw_head)}
                                </tr>
                            </thead>
                            <tbody
                                node_ref=placement.body
                                on:click=move |event| {
                                    clicked(&event, state, placement, on_open, name_of.is_some())
                                }
                                on:keydown=move |event| {
                                    pressed(&event, state, placement, on_open, name_of.is_some())
                                }
                                on:focusin=move |event| {
                                    let position = target_element(&event)
                                        .and_then(|element| placement.position_of(&element));
                                    if let Some(position) = position {
                                        state.current.set(position);
                                        placement.tab_stop.set(position);
                                    }
                                }
                            >
                                {keyed(
                                    move || (0..placement.slot_count.get() as u64).collect(),
                                    move |index| {
                                        view! {
                                            <Row
                                                index=index as usize
                                                state
                                                placement
                                                columns=shown_columns
                                                all_columns
                                                name_of
                                            />
                                        }
                                            .into_any()
                                    },
                                )}
                            </tbody>
                            <Show when=move || state.loading.get() && is_empty.get()>
                                <SkeletonRows
                                    columns=Signal::derive(move || {
                                        shown_columns.read().len() + usize::from(name_of.is_some())
                                    })
                                />
                            </Show>
                            {has_totals
                                .then(|| {
                                    view! {
                                        <tfoot node_ref=placement.foot>
                                            <tr
                                                class="table__totals"
                                                hidden=move || is_empty.get()
                                                aria-rowindex=rows_label
                                            >
                                                {select_foot}
                                                {move || with_columns(draw_total)}
                                            </tr>
                                        </tfoot>
                                    }
                                })}
                        </table>
                        <Show when=move || is_empty.get() && !state.loading.get()>
                            <div class="table__empty">{children()}</div>
                        </Show>
                    </div>
                </div>
            </div>
        </div>
    }
}

fn draw_col(column: &ColumnView, _: TableState, _: Callback<ColumnId>) -> AnyView {
    view! { <col class=format!("table__col {}", column.class) /> }.into_any()
}

fn draw_head(column: &ColumnView, state: TableState, on_sort: Callback<ColumnId>) -> AnyView {
    let id = column.column.id;
    let class = format!("table__head {}", column.class);
    let label = t(&column.head);
    if !column.sortable {
        let hidden = column.head_hidden;
        return view! {
            <th class=class scope="col">
                <span class=("sr-only", hidden)>{label}</span>
            </th>
        }
        .into_any();
    }
    let sorted = Memo::new(move |_| {
        state
            .sort
            .with(|(column, direction)| (column == id).then_some(*direction))
    });
    view! {
        <th
            class=class
            scope="col"
            aria-sort=move || match sorted.get() {
                Some(Direction::Ascending) => Some("ascending"),
                Some(Direction::Descending) => Some("descending"),
                None => None,
            }
        >
            <button type="button" class="table__sort" on:click=move |_| on_sort.run(id)>
                <span>{label}</span>
                <svg class="icon icon--small" aria-hidden="true" focusable="false">
                    <use href=move || match sorted.get() {
                        Some(Direction::Descending) => "#i-arrow-down",
                        _ => "#i-arrow-up",
                    }></use>
                </svg>
            </button>
        </th>
    }
    .into_any()
}

fn draw_total(column: &ColumnView, _: TableState, _: Callback<ColumnId>) -> AnyView {
    let total = column.total.as_ref().map(|total| total());
    view! { <td class=format!("table__cell {}", column.class)>{total}</td> }.into_any()
}

/// The checkbox in the head: chooses all shown rows, or none.
#[component]
fn SelectAll(state: TableState) -> impl IntoView {
    let head = Memo::new(move |_| state.selection.read().head_state(&state.shown.read()));
    let toggle = move |event: MouseEvent| {
        let choose = head.get_untracked() != HeadState::All;
        state.selection.update(|selection| {
            state
                .shown
                .with_untracked(|shown| selection.set_all(shown, choose));
        });
        sync_box(&event, head.get_untracked() == HeadState::All);
    };
    view! {
        <th class="table__head table__cell--select" scope="col">
            <input
                class="choice__box"
                type="checkbox"
                aria-label=t(m::ui::SELECT_ALL)
                prop:checked=move || head.get() == HeadState::All
                prop:indeterminate=move || head.get() == HeadState::Some
                disabled=move || state.shown.read().is_empty()
                on:click=toggle
            />
        </th>
    }
}

#[component]
fn SkeletonRows(columns: Signal<usize>) -> impl IntoView {
    let cells = move || {
        (0..columns.get())
            .map(|_| view! { <td class="table__cell"><span class="skeleton"></span></td> })
            .collect_view()
    };
    view! {
        <tbody class="table__skeleton" aria-hidden="true">
            {(0..SKELETON_ROWS)
                .map(|_| view! { <tr class="table__row">{cells}</tr> })
                .collect_view()}
        </tbody>
    }
}

fn clicked(
    event: &MouseEvent,
    state: TableState,
    placement: Placement,
    on_open: Option<Callback<RowId>>,
    selectable: bool,
) {
    let Some(target) = target_element(event) else {
        return;
    };
    let Some(position) = placement.position_of(&target) else {
        return;
    };
    let Some(row) = state
        .shown
        .with_untracked(|shown| shown.get(position).copied())
    else {
        return;
    };
    let is_in = |selector: &str| target.closest(selector).ok().flatten().is_some();
    if selectable && is_in(".table__cell--select") {
        choose(state, row, event.shift_key());
        sync_box(event, state.selection.read_untracked().contains(row));
        return;
    }
    if is_in("a, button, input, label, select") {
        return;
    }
    if selectable && (event.ctrl_key() || event.meta_key() || event.shift_key()) {
        choose(state, row, event.shift_key());
        return;
    }
    // Who marks text to copy it does not want to go elsewhere.
    let marks_text = window()
        .get_selection()
        .ok()
        .flatten()
        .is_some_and(|selection| !selection.is_collapsed());
    if let Some(on_open) = on_open
        && !marks_text
    {
        on_open.run(row);
    }
}

fn pressed(
    event: &KeyboardEvent,
    state: TableState,
    placement: Placement,
    on_open: Option<Callback<RowId>>,
    selectable: bool,
) {
    let Some(target) = target_element(event) else {
        return;
    };
    let Some(position) = placement.position_of(&target) else {
        return;
    };
    let key = event.key();
    let press = KeyPress {
        key: &key,
        shift: event.shift_key(),
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
    };
    let total = state.shown.read_untracked().len();
    let Some(action) = row_action(press, position, total, placement.page()) else {
        return;
    };
    let on_row_itself = target.has_attribute("aria-rowindex");
    let row = state
        .shown
        .with_untracked(|shown| shown.get(position).copied());
    match (action, row) {
        (RowAction::Move { to, extend }, Some(row)) => {
            if extend && selectable {
                extend_choice(state, row, to);
            }
            placement.go_to(to);
        }
        // A link, button or checkbox inside the row has its own idea of Enter and Space.
        (RowAction::Toggle | RowAction::ToggleRange, Some(row)) if on_row_itself && selectable => {
            choose(state, row, action == RowAction::ToggleRange);
        }
        (RowAction::Open, Some(row)) if on_row_itself && on_open.is_some() => {
            if let Some(on_open) = on_open {
                on_open.run(row);
            }
        }
        (RowAction::ChooseAll, _) if selectable => state.selection.update(|selection| {
            state
                .shown
                .with_untracked(|shown| selection.set_all(shown, true));
        }),
        (RowAction::ChooseNone, _)
            if selectable && !state.selection.read_untracked().is_empty() =>
        {
            state.selection.update(|selection| selection.clear());
        }
        _ => return,
    }
    event.prevent_default();
}

fn choose(state: TableState, row: RowId, range: bool) {
    state.selection.update(|selection| {
        if range {
            state
                .shown
                .with_untracked(|shown| selection.extend_to(row, shown));
        } else {
            selection.toggle(row);
        }
    });
}

/// Shift and an arrow: the row one comes from is the range's beginning, unless there is one already.
fn extend_choice(state: TableState, from: RowId, to: usize) {
    let Some(to) = state.shown.with_untracked(|shown| shown.get(to).copied()) else {
        return;
    };
    state.selection.update(|selection| {
        if !selection.contains(from) {
            selection.toggle(from);
        }
        state
            .shown
            .with_untracked(|shown| selection.extend_to(to, shown));
    });
}

/// The browser has switched the clicked box already. When the model decided otherwise, the box must
/// follow: the view would not, for to it nothing has changed.
fn sync_box(event: &MouseEvent, checked: bool) {
    if let Some(clicked) = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    {
        clicked.set_checked(checked);
    }
}

fn target_element(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
