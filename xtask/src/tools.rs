//! What has to be on the machine. Installed where it may be; otherwise the message says what to type.

use std::path::Path;
use std::process::Command;

use crate::process::{exists, output_of, run, say};
use crate::{Result, paths};

/// The compiler's target for everything that runs in the browser.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for WebAssembly.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library = output_of(Command::new(rustc).current_dir(paths::root()).args([
        "--print",
        "target-libdir",
        "--target",
        WASM_TARGET,
    ]))?;
    // The folder's name is printed whether or not it is there.
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    say("Adding Rust's standard library for WebAssembly (rustup)");
    run(Command::new("rustup")
        .current_dir(paths::root())
        .args(["target", "add", WASM_TARGET]))
    .map_err(|error| {
        format!("{error}\nThe wasm32 standard library is needed: rustup target add {WASM_TARGET}")
            .into()
    })
}

/// The npm packages of `package-lock.json`: Binaryen and esbuild for releases, Playwright and axe
/// for the end-to-end tests. No install scripts run.
pub(crate) fn ensure_npm_packages() -> Result<()> {
    let root = paths::root();
    let lock = root.join("package-lock.json");
    // npm writes this file last, with what it installed.
    let installed = root.join("node_modules/.package-lock.json");
    let up_to_date = match (lock.metadata(), installed.metadata()) {
        (Ok(lock), Ok(installed)) => installed.modified()? >= lock.modified()?,
        _ => false,
    };
    if up_to_date {
        return Ok(());
    }
    if !exists("node") || !exists("npm") {
        return Err("Node.js 20 or newer with npm is needed; see https://nodejs.org".into());
    }
    say("Installing the npm packages of package-lock.json");
    run(Command::new("npm").current_dir(&root).args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ]))
}

/// Debian's Chromium and its driver.
pub(crate) fn ensure_chromium() -> Result<()> {
    if exists("chromium") && exists("chromedriver") {
        return Ok(());
    }
    let advice = "Chromium and its driver are needed: apt-get install chromium chromium-driver";
    if !may_install() {
        return Err(format!("{advice} (as root)").into());
    }
    say("Installing Debian's chromium and chromium-driver (apt-get)");
    let mut update = Command::new("apt-get");
    run(update.arg("update"))?;
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(["chromium", "chromium-driver"]))
    .map_err(|error| format!("{error}\n{advice}").into())
}

/// Whether Debian's packages can be installed by us.
pub(crate) fn may_install() -> bool {
    exists("apt-get") && output_of(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
