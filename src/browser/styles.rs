//! Style sheets of pages outside the first load.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::host::Host;

/// Brings the sheet that `<meta name="styles-…">` names, once per portal. Returns when it applies: true then, and
/// where there is no such sheet; false when it did not arrive.
pub async fn bring(host: Host, name: &str) -> bool {
    let Some(link) = link(host, name) else {
        return true;
    };
    if Reflect::get(&link, &JsValue::from_str("sheet")).is_ok_and(|sheet| sheet.is_object()) {
        return true;
    }
    let arrival = Promise::new(&mut |arrived: Function, failed: Function| {
        for (event, told) in [("load", &arrived), ("error", &failed)] {
            // Listening cannot fail for these names.
            _ = link.add_event_listener_with_callback(event, told);
        }
    });
    let arrived = JsFuture::from(arrival).await.is_ok();
    if !arrived {
        // The next try asks the server again.
        link.remove();
    }
    arrived
}

/// The element that has brought the sheet, or does so from now on.
fn link(host: Host, name: &str) -> Option<Element> {
    let meta = host.find(&format!("meta[name=styles-{name}]"))?;
    let address = meta.get_attribute("content")?;
    if let Some(link) = host.find(&format!("link[href=\"{address}\"]")) {
        return Some(link);
    }
    let link = document().create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &address).ok()?;
    meta.parent_element()?.append_child(&link).ok()?;
    Some(link)
}
