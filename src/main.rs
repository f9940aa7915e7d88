//! The static site's entry: the whole page is the portal.

#[cfg(target_arch = "wasm32")]
fn main() {
    let crash_page = provider_portal::crash::CrashPage::install();
    if let Some(body) = leptos::prelude::document().body() {
        provider_portal::mount(body, crash_page).keep();
    }
}

/// There is no page to mount on outside of a browser; `cargo xtask start` is the way in.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
