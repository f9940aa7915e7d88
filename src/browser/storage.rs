//! Settings that outlive the page. Every name gets the prefix `portal.`, so that a host page's own
//! entries are left alone. A browser without storage (private mode, sandboxed frame) simply forgets.

use leptos::prelude::window;
use web_sys::Storage;

/// How long a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Until somebody clears it: settings of this browser, shared by all tabs.
    InBrowser,
    /// As long as this tab lives, reloads included.
    InTab,
}

/// The value, if there is one and the browser lets us see it.
pub fn get(kept: Kept, name: &str) -> Option<String> {
    storage(kept)?.get_item(&prefixed(name)).ok().flatten()
}

/// Keeps the value, or forgets it with `None`.
pub fn set(kept: Kept, name: &str, value: Option<&str>) {
    let Some(storage) = storage(kept) else { return };
    // A full or forbidden storage is no reason to fail: the setting lasts until the page closes.
    _ = match value {
        Some(value) => storage.set_item(&prefixed(name), value),
        None => storage.remove_item(&prefixed(name)),
    };
}

fn storage(kept: Kept) -> Option<Storage> {
    match kept {
        Kept::InBrowser => window().local_storage(),
        Kept::InTab => window().session_storage(),
    }
    .ok()
    .flatten()
}

fn prefixed(name: &str) -> String {
    format!("portal.{name}")
}
