//! `cargo xtask look`: pictures of pages in two sizes, both themes and any language, for people.

use crate::args::Args;
use crate::process::run as run_program;
use crate::{Result, e2e, paths, start, tools};

/// `cargo xtask look [--dev] [--langs en,de] [--as EMAIL] [ROUTE...]`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let mut args = Args::new(arguments);
    tools::ensure_wasm_target()?;
    let languages = args.value("--langs")?.unwrap_or_else(|| "en".to_owned());
    let account = args.value("--as")?.unwrap_or_default();
    let site = e2e::site(args.switch("--dev"))?;
    let folder = paths::target()?.join("look");
    let mut playwright = e2e::playwright(&site, &start::build_server("dev")?)?;
    playwright
        .env("LOOK_ROUTES", args.rest().join("\n"))
        .env("LOOK_LANGUAGES", languages)
        .env("LOOK_ACCOUNT", account)
        .env("LOOK_OUT", &folder)
        .args(["test", "--config", "tests/e2e/look.config.ts"]);
    run_program(&mut playwright)?;
    println!("The pictures are in {}", folder.display());
    Ok(())
}
