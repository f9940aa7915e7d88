//! Links to a place on a page. The fragment of the address is the page's own, so the place stands in the query.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::{browser::host::Host, effect::effect, nav::Nav};

/// Goes to the heading that the address names under `name`, now and whenever it names another one.
/// `heading` gives the id of the heading's element, or nothing for a name that is none.
pub fn jump_to(name: &'static str, heading: impl Fn(&str) -> Option<String> + 'static) {
    let Some(nav) = Nav::use_context() else {
        return;
    };
    let host = Host::use_context();
    let query = nav.query();
    let wanted = Memo::new(move |_| query.with(|query| query.get(name).map(str::to_owned)));
    effect(move || {
        let id = wanted.with(|wanted| wanted.as_deref().and_then(&heading));
        if let Some(id) = id {
            // Drawn by then.
            request_animation_frame(move || go_to(host, &id));
        }
    });
}

/// Brings the keyboard to the page itself.
pub fn go_to_main(host: Host) {
    let main = host.find("main");
    if let Some(main) = main.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        _ = main.focus();
    }
}

/// Brings a heading of this portal to the top, and the keyboard to it. `id` is made of letters and hyphens.
pub fn go_to(host: Host, id: &str) {
    let heading = host.find(&format!("#{id}"));
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        heading.scroll_into_view();
        _ = heading.focus();
    }
}
