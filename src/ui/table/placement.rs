//! Puts rows where they are seen.
//!
//! The scroller holds a tall empty block (as tall as all rows together) and, sticking to the scroller's
//! top, the stage with the table. Scrolling moves only the empty block; the rows move because they are
//! placed inside the scroll event. A fast drag of the scroll bar can therefore never show an area without
//! rows, which is what happens when rows scroll by themselves and new ones come a frame later.
//!
//! A row of the screen (a *slot*) is used again for another row of the data: its texts change, its
//! elements stay.

use leptos::html;
use leptos::prelude::*;
use table_models::RowId;
use table_models::window::{page_step, scroll_to_row, visible_range};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlTableRowElement, ResizeObserver};

use super::super::dom::focused_element;
use super::state::TableState;

use crate::effect::effect;

/// Rows drawn beyond the edge, so that Tab finds a next one.
const OVERSCAN: usize = 3;

/// What can have the focus inside a row, in the order of the row.
const CONTROLS: &str = "a[href], button, input";

/// A row of the screen.
#[derive(Clone)]
pub(super) struct Slot {
    /// Which row of the data it shows; the last one when it shows none.
    pub(super) row: ArcRwSignal<RowId>,
    /// The row's position in the table; `None` when the slot is not needed.
    pub(super) position: ArcRwSignal<Option<usize>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Measures {
    viewport: f64,
    row: f64,
    head: f64,
    foot: f64,
}

impl Measures {
    /// The height of everything with this many rows.
    fn all(&self, rows: usize) -> f64 {
        self.head + rows as f64 * self.row + self.foot
    }

    /// The height in which rows can be seen.
    fn rows(&self) -> f64 {
        (self.viewport - self.head - self.foot).max(self.row)
    }
}

/// The table's elements and where its rows are.
#[derive(Clone, Copy)]
pub(super) struct Placement {
    state: TableState,
    pub(super) scroller: NodeRef<html::Div>,
    pub(super) sizer: NodeRef<html::Div>,
    pub(super) stage: NodeRef<html::Div>,
    pub(super) probe: NodeRef<html::Div>,
    pub(super) head: NodeRef<html::Thead>,
    pub(super) body: NodeRef<html::Tbody>,
    pub(super) foot: NodeRef<html::Tfoot>,
    measures: StoredValue<Measures>,
    /// Where the scroller stands. Kept here, because asking the browser after something was written makes
    /// it lay out the page at once, and again before it paints.
    scrolled: StoredValue<f64>,
    slots: StoredValue<Vec<Slot>>,
    pub(super) slot_count: RwSignal<usize>,
    first: StoredValue<usize>,
    /// The position that Tab reaches: the current one, or the nearest that is drawn.
    pub(super) tab_stop: RwSignal<usize>,
}

impl Placement {
    pub(super) fn new(state: TableState) -> Self {
        Self {
            state,
            scroller: NodeRef::new(),
            sizer: NodeRef::new(),
            stage: NodeRef::new(),
            probe: NodeRef::new(),
            head: NodeRef::new(),
            body: NodeRef::new(),
            foot: NodeRef::new(),
            measures: StoredValue::new(Measures::default()),
            scrolled: StoredValue::new(0.0),
            slots: StoredValue::new(Vec::new()),
            slot_count: RwSignal::new(0),
            first: StoredValue::new(0),
            tab_stop: RwSignal::new(0),
        }
    }

    /// Keeps rows in their place until the current owner is cleaned up.
    pub(super) fn start(self) {
        effect(move || {
            self.state.shown.track();
            let from_top = self.state.from_top.try_update_value(std::mem::take);
            if self.state.redraw.try_update_value(std::mem::take) == Some(true) {
                self.redraw();
            }
            self.place_from(from_top.unwrap_or(false));
            if let Some(row) = self.state.reveal.get() {
                self.bring_into_view(row);
            }
        });
        let observer = StoredValue::new_local(None::<Watch>);
        effect(move || {
            let (Some(scroller), Some(probe), Some(head)) =
                (self.scroller.get(), self.probe.get(), self.head.get())
            else {
                return;
            };
            observer.set_value(Watch::new(move || self.measure()));
            observer.with_value(|watch| {
                if let Some(watch) = watch {
                    for element in [scroller.as_ref(), probe.as_ref(), head.as_ref()] {
                        watch.observer.observe(element);
                    }
                    if let Some(foot) = self.foot.get() {
                        watch.observer.observe(&foot);
                    }
                }
            });
            self.measure();
        });
    }

    /// What slot `index` shows.
    pub(super) fn slot(self, index: usize) -> Option<Slot> {
        self.slots
            .try_with_value(|slots| slots.get(index).cloned())
            .flatten()
    }

    /// Puts the rows where the scroll position wants them. Called inside the scroll event, when asking
    /// for the position costs nothing.
    pub(super) fn follow_scrolling(self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            let scrolled = f64::from(scroller.scroll_top());
            if scrolled != self.scrolled.get_value() {
                self.scrolled.set_value(scrolled);
                self.place();
            }
        }
    }

    fn place(self) {
        self.place_from(false);
    }

    /// Scrolls to a position the browser has not been told yet; the rows still have to be placed.
    fn scroll_to(self, position: f64) {
        self.scrolled.set_value(position);
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(position as i32);
        }
    }

    /// How many rows Page Up and Page Down move.
    pub(super) fn page(self) -> usize {
        let measures = self.measures.get_value();
        page_step(measures.rows(), measures.row)
    }

    /// The position of the row that holds this element.
    pub(super) fn position_of(self, element: &Element) -> Option<usize> {
        self.position_of_row(&row_element(element)?)
    }

    /// Gives the keyboard to the row at this position and brings it into view.
    pub(super) fn go_to(self, position: usize) {
        let measures = self.measures.get_value();
        self.state.current.set(position);
        let now = self.scrolled.get_value();
        let wanted = scroll_to_row(position, now, measures.rows(), measures.row);
        if wanted != now {
            // The browser takes whole pixels: away from the row's hidden edge.
            let whole = if wanted > now {
                wanted.ceil()
            } else {
                wanted.floor()
            };
            self.scroll_to(whole);
        }
        self.place();
        self.focus(position, 0);
    }

    fn bring_into_view(self, row: RowId) {
        let position = self
            .state
            .shown
            .with_untracked(|shown| shown.iter().position(|shown| *shown == row));
        let measures = self.measures.get_value();
        if let Some(position) = position
            && measures.row > 0.0
        {
            self.state.reveal.set(None);
            self.state.current.set(position);
            let focused = self
                .body
                .get_untracked()
                .and_then(|body| self.focused_control(&body));
            // In the middle: what stands around it helps to understand where it is.
            let above = (measures.rows() - measures.row) / 2.0;
            let last = self.last_scroll(measures, self.state.shown.read_untracked().len());
            self.scroll_to(
                (position as f64 * measures.row - above)
                    .clamp(0.0, last)
                    .floor(),
            );
            self.place();
            // Who came from this row's menu goes back to this row, wherever it stands now.
            if let Some((_, control)) = focused {
                self.focus(position, control);
            }
        }
    }

    fn measure(self) {
        let height = |element: &Element| element.get_bounding_client_rect().height();
        let (Some(scroller), Some(probe), Some(head)) = (
            self.scroller.get_untracked(),
            self.probe.get_untracked(),
            self.head.get_untracked(),
        ) else {
            return;
        };
        let before = self.measures.get_value();
        let total = self.state.shown.read_untracked().len();
        let mut measures = Measures {
            viewport: f64::from(scroller.client_height()),
            row: height(&probe),
            head: height(&head),
            foot: self.foot.get_untracked().map_or(0.0, |foot| height(&foot)),
        };
        // Totals of nothing are not drawn.
        if total == 0 {
            measures.foot = measures.foot.max(before.foot);
        }
        // As tall as its few rows, or as what stands there without any: that does not say how much room there is
        // when more of them come, and those have to be there at once.
        if total == 0 || measures.all(total) <= measures.viewport {
            measures.viewport = measures.viewport.max(before.viewport);
        }
        if measures == before {
            return;
        }
        self.measures.set_value(measures);
        // Rows that become taller or lower must not run away from the person.
        if before.row > 0.0 && before.row != measures.row {
            let top_row = self.scrolled.get_value() / before.row;
            self.size(measures);
            self.scroll_to((top_row * measures.row).floor());
        }
        self.place();
    }

    fn size(self, measures: Measures) {
        let total = self.state.shown.read_untracked().len();
        // Without rows both are as tall as what stands there instead.
        let (all, seen) = match total {
            0 => ("auto".to_owned(), "none".to_owned()),
            _ => (pixels(measures.all(total)), pixels(measures.viewport)),
        };
        if let Some(sizer) = self.sizer.get_untracked() {
            set_style(&sizer, "height", &all);
        }
        // A stage taller than what is seen of it would not stick at the end of the list.
        if let Some(stage) = self.stage.get_untracked() {
            set_style(&stage, "max-height", &seen);
        }
    }

    /// The furthest the scroller goes.
    fn last_scroll(self, measures: Measures, total: usize) -> f64 {
        (total as f64 * measures.row - measures.rows())
            .max(0.0)
            .floor()
    }

    fn place_from(self, top: bool) {
        let Some(measures) = self.measures.try_get_value() else {
            return;
        };
        let Some(body) = self.body.get_untracked() else {
            return;
        };
        if measures.row == 0.0 {
            return;
        }
        self.size(measures);
        let total = self.state.shown.read_untracked().len();
        let scrolled = self.scrolled.get_value();
        // The browser does the same by itself once it notices that there are fewer rows.
        let last = self.last_scroll(measures, total);
        if top && scrolled != 0.0 || scrolled > last {
            self.scroll_to(if top { 0.0 } else { last });
        }
        let scroll_top = self.scrolled.get_value();
        let focused = self.focused_control(&body);
        let first_before = self.first.get_value();
        self.state.shown.with_untracked(|shown| {
            let range = visible_range(
                scroll_top,
                measures.rows(),
                measures.row,
                shown.len(),
                OVERSCAN,
            );
            self.show(&range, shown);
        });
        if first_before != self.first.get_value() {
            close_menus(&body);
        }
        let first = self.first.get_value();
        let drawn = self.slot_count.get_untracked().min(total);
        let current = self.state.current.get_untracked();
        let stop = current.clamp(first, (first + drawn).max(first + 1) - 1);
        if self.tab_stop.get_untracked() != stop {
            self.tab_stop.set(stop);
        }
        let shift = first as f64 * measures.row - scroll_top;
        set_style(&body, "top", &pixels(shift));
        if let Some(foot) = self.foot.get_untracked() {
            // It follows the last row until that leaves the screen; then it stays at the bottom.
            let own_place = measures.head + self.drawn_rows() as f64 * measures.row;
            let after_rows = measures.head + total as f64 * measures.row;
            let bottom = (measures.viewport - measures.foot).min(after_rows);
            set_style(&foot, "top", &pixels(bottom - own_place));
        }
        if let Some((position, control)) = focused {
            self.focus(position, control);
        }
    }

    /// What the rows show has changed, also for those that are hidden now.
    fn redraw(self) {
        self.slots.with_value(|slots| {
            for slot in slots {
                slot.row.notify();
            }
        });
    }

    /// Gives every slot its row; makes more slots when the window has grown.
    fn show(self, range: &std::ops::Range<usize>, shown: &[RowId]) {
        self.first.set_value(range.start);
        self.slots.update_value(|slots| {
            for _ in slots.len()..range.len() {
                slots.push(Slot {
                    row: ArcRwSignal::new(0),
                    position: ArcRwSignal::new(None),
                });
            }
            for (index, slot) in slots.iter().enumerate() {
                let position =
                    Some(range.start + index).filter(|position| range.contains(position));
                if let Some(row) = position.and_then(|position| shown.get(position))
                    && slot.row.get_untracked() != *row
                {
                    slot.row.set(*row);
                }
                if slot.position.get_untracked() != position {
                    slot.position.set(position);
                }
            }
        });
        if self.slot_count.get_untracked() < range.len() {
            self.slot_count.set(range.len());
        }
    }

    fn drawn_rows(self) -> usize {
        self.slots.with_value(|slots| {
            slots
                .iter()
                .filter(|slot| slot.position.get_untracked().is_some())
                .count()
        })
    }

    fn position_of_row(self, row: &HtmlTableRowElement) -> Option<usize> {
        let index = usize::try_from(row.section_row_index()).ok()?;
        self.slot(index)?.position.get_untracked()
    }

    /// Which row has the focus, and which of its controls (0 is the row itself).
    fn focused_control(self, body: &Element) -> Option<(usize, usize)> {
        let active = focused_element(body)?;
        let row = row_element(&active)?;
        if !body.contains(Some(&row)) {
            return None;
        }
        let control = controls(&row).iter().position(|control| *control == active);
        Some((
            self.position_of_row(&row)?,
            control.map_or(0, |index| index + 1),
        ))
    }

    /// Moves the focus with its row: a slot that shows another row now must not keep it, or Enter would
    /// open somebody else. A row that is gone leaves the focus to the table.
    fn focus(self, position: usize, control: usize) {
        let (Some(body), Some(scroller)) =
            (self.body.get_untracked(), self.scroller.get_untracked())
        else {
            return;
        };
        let index = position.checked_sub(self.first.get_value());
        let row = index
            .filter(|index| *index < self.drawn_rows())
            .and_then(|index| body.rows().item(index as u32))
            .and_then(|row| row.dyn_into::<HtmlTableRowElement>().ok());
        let target = match row {
            Some(row) => control
                .checked_sub(1)
                .and_then(|index| controls(&row).into_iter().nth(index))
                .unwrap_or_else(|| row.unchecked_into()),
            None => scroller.unchecked_into(),
        };
        if focused_element(&body).as_deref() == Some(target.as_ref()) {
            return;
        }
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // Only a browser that is just closing the page refuses.
        _ = target.focus_with_options(&options);
    }
}

/// Tells when an element's size changes.
struct Watch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Watch {
    fn new(on_change: impl FnMut() + 'static) -> Option<Self> {
        let callback = Closure::new(on_change);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        Some(Self {
            observer,
            _callback: callback,
        })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn set_style(element: &HtmlElement, property: &str, value: &str) {
    // Fails only for read-only style declarations, which ours is not.
    _ = element.style().set_property(property, value);
}

/// A length, to a thousandth of a pixel. Not by Rust's own writer of floating point numbers, which would cost every
/// first load 5 kB.
fn pixels(length: f64) -> String {
    let thousandths = (length * 1000.0).round() as i64;
    let sign = if thousandths < 0 { "-" } else { "" };
    let thousandths = thousandths.unsigned_abs();
    format!("{sign}{}.{:03}px", thousandths / 1000, thousandths % 1000)
}

/// A menu that is open belongs to the row that was here; it must not act on the one that comes.
fn close_menus(body: &Element) {
    if let Ok(Some(open)) = body.query_selector(":popover-open")
        && let Ok(open) = open.dyn_into::<HtmlElement>()
    {
        // Fails when it has closed itself meanwhile.
        _ = open.hide_popover();
    }
}

fn row_element(element: &Element) -> Option<HtmlTableRowElement> {
    element.closest("tr").ok().flatten()?.dyn_into().ok()
}

fn controls(row: &Element) -> Vec<HtmlElement> {
    let Ok(found) = row.query_selector_all(CONTROLS) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}
