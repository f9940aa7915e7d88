//! `cargo xtask dist`: the site for a web server, in `dist/`. Every file but the page and a few
//! that others know by name carries a hash of its final content; beside each file that compresses
//! lies a `.br` and a `.gz`. The same sources make the same bytes.
//!
//! - [`parts`]: the modules and the pieces of the site before they have their names
//! - [`assemble`]: puts them into a folder; [`named`]: names by content; [`page`]: `index.html`;
//!   [`worker`]: the service worker's list
//! - [`base`]: where on its host the site lies
//! - [`licences`]: whose work is in it
//! - [`inventory`]: what came out, and how big; [`report`]: the same for people, with the budget
//! - [`verify`]: whether two sites are the same, byte for byte

mod assemble;
mod base;
mod inventory;
mod licence_texts;
pub(crate) mod licences;
mod named;
mod page;
mod parts;
mod report;
mod verify;
mod worker;

use std::path::{Path, PathBuf};

use self::assemble::Compression;
use self::base::Base;
pub(crate) use self::inventory::{first_load, sizes};
pub(crate) use self::report::{FIRST_LOAD_BUDGET, check_budget, kilobytes, print_table};
use crate::args::Args;
use crate::process::say;
use crate::{Result, paths, tools, wasm};

/// `cargo xtask dist [--base /PATH/] [--out FOLDER] [--verify]`.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let mut args = Args::new(arguments);
    let base = match args.value("--base")? {
        Some(path) => Base::at(&path)?,
        None => Base::default(),
    };
    let out = args.value("--out")?.map_or_else(paths::dist, PathBuf::from);
    let is_verified = args.switch("--verify");
    args.finish()?;
    tools::ensure_wasm_target()?;
    build_at(&base, &out)?;
    let sizes = sizes(&out)?;
    print_table(&sizes);
    report::print_chunks(&sizes, &wasm::chunks()?);
    check_budget(&sizes)?;
    if is_verified {
        verify::build_again_and_compare(&base, &out)?;
    }
    println!("The site is in {}", out.display());
    Ok(())
}

/// Makes `dist/`, with compressed files, for a site that finds its files wherever it lies.
pub(crate) fn build() -> Result<PathBuf> {
    let dist = paths::dist();
    build_at(&Base::default(), &dist)?;
    Ok(dist)
}

fn build_at(base: &Base, out: &Path) -> Result<()> {
    let parts = parts::build()?;
    say("Putting the site together");
    assemble::assemble(&parts, base, out, Compression::Kept)
}

/// Puts the site together once more, for the tests: with absolute addresses below `/portal/`.
pub(crate) fn build_below() -> Result<()> {
    build_at(&Base::at("/portal/")?, &below()?)
}

/// Where [`build_below`] puts it.
pub(crate) fn below() -> Result<PathBuf> {
    Ok(paths::target()?.join("site-below"))
}

/// Whether the same modules make the same site twice, every byte of it: puts it together again
/// without anything that is kept from the first time.
pub(crate) fn check_reproducible(site: &Path) -> Result<()> {
    let again = paths::target()?.join("site-again");
    say("Putting the site together a second time");
    let parts = parts::build()?;
    assemble::assemble(&parts, &Base::default(), &again, Compression::Anew)?;
    verify::same(site, &again)
}
