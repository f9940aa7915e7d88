//! `cargo xtask test`: every check, one suite after the other; a suite that fails does not stop the
//! next. The last line is `N passed, N failed`, all suites added up.

use std::time::Instant;

use crate::counts::Counts;
use crate::process::{cargo, run as run_program, say, stream};
use crate::tools::WASM_TARGET;
use crate::{Result, dist, e2e, hosting, paths, tools};

/// A group of checks with a name to ask for it.
struct Suite {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<Counts>,
}

const SUITES: [Suite; 8] = [
    Suite {
        name: "fmt",
        what: "rustfmt",
        run: rustfmt,
    },
    Suite {
        name: "clippy",
        what: "clippy, this machine",
        run: clippy_host,
    },
    Suite {
        name: "clippy-wasm",
        what: "clippy, WebAssembly",
        run: clippy_wasm,
    },
    Suite {
        name: "host",
        what: "unit, property and integration tests on this machine",
        run: host_tests,
    },
    Suite {
        name: "browser",
        what: "browser tests in headless Chromium",
        run: browser_tests,
    },
    Suite {
        name: "dist",
        what: "release build, size budget, the same bytes twice",
        run: release_build,
    },
    Suite {
        name: "hosting",
        what: "the release site behind real web servers",
        run: hosting::tests,
    },
    Suite {
        name: "e2e",
        what: "end-to-end tests in headless Chromium, with axe",
        run: end_to_end_tests,
    },
];

/// What is compiled for the browser, besides what these depend on.
const WASM_PACKAGES: [&str; 3] = ["provider-portal", "portal-crypto", "kdf-worker"];

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let suites = chosen(arguments)?;
    let mut total = Counts::default();
    let mut report = Vec::new();
    for suite in suites {
        println!("\n===== {}: {} =====", suite.name, suite.what);
        let start = Instant::now();
        let counts = (suite.run)().unwrap_or_else(|error| Counts::one(Err(error)));
        report.push((suite.name, counts, start.elapsed().as_secs()));
        total.add(counts);
    }
    println!();
    for (name, counts, seconds) in &report {
        let Counts { passed, failed } = counts;
        println!("{name:12} {passed:>5} passed {failed:>4} failed {seconds:>5} s");
    }
    let failed: Vec<&str> = report
        .iter()
        .filter(|(_, counts, _)| counts.failed > 0)
        .map(|(name, _, _)| *name)
        .collect();
    if !failed.is_empty() {
        println!("failed: {}", failed.join(", "));
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        return Ok(());
    }
    // The counts are the last line: whoever reads it needs no more words.
    std::process::exit(1)
}

fn chosen(names: &[String]) -> Result<Vec<&'static Suite>> {
    if names.is_empty() {
        return Ok(SUITES.iter().collect());
    }
    names
        .iter()
        .map(|name| {
            SUITES
                .iter()
                .find(|suite| suite.name == name)
                .ok_or_else(|| {
                    let known: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
                    format!("there is no suite `{name}`; there are {}", known.join(", ")).into()
                })
        })
        .collect()
}

fn rustfmt() -> Result<Counts> {
    Ok(Counts::one(run_program(
        cargo()?.args(["fmt", "--all", "--check"]),
    )))
}

fn clippy_host() -> Result<Counts> {
    Ok(Counts::one(run_program(
        cargo()?
            .args(["clippy", "--locked", "--workspace", "--all-targets"])
            .args(["--", "--deny", "warnings"]),
    )))
}

fn clippy_wasm() -> Result<Counts> {
    tools::ensure_wasm_target()?;
    let mut command = cargo()?;
    command.args([
        "clippy",
        "--locked",
        "--all-targets",
        "--target",
        WASM_TARGET,
    ]);
    for package in WASM_PACKAGES {
        command.args(["--package", package]);
    }
    Ok(Counts::one(run_program(
        command.args(["--", "--deny", "warnings"]),
    )))
}

fn host_tests() -> Result<Counts> {
    cargo_test(cargo()?.args(["test", "--locked", "--workspace", "--no-fail-fast"]))
}

fn browser_tests() -> Result<Counts> {
    tools::ensure_wasm_target()?;
    tools::ensure_chromium()?;
    let mut command = cargo()?;
    command.args([
        "test",
        "--locked",
        "--no-fail-fast",
        "--target",
        WASM_TARGET,
    ]);
    for package in WASM_PACKAGES {
        command.args(["--package", package]);
    }
    cargo_test(&mut command)
}

/// Runs a `cargo test` and adds up the result lines of its programs.
fn cargo_test(command: &mut std::process::Command) -> Result<Counts> {
    let mut counts = Counts::default();
    let status = stream(command, |line| {
        if let Some(result) = test_result(line) {
            counts.add(result);
        }
    })?;
    if !status.success() && counts.failed == 0 {
        // It did not get as far as a test, or a program died.
        eprintln!("error: cargo test failed ({status})");
        counts.failed = 1;
    }
    if status.success() && counts.passed == 0 {
        return Err("not a single test ran".into());
    }
    Ok(counts)
}

/// The counts in a line like `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn test_result(line: &str) -> Option<Counts> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| {
        numbers
            .split("; ")
            .find_map(|part| part.strip_suffix(what)?.trim().parse().ok())
    };
    Some(Counts {
        passed: count("passed")?,
        failed: count("failed")?,
    })
}

fn release_build() -> Result<Counts> {
    tools::ensure_wasm_target()?;
    let built = dist::build();
    let mut counts = Counts::default();
    match built {
        Ok(site) => {
            counts.add(Counts::one(Ok(())));
            let sizes = dist::sizes(&site)?;
            dist::print_table(&sizes);
            counts.add(Counts::one(dist::check_budget(&sizes)));
            counts.add(Counts::one(dist::check_reproducible(&site)));
            counts.add(Counts::one(dist::build_below()));
        }
        Err(error) => counts.add(Counts::one(Err(error))),
    }
    Ok(counts)
}

fn end_to_end_tests() -> Result<Counts> {
    let page = paths::dist().join("index.html");
    if page.is_file() {
        say("Using the site in dist/");
    } else {
        tools::ensure_wasm_target()?;
        e2e::site(false)?;
    }
    e2e::on(&paths::dist(), &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_cargos_result_lines() {
        assert_eq!(
            test_result(
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out"
            ),
            Some(Counts {
                passed: 12,
                failed: 0
            })
        );
        assert_eq!(
            test_result(
                "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 filtered out; finished in 0.02s"
            ),
            Some(Counts {
                passed: 1,
                failed: 2
            })
        );
        assert_eq!(test_result("test reads_a_name ... ok"), None);
    }

    #[test]
    fn suites_are_chosen_by_name() {
        assert_eq!(chosen(&[]).unwrap().len(), SUITES.len());
        let two = chosen(&["e2e".to_owned(), "fmt".to_owned()]).unwrap();
        assert_eq!(
            two.iter().map(|suite| suite.name).collect::<Vec<_>>(),
            ["e2e", "fmt"]
        );
        assert!(chosen(&["unit".to_owned()]).is_err());
    }

    #[test]
    fn an_error_counts_as_a_failure() {
        assert_eq!(Counts::one(Err("no".into())).failed, 1);
        assert_eq!(Counts::one(Ok(())).passed, 1);
    }
}
