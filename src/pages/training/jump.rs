//! Links to a place on a page. The fragment of the address is the page's own, so the place stands in the query.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::{effect::effect, nav::Nav};

/// Goes to the heading that the address names under `name`, now and whenever it names another one.
/// `heading` gives the id of the heading's element, or nothing for a name that is none.
pub fn jump_to(name: &'static str, heading: impl Fn(&str) -> Option<String> + 'static) {
    let Some(nav) = Nav::use_context() else {
        return;
    };
    let query = nav.query();
    let wanted = Memo::new(move |_| query.with(|query| query.get(name).map(str::to_owned)));
    effect(move || {
        let id = wanted.with(|wanted| wanted.as_deref().and_then(&heading));
        if let Some(id) = id {
            // Drawn by then.
            request_animation_frame(move || go_to(&id));
        }
    });
}

/// Brings a heading to the top, and the keyboard to it.
pub fn go_to(id: &str) {
    let heading = document().get_element_by_id(id);
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        heading.scroll_into_view();
        _ = heading.focus();
    }
}
