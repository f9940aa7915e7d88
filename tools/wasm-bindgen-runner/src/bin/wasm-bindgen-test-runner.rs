//! The test runner of `cargo test --target wasm32-unknown-unknown`: `.cargo/config.toml` names it.
//!
//! It serves the compiled tests on a loopback port and runs them in a headless Chromium through
//! ChromeDriver, found on `PATH` or named by `CHROMEDRIVER`; `webdriver.json` at the root of the
//! repository holds the browser's flags.

use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    Ok(wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os())?)
}
