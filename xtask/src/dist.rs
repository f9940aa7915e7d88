//! `cargo xtask dist`: the site for a web server, in `dist/`. Every file but the page and a few
//! that others know by name carries a hash of its final content; beside each file that compresses
//! lies a `.br` and a `.gz`. The same sources make the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::args::Args;
use crate::process::{output_of, run as run_program, say};
use crate::site::{self, Loader};
use crate::wasm::{self, APP, KDF_WORKER, Profile};
use crate::{Result, names, paths, tools};

/// What all files of a first visit are to weigh together: brotli, in bytes. Not reached yet.
pub(crate) const FIRST_LOAD_GOAL: u64 = 300_000;

/// What they may weigh until then: little more than they do, so that every change is held against
/// it. It only ever goes down.
pub(crate) const FIRST_LOAD_BUDGET: u64 = 305_000;

/// Files whose address must stay the same: the deployment writes them, or browsers ask by name.
const FIXED_NAMES: [&str; 3] = ["config.json", "favicon.svg", "manifest.webmanifest"];

/// The bundles of styles that come with their pages (`<meta name="styles-…">`).
const STYLE_PACKS: [&str; 5] = ["provider", "events", "jobs", "console", "training"];

/// wasm-bindgen names the loader of the chunks once per function it takes from there.
const GLUE_FLAGS: [&str; 3] = [
    "--bundle",
    "--format=esm",
    "--log-override:duplicate-object-key=silent",
];

/// A file of the site and its sizes in bytes.
pub(crate) struct Sized {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
    /// Whether a first visit loads it.
    pub(crate) is_first_load: bool,
}

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    Args::new(arguments).finish()?;
    tools::ensure_wasm_target()?;
    let site = build()?;
    let sizes = sizes(&site)?;
    print_table(&sizes);
    print_chunks(&sizes, &wasm::chunks()?);
    check_budget(&sizes)?;
    println!("The site is in {}", site.display());
    Ok(())
}

/// Makes `dist/`, with compressed files.
pub(crate) fn build() -> Result<PathBuf> {
    tools::ensure_npm_packages()?;
    let built = wasm::build(Profile::Release, &[APP, KDF_WORKER])?;
    let dist = paths::dist();
    site::make_empty(&dist)?;
    say("Making the modules smaller (wasm-opt)");
    let mut site = Hashed::new(&dist);
    let chunks = wasm::chunk_files(&built)?;
    for name in [APP.wasm(), KDF_WORKER.wasm()].iter().chain(&chunks) {
        site.add(name, wasm::optimise(&built.join(name))?)?;
    }

    say("Putting the site together");
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
    // Files that mention others come after them: the glue after its wasm, the worker after its glue.
    for module in [&KDF_WORKER, &APP] {
        let glue = built.join(module.glue());
        // The app's glue and the loader of its chunks import each other: both in one file.
        site.add(&module.glue(), esbuild(&glue, &GLUE_FLAGS)?)?;
    }
    let public = root.join("public");
    for file in site::files_below(&public)? {
        let name = file.to_string_lossy().replace('\\', "/");
        let source = public.join(&file);
        if FIXED_NAMES.contains(&name.as_str()) {
            site.add_as_is(&name, &fs::read(source)?)?;
            continue;
        }
        let bytes = match name.rsplit_once('.').map(|(_, extension)| extension) {
            Some("js" | "mjs") => esbuild(&source, &["--format=esm"])?,
            Some("css") => esbuild(&source, &[])?,
            _ => fs::read(source)?,
        };
        site.add(&name, bytes)?;
    }
    let snippets = built.join("snippets");
    if snippets.is_dir() {
        site::copy_tree(&snippets, &dist.join("snippets"))?;
    }

    let template = fs::read_to_string(root.join("index.html"))?;
    let page = site::page(
        &names::rewrite(&template, &site.renamed),
        &Loader {
            boot: site.name_of("boot.js")?,
            glue: site.name_of(&APP.glue())?,
            wasm: site.name_of(&APP.wasm())?,
            extra: &site.metas(),
        },
    )?;
    site.add_as_is("index.html", page.as_bytes())?;

    say("Compressing");
    run_program(
        Command::new("node")
            .arg(root.join("xtask/js/compress.mjs"))
            .arg(&dist),
    )?;
    Ok(dist)
}

/// A site whose files are named by their content.
struct Hashed<'a> {
    folder: &'a Path,
    /// Old and new names, in the order of adding.
    renamed: Vec<(String, String)>,
}

impl<'a> Hashed<'a> {
    fn new(folder: &'a Path) -> Self {
        Self {
            folder,
            renamed: Vec::new(),
        }
    }

    /// Adds a file under a name with its hash; in scripts and styles, the files added before are
    /// mentioned by their new names first.
    fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<()> {
        let is_text = [".js", ".css", ".mjs"]
            .iter()
            .any(|end| name.ends_with(end));
        let bytes = if is_text {
            names::rewrite(&String::from_utf8(bytes)?, &self.renamed).into_bytes()
        } else {
            bytes
        };
        let new_name = names::hashed(name, &bytes);
        self.add_as_is(&new_name, &bytes)?;
        self.renamed.push((name.to_owned(), new_name));
        Ok(())
    }

    fn add_as_is(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        Ok(fs::write(path, bytes)?)
    }

    fn name_of(&self, name: &str) -> Result<&str> {
        self.renamed
            .iter()
            .find(|(old, _)| old == name)
            .map(|(_, new)| new.as_str())
            .ok_or_else(|| format!("{name} is not part of the site").into())
    }

    /// Tells the app under which names it finds the language files and the worker.
    fn metas(&self) -> String {
        let mut languages = serde_json::Map::new();
        let mut metas = String::new();
        for (old, new) in &self.renamed {
            let file = |name: &str| name.strip_prefix("i18n/").map(str::to_owned);
            if let (Some(old), Some(new)) = (file(old), file(new)) {
                let tag = old.trim_end_matches(".json").to_owned();
                languages.insert(tag, Value::from(new));
            } else if old == "kdf-worker.js" {
                metas.push_str(&meta("kdf-worker", new));
            }
        }
        metas.push_str(&meta("i18n", &Value::from(languages).to_string()));
        metas
    }
}

/// A line of the page's head.
fn meta(name: &str, content: &str) -> String {
    let content = content.replace('"', "&quot;");
    format!("<meta name=\"{name}\" content=\"{content}\" />\n    ")
}

/// A script or style without its white space; with `--bundle`, with what it imports.
fn esbuild(file: &Path, flags: &[&str]) -> Result<Vec<u8>> {
    let root = paths::root();
    let output = output_of(
        // By itself, not through node: with its install script run, it is no longer a script.
        Command::new(paths::root().join("node_modules/.bin/esbuild"))
            .current_dir(&root)
            .arg(file)
            .args([
                "--minify",
                "--charset=utf8",
                "--target=es2022",
                "--log-level=warning",
            ])
            .args(flags),
    )?;
    Ok(output.into_bytes())
}

/// The files of the site with their sizes, those of a first visit first, the biggest first.
pub(crate) fn sizes(site: &Path) -> Result<Vec<Sized>> {
    let mut sizes = Vec::new();
    for file in site::files_below(site)? {
        let name = file.to_string_lossy().replace('\\', "/");
        if name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let raw = fs::metadata(site.join(&file))?.len();
        let compressed = |extension: &str| {
            fs::metadata(site.join(format!("{name}.{extension}"))).map_or(raw, |data| data.len())
        };
        sizes.push(Sized {
            raw,
            gzip: compressed("gz"),
            brotli: compressed("br"),
            is_first_load: true,
            name,
        });
    }
    // One language is loaded: reckon with the biggest. The worker loads when Argon2id is met.
    let biggest = sizes
        .iter()
        .filter(|file| is_real_language(&file.name))
        .max_by_key(|file| file.brotli)
        .map(|file| file.name.clone());
    for file in &mut sizes {
        let is_other_language =
            file.name.starts_with("i18n/") && Some(&file.name) != biggest.as_ref();
        let is_worker = file.name.starts_with("kdf_worker") || file.name.starts_with("kdf-worker");
        // Unlocking and the Clients page need none of the chunks nor their styles; an end-to-end test
        // watches that.
        let is_of_pack = file.name.starts_with("style/") && !file.name.starts_with("style/index.");
        let is_chunk = wasm::is_chunk(&file.name) || is_of_pack;
        let is_rare = site::WORDS.contains(&file.name.as_str());
        file.is_first_load = !is_other_language && !is_worker && !is_chunk && !is_rare;
    }
    sizes.sort_by_key(|file| (!file.is_first_load, std::cmp::Reverse(file.brotli)));
    Ok(sizes)
}

/// A language's own file: not the pseudo-language, which is for tests, and no pack (`i18n/provider.de.…`),
/// which comes with its page.
fn is_real_language(name: &str) -> bool {
    let is_language = |stem: &str| {
        i18n_catalogue::LANGUAGES
            .iter()
            .any(|language| language.tag == stem)
    };
    name.strip_prefix("i18n/")
        .and_then(|file| file.split('.').next())
        .is_some_and(is_language)
}

/// What a first visit loads, brotli, in bytes.
pub(crate) fn first_load(sizes: &[Sized]) -> u64 {
    sizes
        .iter()
        .filter(|file| file.is_first_load)
        .map(|file| file.brotli)
        .sum()
}

pub(crate) fn check_budget(sizes: &[Sized]) -> Result<()> {
    let total = first_load(sizes);
    if total > FIRST_LOAD_GOAL {
        println!(
            "The first load is {} kB (brotli): {} kB more than its goal of {} kB.",
            kilobytes(total),
            kilobytes(total - FIRST_LOAD_GOAL),
            kilobytes(FIRST_LOAD_GOAL)
        );
    }
    if total <= FIRST_LOAD_BUDGET {
        return Ok(());
    }
    Err(format!(
        "the first load is {} kB (brotli), {} kB over the budget of {} kB",
        kilobytes(total),
        kilobytes(total - FIRST_LOAD_BUDGET),
        kilobytes(FIRST_LOAD_BUDGET)
    )
    .into())
}

pub(crate) fn print_table(sizes: &[Sized]) {
    let width = sizes.iter().map(|file| file.name.len()).max().unwrap_or(0);
    println!(
        "\n{:width$}  {:>9}  {:>9}  {:>9}",
        "file", "raw kB", "gzip kB", "brotli kB"
    );
    let row = |name: &str, raw, gzip, brotli| {
        println!(
            "{name:width$}  {:>9}  {:>9}  {:>9}",
            kilobytes(raw),
            kilobytes(gzip),
            kilobytes(brotli)
        );
    };
    let (first, later): (Vec<&Sized>, Vec<&Sized>) =
        sizes.iter().partition(|file| file.is_first_load);
    for file in &first {
        row(&file.name, file.raw, file.gzip, file.brotli);
    }
    row(
        "= first load",
        first.iter().map(|file| file.raw).sum(),
        first.iter().map(|file| file.gzip).sum(),
        first.iter().map(|file| file.brotli).sum(),
    );
    for file in &later {
        row(&file.name, file.raw, file.gzip, file.brotli);
    }
    println!();
}

/// For each chunk: what a first visit that begins with it loads, the first load included.
pub(crate) fn print_chunks(sizes: &[Sized], chunks: &BTreeMap<String, Vec<String>>) {
    for (chunk, stems) in chunks {
        let files = sizes.iter().filter(|file| is_one_of(&file.name, stems));
        let brotli: u64 = files.map(|file| file.brotli).sum();
        println!(
            "chunk {chunk}: {} kB (brotli) in {} files; with the first load {} kB",
            kilobytes(brotli),
            stems.len(),
            kilobytes(first_load(sizes) + brotli)
        );
    }
}

/// Whether a file with a hash in its name is one of those named without.
fn is_one_of(name: &str, stems: &[String]) -> bool {
    name.split_once('.')
        .is_some_and(|(stem, _)| stems.iter().any(|wanted| wanted == stem))
}

/// With one decimal.
pub(crate) fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes + 50) / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sized(name: &str, brotli: u64, is_first_load: bool) -> Sized {
        Sized {
            name: name.to_owned(),
            raw: brotli * 3,
            gzip: brotli + 1,
            brotli,
            is_first_load,
        }
    }

    #[test]
    fn the_budget_counts_the_first_load_only() {
        let mut sizes = vec![
            sized("portal_bg.wasm", FIRST_LOAD_BUDGET, true),
            sized("kdf_worker_bg.wasm", 9_000, false),
        ];
        assert!(check_budget(&sizes).is_ok());
        sizes.push(sized("one-more.css", 1, true));
        assert!(check_budget(&sizes).is_err());
    }

    #[test]
    fn files_of_a_chunk_are_found_by_what_stands_before_their_hash() {
        let stems = ["chunk_1".to_owned(), "split_sign_in".to_owned()];
        assert!(is_one_of("chunk_1.0a1b.wasm", &stems));
        assert!(is_one_of("split_sign_in.0a1b.wasm", &stems));
        assert!(!is_one_of("chunk_12.0a1b.wasm", &stems));
        assert!(!is_one_of("portal_bg.0a1b.wasm", &stems));
        assert!(wasm::is_chunk("chunk_12.0a1b.wasm"));
        assert!(!wasm::is_chunk("portal_bg.0a1b.wasm"));
        assert!(!wasm::is_chunk("chunk_1.0a1b.wasm.br"));
    }

    #[test]
    fn kilobytes_are_rounded_to_one_decimal() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(1_949), "1.9");
        assert_eq!(kilobytes(1_950), "2.0");
        assert_eq!(kilobytes(300_000), "300.0");
    }
}
