//! The end-to-end tests: Playwright drives Debian's Chromium against demo servers that it starts
//! itself, one per worker, so that no test sees another one's world.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::args::Args;
use crate::counts::Counts;
use crate::process::say;
use crate::{Result, dist, paths, process, site, start, tools};

/// `cargo xtask e2e [--dev] [PLAYWRIGHT ARGUMENTS...]`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let mut args = Args::new(arguments);
    tools::ensure_wasm_target()?;
    let site = site(args.switch("--dev"))?;
    let counts = on(&site, &args.rest())?;
    if counts.failed == 0 {
        Ok(())
    } else {
        Err(format!("{} of the end-to-end tests failed", counts.failed).into())
    }
}

/// The quick build, or the release build, up to date.
pub(crate) fn site(is_dev: bool) -> Result<PathBuf> {
    if is_dev {
        site::stage_dev()
    } else {
        let site = dist::build()?;
        dist::build_below()?;
        Ok(site)
    }
}

/// Runs the tests on a built site.
pub(crate) fn on(site: &Path, playwright_arguments: &[String]) -> Result<Counts> {
    let server = start::build_server("dev")?;
    say("Running the end-to-end tests");
    run_playwright(site, &server, "playwright", playwright_arguments)
}

/// Runs the tests of one of Playwright's configurations: `tests/e2e/<name>.config.ts`.
pub(crate) fn run_playwright(
    site: &Path,
    server: &Path,
    configuration: &str,
    arguments: &[String],
) -> Result<Counts> {
    let out = paths::target()?.join("e2e");
    fs::create_dir_all(&out)?;
    let results = out.join("results.json");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    let mut command = playwright(site, server)?;
    command
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results)
        .args(["test", "--config"])
        .arg(format!("tests/e2e/{configuration}.config.ts"))
        .args(arguments);
    let status = command.status()?;
    let counts = fs::read(&results)
        .map_err(|error| format!("Playwright left no results: {error}").into())
        .and_then(|json| counts(&json))?;
    match counts {
        Counts {
            passed: 0,
            failed: 0,
        } => Err("not a single test ran".into()),
        Counts { failed: 0, passed } if !status.success() => Ok(Counts { passed, failed: 1 }),
        counts => Ok(counts),
    }
}

/// Playwright's command line with everything our tests need to know.
pub(crate) fn playwright(site: &Path, server: &Path) -> Result<Command> {
    tools::ensure_npm_packages()?;
    tools::ensure_chromium()?;
    let mut command = process::node();
    command
        .arg("node_modules/.bin/playwright")
        .env("PORTAL_SITE", site)
        .env("PORTAL_SITE_BELOW", dist::below()?)
        .env("PORTAL_SERVER", server)
        .env("PORTAL_OUT", paths::target()?.join("e2e"));
    Ok(command)
}

/// The counts in Playwright's JSON report.
fn counts(json: &[u8]) -> Result<Counts> {
    let report: Value = serde_json::from_slice(json)?;
    let count = |name: &str| report["stats"][name].as_u64().unwrap_or(0);
    let errors = report["errors"]
        .as_array()
        .map_or(0, |errors| errors.len() as u64);
    Ok(Counts {
        passed: count("expected"),
        // A test that passed at the second try only is not in order.
        failed: count("unexpected") + count("flaky") + errors,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flaky_tests_and_errors_outside_tests_count_as_failed() {
        let json =
            br#"{"errors":[{}],"stats":{"expected":7,"unexpected":1,"flaky":2,"skipped":4}}"#;
        assert_eq!(
            counts(json).unwrap(),
            Counts {
                passed: 7,
                failed: 4
            }
        );
        assert!(counts(b"<html>").is_err());
    }
}
