//! `cargo xtask start`: builds the app and the demo server, and runs them.

use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use crate::args::Args;
use crate::process::{cargo, run as run_program, say};
use crate::{Result, dist, paths, site, tools};

/// The flags, checked before anything is built.
struct Options {
    port: u16,
    is_release: bool,
    /// What the demo server gets as it is.
    server: Vec<String>,
}

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let options = read(arguments)?;
    if TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).is_err() {
        return Err(format!(
            "port {} is taken; choose another one: cargo xtask start --port 8090",
            options.port
        )
        .into());
    }
    tools::ensure_wasm_target()?;
    let site = if options.is_release {
        dist::build()?
    } else {
        site::stage_dev()?
    };
    let profile = if options.is_release { "server" } else { "dev" };
    let server = build_server(profile)?;

    say("Starting the server");
    let mut command = Command::new(server);
    command
        .current_dir(std::env::current_dir()?)
        .args(["--port", &options.port.to_string()])
        .arg("--site")
        .arg(site)
        .args(options.server);
    become_program(&mut command)
}

/// Builds the demo server in one of cargo's profiles; returns the program.
pub(crate) fn build_server(profile: &str) -> Result<std::path::PathBuf> {
    say("Building the demo server");
    run_program(
        cargo()?
            .args(["build", "--locked", "--package", "demo-server"])
            .args(["--profile", profile]),
    )?;
    let folder = if profile == "dev" { "debug" } else { profile };
    let program = format!("demo-server{}", std::env::consts::EXE_SUFFIX);
    Ok(paths::target()?.join(folder).join(program))
}

/// The server takes our place, so that Ctrl-C and the exit code are its own.
#[cfg(unix)]
fn become_program(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(command.exec().into())
}

#[cfg(not(unix))]
fn become_program(command: &mut Command) -> Result<()> {
    run_program(command)
}

fn read(arguments: &[String]) -> Result<Options> {
    let mut args = Args::new(arguments);
    let port = match args.value("--port")? {
        None => 8088,
        Some(text) => text
            .parse()
            .ok()
            .filter(|port| *port > 0)
            .ok_or_else(|| format!("--port wants a number from 1 to 65535, not `{text}`"))?,
    };
    let is_release = args.switch("--release");
    let mut server = Vec::new();
    if let Some(file) = args.value("--data")? {
        server.extend(["--data".to_owned(), file]);
    }
    if let Some(text) = args.value("--clients")? {
        let count: u32 = text
            .parse()
            .map_err(|_| format!("--clients wants a number, not `{text}`"))?;
        server.extend(["--clients".to_owned(), count.to_string()]);
    }
    if let Some(url) = args.value("--upstream")? {
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(
                format!("--upstream wants an http:// or https:// address, not `{url}`").into(),
            );
        }
        if !server.is_empty() {
            return Err(
                "--upstream uses a real server's data: --data and --clients do not go with it"
                    .into(),
            );
        }
        server.extend(["--upstream".to_owned(), url]);
    }
    args.finish()?;
    Ok(Options {
        port,
        is_release,
        server,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Result<Options> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        read(&words)
    }

    #[test]
    fn without_flags_it_is_the_quick_build_on_8088() {
        let options = options("").unwrap();
        assert_eq!(options.port, 8088);
        assert!(!options.is_release);
        assert!(options.server.is_empty());
    }

    #[test]
    fn the_servers_flags_are_passed_on() {
        let options = options("--clients 1000 --data w.sqlite --port=9000 --release").unwrap();
        assert_eq!(options.port, 9000);
        assert!(options.is_release);
        assert_eq!(options.server, ["--data", "w.sqlite", "--clients", "1000"]);
    }

    #[test]
    fn mistakes_are_named_before_anything_is_built() {
        for line in [
            "--port 0",
            "--port 70000",
            "--clients many",
            "--clients -1",
            "--upstream vault.example",
            "--upstream https://vault.example --clients 5",
            "--prot 9000",
        ] {
            assert!(options(line).is_err(), "{line}");
        }
    }
}
