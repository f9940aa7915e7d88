//! The `wasm-bindgen` command: turns a compiled module into the module and its JavaScript glue.
//!
//! `cargo run -p wasm-bindgen-runner --bin bindgen -- --help` lists what it takes. It cannot bear
//! the full name: rustc takes a crate `wasm_bindgen` of our version for a hopelessly old library.

use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    Ok(wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(
        env::args_os(),
    )?)
}
