//! Small helpers around the browser's own elements, for widgets only.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, Node};

/// An id no other element has, for `aria-*` and `for`: a counter would be state shared by all
/// portals on a page, a random number is not.
pub fn unique_id(prefix: &str) -> String {
    const SPACE: f64 = 9_007_199_254_740_992.0;
    format!("{prefix}-{:x}", (js_sys::Math::random() * SPACE) as u64)
}

/// The element with the focus in the tree `near` stands in: the document or its shadow root.
pub fn focused_element(near: &Node) -> Option<HtmlElement> {
    let root = near.get_root_node();
    let active: Option<Element> = match root.dyn_ref::<web_sys::ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => near
            .owner_document()
            .and_then(|document| document.active_element()),
    };
    active.and_then(|element| element.dyn_into().ok())
}

/// All elements below `root` that match, in document order.
pub(super) fn all_matching(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|index| list.item(index)?.dyn_into().ok())
        .collect()
}

/// Gives `element` the focus; a browser that refuses is left alone.
pub(super) fn focus(element: &HtmlElement) {
    // Fails only for elements that cannot be focused, and then the focus stays where it is.
    drop(element.focus());
}
