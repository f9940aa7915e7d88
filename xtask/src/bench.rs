//! `cargo xtask bench`: the figures that the project promises, measured on the release build in
//! headless Chromium, as a table.

use std::fs;

use serde_json::Value;

use crate::args::Args;
use crate::dist;
use crate::process::{run as run_program, say};
use crate::{Result, e2e, paths, start, tools};

/// `cargo xtask bench [FIGURE...]`: with names, only the figures whose name contains one of them.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let names = Args::new(arguments).rest();
    tools::ensure_wasm_target()?;
    let site = dist::build()?;
    let sizes = dist::sizes(&site)?;
    let server = start::build_server("server")?;
    let results = paths::target()?.join("bench.json");
    if results.exists() {
        fs::remove_file(&results)?;
    }
    say("Measuring");
    let mut playwright = e2e::playwright(&site)?;
    playwright
        .env("PORTAL_SERVER", server)
        .env("BENCH_OUT", &results)
        .args(["test", "--config", "tests/e2e/bench.config.ts"]);
    for name in &names {
        playwright.args(["--grep", name]);
    }
    let outcome = run_program(&mut playwright);

    let mut figures = vec![Figure {
        name: "first load, brotli".to_owned(),
        measured: format!("{} kB", dist::kilobytes(dist::first_load(&sizes))),
        promised: format!("≤ {} kB", dist::FIRST_LOAD_BUDGET / 1000),
        is_met: dist::check_budget(&sizes).is_ok(),
    }];
    if results.is_file() {
        figures.extend(read(&fs::read(&results)?)?);
    }
    print(&figures);
    outcome
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
