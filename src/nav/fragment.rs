//! Keeps the address in the fragment: the only file that knows.
//!
//! Other places for it (the page's own path, or none at all for a portal inside somebody else's page) would
//! offer the same three functions, and their own form of [`super::Route::href`].

use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use web_sys::PopStateEvent;

/// The address inside the app, with its query, as it stands there.
pub(super) fn read() -> String {
    let fragment = window().location().hash().unwrap_or_default();
    fragment.trim_start_matches('#').to_owned()
}

/// Puts an address there: with an entry of its own in the history, or in place of the present one.
pub(super) fn write(address: &str, replace: bool) {
    let Ok(history) = window().history() else {
        return;
    };
    let fragment = format!("#{address}");
    // Only a sandboxed or rate-limited page refuses; then the app moves on without its address.
    _ = if replace {
        // An open dialog's mark on this entry stays.
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(&fragment))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&fragment))
    };
}

/// Tells of every other change of it, with the mark of the entry one has come to (see [`super::back`]), as
/// long as the listener lives.
pub(super) fn listen(moved: impl Fn(usize) + 'static) -> Listener {
    let on_popstate = Closure::<dyn Fn(PopStateEvent)>::new(move |event: PopStateEvent| {
        moved(event.state().as_f64().unwrap_or(0.0) as usize);
    });
    _ = window().add_event_listener_with_callback("popstate", on_popstate.as_ref().unchecked_ref());
    Listener(on_popstate)
}

pub(super) struct Listener(Closure<dyn Fn(PopStateEvent)>);

impl Drop for Listener {
    fn drop(&mut self) {
        _ = window()
            .remove_event_listener_with_callback("popstate", self.0.as_ref().unchecked_ref());
    }
}
