//! The suite `hosting` of `cargo xtask test`: the release site behind real web servers, with the recipes of
//! `hosting/`. Playwright starts the servers and asks them; here is what has to be there before.
//!
//! - [`policy`]: the headers that every way of hosting sends
//! - [`static_host`]: the files that hosts of static sites want
//! - `recipes`: holds the recipes against what they have to say

mod policy;
#[cfg(test)]
mod recipes;
pub(crate) mod static_host;

use std::fs;
use std::process::Command;

use crate::counts::Counts;
use crate::process::{exists, run as run_program, say};
use crate::{Result, dist, e2e, paths, start, tools};

/// The web servers of the recipes, and the module that lets nginx send brotli.
const PACKAGES: [&str; 3] = ["nginx", "libnginx-mod-http-brotli-static", "caddy"];

/// Where Debian turns the module on.
const BROTLI_MODULE: &str = "/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf";

/// Runs the suite on the site in `dist/`, which is built when it is not there.
pub(crate) fn tests() -> Result<Counts> {
    ensure_web_servers()?;
    let site = paths::dist();
    if site.join("index.html").is_file() {
        say("Using the site in dist/");
    } else {
        tools::ensure_wasm_target()?;
        dist::build()?;
    }
    let server = start::build_server("dev")?;
    say("Trying the recipes of hosting/");
    e2e::run_playwright(&site, &server, "hosting", &[])
}

/// Debian's nginx and Caddy.
fn ensure_web_servers() -> Result<()> {
    if exists("nginx") && exists("caddy") && fs::exists(BROTLI_MODULE)? {
        return Ok(());
    }
    let packages = PACKAGES.join(" ");
    let advice =
        format!("nginx and Caddy are needed: apt-get install --no-install-recommends {packages}");
    // Debian starts them as soon as they are installed: on a machine with services, that is for its owner to say.
    if !tools::may_install() || fs::exists("/run/systemd/system")? {
        return Err(format!("{advice} (as root)").into());
    }
    say("Installing Debian's nginx and caddy (apt-get)");
    run_program(Command::new("apt-get").arg("update"))?;
    run_program(
        Command::new("apt-get")
            .env("DEBIAN_FRONTEND", "noninteractive")
            // The runlevel in which no service is started.
            .env("RUNLEVEL", "1")
            .args(["install", "--yes", "--no-install-recommends"])
            .args(PACKAGES),
    )
    .map_err(|error| format!("{error}\n{advice}").into())
}
