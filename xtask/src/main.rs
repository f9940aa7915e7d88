//! The project's commands: `cargo xtask start`, `test`, `dist`, `bench`, `e2e`, `look`.
//!
//! One file per command; what they share:
//!
//! - [`paths`]: where things are
//! - [`process`]: running programs and saying what is going on
//! - [`tools`]: what has to be installed, installed where it may be
//! - [`wasm`]: cargo, wasm-bindgen and wasm-opt for the browser's part
//! - [`site`]: the files of the site in a folder, page included

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line program talks to its terminal"
)]

mod args;
mod bench;
mod config;
mod counts;
mod dist;
mod e2e;
mod hosting;
mod look;
mod names;
mod paths;
mod process;
mod site;
mod stage;
mod start;
mod test;
mod tools;
mod wasm;

use std::env;
use std::process::ExitCode;

/// What went wrong, in words for the person at the terminal.
type Error = Box<dyn std::error::Error>;
type Result<T> = std::result::Result<T, Error>;

const HELP: &str = "\
The project's commands.

  cargo xtask start [--port 8088] [--release] [--data FILE] [--clients N] [--upstream URL]
      builds the app, starts the demo server and prints the address and the demo accounts
      --release       the optimised site instead of the quick build
      --data FILE     keep the demo world in an SQLite file (otherwise in memory, fresh each time)
      --clients N     a world with N more, synthetic clients
      --upstream URL  no demo world: pass the API calls on to a real Bitwarden-compatible server

  cargo xtask test [SUITE...]
      runs every check, or the named ones: fmt clippy clippy-wasm host browser dist hosting e2e

  cargo xtask dist [--base /PATH/] [--out FOLDER] [--verify]
      the site for a web server, in dist/, with a table of sizes
      --base /PATH/   absolute addresses below this folder of the host (otherwise relative ones)
      --out FOLDER    another folder than dist/; what is in it goes
      --verify        builds everything a second time, from nothing, and compares every byte

  cargo xtask static-host UPSTREAM [--site FOLDER]
      puts beside the site what Netlify and Cloudflare Pages read: _headers, _redirects, _routes.json

  cargo xtask config FILE
      checks a config.json: what cannot be used, why, and what to write instead

  cargo xtask bench [FIGURE...]
      measures the release build in headless Chromium and prints a table

  cargo xtask e2e [--dev] [PLAYWRIGHT ARGUMENTS...]
      end-to-end tests alone; --dev: on the quick build

  cargo xtask look [--dev] [ROUTE...]
      pictures of pages in two sizes and both themes, in target/look/";

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let command = arguments.next();
    let rest: Vec<String> = arguments.collect();
    let outcome = match command.as_deref() {
        Some("start") => start::run(&rest),
        Some("test") => test::run(&rest),
        Some("dist") => dist::run(&rest),
        Some("bench") => bench::run(&rest),
        Some("e2e") => e2e::run(&rest),
        Some("config") => config::run(&rest),
        Some("look") => look::run(&rest),
        Some("static-host") => hosting::static_host::run(&rest),
        Some("stage") => stage::run(&rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(format!("there is no command `{other}`\n\n{HELP}").into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
