//! Style sheets of pages outside the first load.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Brings the sheet that the page's head names in `<meta name="styles-…">`, once per page. Returns when it
/// applies: true then, and where there is no such sheet; false when it did not arrive.
pub async fn bring(name: &str) -> bool {
    let Some(link) = link(name) else { return true };
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
fn link(name: &str) -> Option<Element> {
    let document = document();
    let find = |selector: &str| document.query_selector(selector).ok().flatten();
    let address = find(&format!("meta[name=styles-{name}]"))?.get_attribute("content")?;
    if let Some(link) = find(&format!("link[href=\"{address}\"]")) {
        return Some(link);
    }
    let link = document.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &address).ok()?;
    document.head()?.append_child(&link).ok()?;
    Some(link)
}
