//! The tests of `everywhere` in a worker, where there is no `window`.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that fails is the point")]
#![expect(clippy::expect_used, reason = "a test that fails is the point")]
#![expect(clippy::panic, reason = "a test that fails is the point")]

#[macro_use]
#[path = "everywhere/support.rs"]
mod support;
#[path = "everywhere/behaviour.rs"]
mod behaviour;
#[path = "everywhere/totp.rs"]
mod totp;
#[path = "everywhere/vectors.rs"]
mod vectors;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);
