//! Hands a file to the person.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves `text` under `file_name`. `media_type` is for example `text/csv;charset=utf-8`.
/// Returns false when the browser refused.
pub fn save_text(file_name: &str, media_type: &str, text: &str) -> bool {
    let save = || {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
        anchor.set_href(&address);
        anchor.set_download(file_name);
        anchor.click();
        Url::revoke_object_url(&address).ok()
    };
    save().is_some()
}
