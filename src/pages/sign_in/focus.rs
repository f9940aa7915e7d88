//! Where the keyboard goes.

use leptos::{html::Div, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::effect::effect;

/// Begins in the first field of `place`, and after a failure in the field that is to blame. `has_error`
/// tracks whatever should move the focus. (The attribute `autofocus` alone counts once per page load.)
pub(super) fn focus_what_counts(
    place: NodeRef<Div>,
    has_error: impl Fn() -> bool + Send + Sync + 'static,
) {
    effect(move || {
        let has_error = has_error();
        // The fields are drawn after this.
        request_animation_frame(move || {
            let Some(place) = place.try_get_untracked().flatten() else {
                return;
            };
            let find = |selector| place.query_selector(selector).ok().flatten();
            let blamed = if has_error {
                find("[aria-invalid]")
            } else {
                None
            };
            let field = blamed.or_else(|| find("[autofocus]"));
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                _ = field.focus();
            }
        });
    });
}
