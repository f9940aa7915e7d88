//! Puts the site together in a folder.

use std::fs;
use std::path::Path;

use super::base::Base;
use super::named::Named;
use super::parts::{Parts, esbuild};
use super::{inventory, licences, page, worker};
use crate::process::{node, run as run_program};
use crate::wasm::{APP, KDF_WORKER};
use crate::{Result, paths, site};

/// Files whose address must stay the same: the deployment writes them, browsers ask by name, or
/// they take the place of one another.
const FIXED_NAMES: [&str; 4] = [
    "config.json",
    "favicon.svg",
    "manifest.webmanifest",
    "sw-off.js",
];

/// So must those of this folder: pages of others name them.
const FIXED_FOLDER: &str = "embed/";

/// The service worker: comes last, because it knows all others.
const WORKER: &str = "sw.js";

/// The bundles of styles that come with their pages (`<meta name="styles-…">`).
const STYLE_PACKS: [&str; 5] = ["provider", "events", "jobs", "console", "training"];

/// wasm-bindgen names the loader of the chunks once per function it takes from there.
const GLUE_FLAGS: [&str; 3] = [
    "--bundle",
    "--format=esm",
    "--log-override:duplicate-object-key=silent",
];

/// Where compressed files come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    /// What is kept from earlier builds is taken when the same bytes come again.
    Kept,
    /// Everything is compressed now.
    Anew,
}

/// The whole site in a folder, which is emptied first.
pub(super) fn assemble(
    parts: &Parts,
    base: &Base,
    folder: &Path,
    compression: Compression,
) -> Result<()> {
    site::make_empty(folder)?;
    let mut site = Named::new(folder);
    for (name, bytes) in &parts.modules {
        site.add(name, bytes.clone())?;
    }
    add_texts_and_styles(&mut site)?;
    // Files that mention others come after them: the glue after its wasm, the worker after its glue.
    for module in [&KDF_WORKER, &APP] {
        let glue = parts.folder.join(module.glue());
        // The app's glue and the loader of its chunks import each other: both in one file.
        site.add(&module.glue(), esbuild(&glue, &GLUE_FLAGS)?)?;
    }
    add_public(&mut site)?;
    site.add_as_is(licences::FILE, licences::text()?.as_bytes())?;

    let template = fs::read_to_string(paths::root().join("index.html"))?;
    // The version is a hash of everything, the page included.
    let unversioned = page::page(&template, &site, base, "")?;
    let version = inventory::version(folder, &unversioned)?;
    let page = page::page(&template, &site, base, &version)?;
    site.add_as_is("index.html", page.as_bytes())?;
    let script = esbuild(&paths::root().join("public").join(WORKER), &[])?;
    let worker = worker::with_list(&String::from_utf8(script)?, &version, folder)?;
    site.add_as_is(WORKER, worker.as_bytes())?;

    compress(folder, compression)?;
    let inventory = inventory::json(&version, folder)?;
    site.add_as_is(inventory::FILE, inventory.as_bytes())
}

fn add_texts_and_styles(site: &mut Named<'_>) -> Result<()> {
    let root = paths::root();
    let staging = paths::target()?.join("site-parts");
    site::make_empty(&staging)?;
    for file in site::write_languages(&staging)? {
        let name = format!("i18n/{file}");
        site.add(&name, fs::read(staging.join(&name))?)?;
    }
    let bundles = STYLE_PACKS.map(|pack| format!("style/{pack}.css"));
    for name in ["style/index.css".to_owned()].iter().chain(&bundles) {
        site.add(name, esbuild(&root.join(name), &["--bundle"])?)?;
    }
    site::write_words(&staging)?;
    for name in site::WORDS {
        site.add_as_is(name, &fs::read(staging.join(name))?)?;
    }
    Ok(())
}

/// What is served as it is, scripts and styles without their white space.
fn add_public(site: &mut Named<'_>) -> Result<()> {
    let public = paths::root().join("public");
    let mut files: Vec<String> = site::files_below(&public)?
        .iter()
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .filter(|name| name != WORKER)
        .collect();
    // The loader mentions the other scripts.
    files.sort_by_key(|name| name == "boot.js");
    for name in files {
        let source = public.join(&name);
        let extension = name.rsplit_once('.').map(|(_, extension)| extension);
        let bytes = match extension {
            Some("js" | "mjs") => esbuild(&source, &["--format=esm"])?,
            Some("css") => esbuild(&source, &[])?,
            _ => fs::read(source)?,
        };
        if FIXED_NAMES.contains(&name.as_str()) || name.starts_with(FIXED_FOLDER) {
            site.add_as_is(&name, &bytes)?;
        } else {
            site.add(&name, bytes)?;
        }
    }
    Ok(())
}

/// Lays a `.br` and a `.gz` beside each file that compresses.
fn compress(folder: &Path, compression: Compression) -> Result<()> {
    let mut command = node();
    command.arg("xtask/js/compress.mjs").arg(folder);
    if compression == Compression::Kept {
        command.arg(paths::target()?.join("compressed"));
    }
    run_program(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names;

    #[test]
    fn fixed_names_never_look_like_hashed_ones() {
        for name in FIXED_NAMES
            .iter()
            .chain(&[WORKER, inventory::FILE, licences::FILE])
            .chain(&site::WORDS)
        {
            assert!(!names::is_hashed(name), "{name}");
        }
    }
}
