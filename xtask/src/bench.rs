//! `cargo xtask bench`: the figures that the project promises, measured on the release build in
//! headless Chromium, as a table.

use std::fs;

use serde_json::Value;

use crate::args::Args;
use crate::process::{cargo, run as run_program, say, stream};
use crate::tools::WASM_TARGET;
use crate::{Result, dist, e2e, paths, start, tools};

/// 20 000 EncStrings, in milliseconds.
const DECRYPTION_BUDGET_MILLIS: f64 = 150.0;

/// An unlock, in multiples of the browser's own PBKDF2.
const UNLOCK_BUDGET_RATIO: f64 = 2.0;

/// `cargo xtask bench [FIGURE...]`: with words, only the figures of the pages that have one of them
/// in their name.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let words = Args::new(arguments).rest();
    tools::ensure_wasm_target()?;
    tools::ensure_chromium()?;
    let site = dist::build()?;
    let sizes = dist::sizes(&site)?;
    let mut figures = vec![Figure {
        name: "first load, all files, brotli".to_owned(),
        measured: format!("{} kB", dist::kilobytes(dist::first_load(&sizes))),
        promised: format!("≤ {} kB", dist::FIRST_LOAD_BUDGET / 1000),
        is_met: dist::first_load(&sizes) <= dist::FIRST_LOAD_BUDGET,
    }];
    figures.extend(cryptography()?);
    let (of_pages, outcome) = pages(&site, &words)?;
    figures.extend(of_pages);
    print(&figures);
    outcome
}

/// Runs the measuring tests of `portal-crypto` in the browser.
fn cryptography() -> Result<Vec<Figure>> {
    say("Measuring the cryptography");
    let mut lines = Vec::new();
    let mut command = cargo()?;
    command
        .args(["test", "--release", "--locked", "--target", WASM_TARGET])
        .args(["--package", "portal-crypto", "--test", "figures"])
        .args(["--", "--include-ignored", "--nocapture"]);
    let status = stream(&mut command, |line| lines.push(line.to_owned()))?;
    if !status.success() {
        return Err("the cryptography could not be measured".into());
    }
    let figure = |name: &str| -> Result<f64> {
        let prefix = format!("figure:{name}=");
        lines
            .iter()
            .find_map(|line| line.strip_prefix(&prefix)?.parse().ok())
            .ok_or_else(|| format!("the figure {name} was not measured").into())
    };
    let decryption = figure("decrypt_20_000")?;
    let ratio = figure("unlock")? / figure("pbkdf2_alone")?;
    Ok(vec![
        Figure {
            name: "20 000 EncStrings decrypted".to_owned(),
            measured: format!("{decryption:.0} ms"),
            promised: format!("≤ {DECRYPTION_BUDGET_MILLIS} ms"),
            is_met: decryption <= DECRYPTION_BUDGET_MILLIS,
        },
        Figure {
            name: "unlock, PBKDF2 600 000, against the browser's own".to_owned(),
            measured: format!("{ratio:.2} ×"),
            promised: format!("≤ {UNLOCK_BUDGET_RATIO} ×"),
            is_met: ratio <= UNLOCK_BUDGET_RATIO,
        },
    ])
}

/// Runs the measuring pages; what they have measured counts even if one of them failed.
fn pages(site: &std::path::Path, words: &[String]) -> Result<(Vec<Figure>, Result<()>)> {
    let server = start::build_server("server")?;
    let results = paths::target()?.join("bench.json");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    say("Measuring the pages");
    let mut playwright = e2e::playwright(site, &server)?;
    playwright
        .env("BENCH_OUT", &results)
        .args(["test", "--config", "tests/e2e/bench.config.ts"]);
    for word in words {
        playwright.args(["--grep", word]);
    }
    let outcome = run_program(&mut playwright);
    let figures = if results.is_file() {
        read(&fs::read(&results)?)?
    } else {
        Vec::new()
    };
    Ok((figures, outcome))
}

/// One row of the table.
struct Figure {
    name: String,
    measured: String,
    promised: String,
    is_met: bool,
}

/// What the measuring pages have written: a list of `{name, measured, promised, isMet}`.
fn read(json: &[u8]) -> Result<Vec<Figure>> {
    let rows: Vec<Value> = serde_json::from_slice(json)?;
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("?").to_owned();
    Ok(rows
        .iter()
        .map(|row| Figure {
            name: text(row, "name"),
            measured: text(row, "measured"),
            promised: text(row, "promised"),
            is_met: row["isMet"] == true,
        })
        .collect())
}

fn print(figures: &[Figure]) {
    let width = figures
        .iter()
        .map(|figure| figure.name.chars().count())
        .max()
        .unwrap_or(0);
    println!(
        "\n{:width$}  {:>22}  {:>16}",
        "figure", "measured", "promised"
    );
    for figure in figures {
        let Figure {
            name,
            measured,
            promised,
            is_met,
        } = figure;
        let mark = if *is_met { "" } else { "  MISSED" };
        println!("{name:width$}  {measured:>22}  {promised:>16}{mark}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_and_a_missing_verdict_is_a_miss() {
        let json =
            br#"[{"name":"a","measured":"1 ms","promised":"2 ms","isMet":true},{"name":"b"}]"#;
        let figures = read(json).unwrap();
        assert_eq!(figures.len(), 2);
        assert!(figures[0].is_met);
        assert!(!figures[1].is_met);
    }
}
