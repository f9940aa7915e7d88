//! The tests that run natively and in a browser's page; `worker.rs` runs the same ones in a worker.
#![expect(clippy::unwrap_used, reason = "a test that fails is the point")]
#![expect(clippy::expect_used, reason = "a test that fails is the point")]
#![expect(clippy::panic, reason = "a test that fails is the point")]

#[macro_use]
mod support;
mod behaviour;
mod totp;
mod vectors;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
