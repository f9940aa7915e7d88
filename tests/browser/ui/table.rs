//! A long table: rows in their place wherever one scrolls, and the focus with its row.

use leptos::prelude::*;
use leptos::task::tick;
use provider_portal::i18n::Text;
use provider_portal::ui::table::models::selection::Selection;
use provider_portal::ui::table::models::sort::Direction;
use provider_portal::ui::table::{ColumnView, DataTable, RowId, TableState};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use super::page::{Page, click, focused, press, settle, text_of};

const ROWS: RowId = 5_000;
const TABLE_SHEET: &str = include_str!("../../../style/widgets/table.css");

fn name_of(row: RowId) -> String {
    format!("Client {row}")
}

async fn table(opened: RwSignal<Option<RowId>>) -> (Page, TableState) {
    let kept = StoredValue::new(None::<TableState>);
    let page = Page::with(move || {
        let sorted = Signal::stored(("name".to_owned(), Direction::Ascending));
        let state = TableState::new(sorted, Signal::stored(false));
        state.show(true, |shown| shown.extend(0..ROWS));
        state.selection.set(Selection::new(ROWS as usize));
        kept.set_value(Some(state));
        let name = ColumnView::new("name", Text::plain("Client"), |row: Signal<RowId>| {
            view! { <a href="#">{move || name_of(row.get())}</a> }
        });
        let columns = vec![name.sortable().total(|| "all")];
        view! {
            <style>{TABLE_SHEET}</style>
            <div class="frame-of-test">
                <DataTable
                    state
                    columns
                    caption=Text::plain("Clients")
                    on_sort=|_| {}
                    on_open=move |row| opened.set(Some(row))
                    name_of=name_of
                >
                    "Nobody here"
                </DataTable>
            </div>
        }
    })
    .await;
    let frame = page.find(".table");
    frame.style().set_property("height", "400px").unwrap();
    settle().await;
    (page, kept.get_value().unwrap())
}

/// The names of the rows that can be seen between head and totals, from top to bottom.
fn seen(page: &Page) -> Vec<String> {
    let top = page.find("thead").get_bounding_client_rect().bottom();
    let bottom = page.find("tfoot").get_bounding_client_rect().top();
    let rows = page
        .find("tbody")
        .query_selector_all("tr:not([hidden])")
        .unwrap();
    (0..rows.length())
        .filter_map(|index| rows.item(index)?.dyn_into::<Element>().ok())
        .filter(|row| {
            let area = row.get_bounding_client_rect();
            area.top() >= top - 0.5 && area.bottom() <= bottom + 0.5
        })
        .map(|row| text_of(&row))
        .collect()
}

fn scroller(page: &Page) -> HtmlElement {
    page.find(".table__scroller")
}

#[wasm_bindgen_test]
async fn rows_are_where_the_scroll_bar_says() {
    let (page, _) = table(RwSignal::new(None)).await;
    let full = seen(&page).len();
    assert_eq!(seen(&page)[..2], ["Client 0", "Client 1"]);
    assert_eq!(
        page.find("table").get_attribute("aria-rowcount").as_deref(),
        Some("5002")
    );
    assert!(
        page.count("tbody tr") < 60,
        "only the rows on the screen exist, not {}",
        page.count("tbody tr")
    );

    scroller(&page).set_scroll_top(52 * 2_500);
    settle().await;
    assert_eq!(seen(&page)[..2], ["Client 2500", "Client 2501"]);
    let row = page.find("tbody tr[aria-rowindex='2502']");
    assert_eq!(text_of(&row), "Client 2500");

    scroller(&page).set_scroll_top(i32::MAX);
    settle().await;
    let last = seen(&page);
    assert_eq!(last.last().map(String::as_str), Some("Client 4999"));
    assert!(
        last.len() + 1 >= full,
        "the end is as full as the beginning: {last:?}"
    );
}

#[wasm_bindgen_test]
async fn fewer_rows_are_shown_at_once_and_none_says_so() {
    let (page, state) = table(RwSignal::new(None)).await;
    let full = seen(&page).len();
    scroller(&page).set_scroll_top(52 * 3_000);
    settle().await;
    state.show(true, |shown| *shown = vec![7, 9]);
    settle().await;
    assert_eq!(seen(&page), ["Client 7", "Client 9"]);
    state.show(true, Vec::clear);
    settle().await;
    assert_eq!(text_of(&page.find(".table__empty")), "Nobody here");
    state.show(true, |shown| shown.extend(0..ROWS));
    settle().await;
    assert_eq!(seen(&page).len(), full);
}

#[wasm_bindgen_test]
async fn more_rows_are_there_before_the_next_frame() {
    let (page, state) = table(RwSignal::new(None)).await;
    let full = seen(&page).len();
    for few in [vec![], vec![7, 9]] {
        state.show(true, |shown| *shown = few);
        settle().await;
        state.show(true, |shown| *shown = (0..ROWS).collect());
        // Effects run, nothing is painted in between.
        for _ in 0..5 {
            tick().await;
        }
        assert_eq!(seen(&page).len(), full);
    }
}

#[wasm_bindgen_test]
async fn the_keyboard_moves_chooses_and_opens() {
    let opened = RwSignal::new(None);
    let (page, state) = table(opened).await;
    page.find("tbody tr").focus().unwrap();
    press("ArrowDown").await;
    assert_eq!(
        focused().get_attribute("aria-rowindex").as_deref(),
        Some("3")
    );
    press("End").await;
    assert_eq!(text_of(&focused()), "Client 4999");
    press(" ").await;
    assert!(state.selection.read_untracked().contains(4_999));
    press("PageUp").await;
    assert_ne!(text_of(&focused()), "Client 4999");
    press("Home").await;
    assert_eq!(text_of(&focused()), "Client 0");
    press("Enter").await;
    assert_eq!(opened.get_untracked(), Some(0));
    assert_eq!(
        page.count("tbody tr[tabindex='0']"),
        1,
        "one row takes part in the Tab order"
    );
}

#[wasm_bindgen_test]
async fn the_focus_goes_with_its_row_or_to_the_table() {
    let (page, _) = table(RwSignal::new(None)).await;
    let link: HtmlElement = page.find("tbody tr[aria-rowindex='6'] a").unchecked_into();
    link.focus().unwrap();
    assert_eq!(text_of(&focused()), "Client 4");
    scroller(&page).set_scroll_top(52 * 2);
    settle().await;
    assert_eq!(
        text_of(&focused()),
        "Client 4",
        "not whoever is in its place now"
    );
    scroller(&page).set_scroll_top(52 * 1_000);
    settle().await;
    assert!(focused().class_list().contains("table__scroller"));
}

#[wasm_bindgen_test]
async fn the_box_in_the_head_chooses_all_that_is_shown() {
    let (page, state) = table(RwSignal::new(None)).await;
    let head = page.input("thead input");
    let first = page.input("tbody tr input");
    click(&first).await;
    assert!(first.checked() && head.indeterminate() && !head.checked());
    click(&head).await;
    assert!(head.checked() && !head.indeterminate());
    assert_eq!(state.selection.read_untracked().len(), ROWS as usize);
    click(&head).await;
    assert!(!head.checked() && !first.checked());
    assert!(state.selection.read_untracked().is_empty());
}
