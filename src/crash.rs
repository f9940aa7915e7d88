//! When the app itself breaks: a page that says so, offers to reload, and gives details to copy.
//!
//! After a panic nothing of the app may run any more, so the page is drawn by `public/boot.js`; all that
//! happens here is one event with texts that were made ready before. The details name the place in the
//! code and never the panic's message: that could quote somebody's data.

use std::{
    panic,
    sync::{Arc, Mutex, PoisonError},
};

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::browser::host::dispatch;

/// What the page says, in the language of the moment.
#[derive(Clone, Debug, Default)]
pub struct CrashTexts {
    /// What happened.
    pub title: String,
    /// Why nothing is lost that was saved, and what to do.
    pub explanation: String,
    /// The button that reloads.
    pub reload: String,
    /// The button that copies the details.
    pub copy: String,
    /// Said after copying.
    pub copied: String,
}

/// The texts that the next crash would show.
#[derive(Clone, Default)]
pub struct CrashPage(Arc<Mutex<CrashTexts>>);

impl CrashPage {
    /// From now on a panic leads to the page. To be called once, by whoever owns the whole page.
    pub fn install() -> Self {
        let page = Self::default();
        let texts = Arc::clone(&page.0);
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            announce(
                &texts.lock().unwrap_or_else(PoisonError::into_inner).clone(),
                &place,
            );
        }));
        page
    }

    /// Changes the language of the page to come.
    pub fn set_texts(&self, texts: CrashTexts) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = texts;
    }
}

fn announce(texts: &CrashTexts, place: &str) {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let details = format!(
        "provider-portal {}\n{place}\n{agent}",
        env!("CARGO_PKG_VERSION")
    );
    let detail = js_sys::Object::new();
    for (name, value) in [
        ("title", &texts.title),
        ("explanation", &texts.explanation),
        ("reload", &texts.reload),
        ("copy", &texts.copy),
        ("copied", &texts.copied),
        ("details", &details),
    ] {
        // A plain object takes any property.
        _ = js_sys::Reflect::set(&detail, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    dispatch(&window(), "portal-crash", &detail);
}

/// A file without which there are no texts did not arrive: the loader says so, in its own words.
pub fn report_missing_file() {
    dispatch(&window(), "portal-file-missing", &JsValue::NULL);
}
