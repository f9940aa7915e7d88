//! What only a browser can show. One program for all areas, because each program costs a browser start.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that fails is the point")]

mod i18n;
mod nav;
mod ui;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
