//! Tooltips: one element for all of them. Whatever carries `data-tip` gets one, when the pointer
//! rests on it or the keyboard reaches it; Esc takes it away. An empty `data-tip` shows the `aria-label`.
//!
//! A tooltip repeats or adds to a name, it never replaces it: icon buttons have an `aria-label`,
//! and [`Tooltip`] puts its text where it is read out.

use std::time::Duration;

use leptos::ev;
use leptos::html::Div;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

use super::place::{Align, Area, place};
use crate::i18n::{Text, t};

const DELAY: Duration = Duration::from_millis(450);

/// The one tooltip of a portal. [`Root`](super::Root) feeds it the events of everything inside.
#[derive(Clone, Copy)]
pub(super) struct Tooltips {
    node: NodeRef<Div>,
    anchor: StoredValue<Option<Element>, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Tooltips {
    pub(super) fn new() -> Self {
        let this = Self {
            node: NodeRef::new(),
            anchor: StoredValue::new_local(None),
            timer: StoredValue::new(None),
        };
        on_cleanup(move || this.stop_timer());
        this
    }

    /// The pointer came to rest on something else.
    pub(super) fn pointer_over(self, event: &ev::PointerEvent) {
        if event.pointer_type() == "touch" {
            return;
        }
        let anchor = anchor_of(event);
        if anchor == self.anchor.try_get_value().flatten() {
            return;
        }
        self.hide();
        let Some(anchor) = anchor else { return };
        self.anchor.try_set_value(Some(anchor.clone()));
        let handle = set_timeout_with_handle(move || self.show(&anchor), DELAY).ok();
        self.timer.try_set_value(handle);
    }

    /// The keyboard reached something.
    pub(super) fn focus_in(self, event: &ev::FocusEvent) {
        self.hide();
        if let Some(anchor) = anchor_of(event)
            && anchor.matches(":focus-visible").unwrap_or(false)
        {
            self.anchor.try_set_value(Some(anchor.clone()));
            self.show(&anchor);
        }
    }

    /// Something was pressed, left or escaped from.
    pub(super) fn hide(self) {
        self.stop_timer();
        if self
            .anchor
            .try_update_value(Option::take)
            .flatten()
            .is_some()
            && let Some(node) = self.node.try_get_untracked().flatten()
        {
            // Fails if it is not open (yet), which is what is wanted.
            drop(node.hide_popover());
        }
    }

    fn stop_timer(self) {
        if let Some(handle) = self.timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    fn show(self, anchor: &Element) {
        let Some(node) = self.node.try_get_untracked().flatten() else {
            return;
        };
        let text = anchor
            .get_attribute("data-tip")
            .filter(|text| !text.is_empty())
            .or_else(|| anchor.get_attribute("aria-label"))
            .unwrap_or_default();
        if text.is_empty() || !anchor.is_connected() {
            return;
        }
        node.set_text_content(Some(&text));
        if node.show_popover().is_err() {
            return;
        }
        let area = area_of(anchor);
        let own = area_of(&node);
        let (left, top) = place(area, (own.width, own.height), view_size(), Align::Centre);
        move_to(&node, left, top);
    }
}

/// The thing with a tooltip an event happened in.
fn anchor_of(event: &Event) -> Option<Element> {
    event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest("[data-tip]")
        .ok()
        .flatten()
}

pub(super) fn area_of(element: &Element) -> Area {
    let rect = element.get_bounding_client_rect();
    Area {
        left: rect.left(),
        top: rect.top(),
        width: rect.width(),
        height: rect.height(),
    }
}

pub(super) fn view_size() -> (f64, f64) {
    let side = |value: Result<wasm_bindgen::JsValue, _>| {
        value
            .ok()
            .and_then(|value| value.as_f64())
            .unwrap_or_default()
    };
    (side(window().inner_width()), side(window().inner_height()))
}

pub(super) fn move_to(element: &web_sys::HtmlElement, left: f64, top: f64) {
    let style = element.style();
    for (property, value) in [("left", left), ("top", top)] {
        // Only a property name that does not exist would fail.
        drop(style.set_property(property, &format!("{}px", value.round() as i32)));
    }
}

/// The element of [`Tooltips`].
#[component]
pub(super) fn TooltipLayer(
    /// What it shows.
    tooltips: Tooltips,
) -> impl IntoView {
    view! {
        <div
            class="tooltip"
            role="tooltip"
            aria-hidden="true"
            popover="manual"
            node_ref=tooltips.node
        ></div>
    }
}

/// Explains what it stands around, for example why a button cannot be pressed.
#[component]
pub fn Tooltip(
    /// The explanation; empty: none.
    #[prop(into)]
    text: Signal<Option<Text>>,
    /// What is explained.
    children: Children,
) -> impl IntoView {
    let words = move || text.get().map(|text| t(text)());
    view! {
        <span class="tip-anchor" data-tip=words>
            {children()}
            <span class="sr-only">{words}</span>
        </span>
    }
}
