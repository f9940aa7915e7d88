//! Takes a module apart: what the app calls itself, and what it loads later (`src/chunk.rs` there).
//!
//! `split INPUT OUTPUT_FOLDER NAME` writes, for wasm-bindgen's glue `NAME.js`:
//!
//! - `NAME_main.wasm`, to be given to wasm-bindgen with `--keep-lld-exports`
//! - `__wasm_split.js`, which loads the chunks and which the glue imports ([`loader`])
//! - `split_CHUNK.wasm` for what belongs to one chunk, `chunk_NUMBER.wasm` for what several share
//! - `chunks.json`: for each chunk the files it needs, `{"CHUNK": ["chunk_1", "split_CHUNK"], ...}`
//!
//! The splitter makes a file for every set of chunks that share something, over a hundred of them, most with a
//! function or two. [`plan`] says which of them are better one file, [`join`] makes it.

mod join;
mod loader;
mod plan;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::plan::Part;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [input, folder, name] = arguments.as_slice() else {
        return Err("usage: split INPUT OUTPUT_FOLDER NAME".into());
    };
    let module = fs::read(input)?;
    let folder = PathBuf::from(folder);
    let main_out_path = folder.join(format!("{name}_main.wasm"));
    let main_module = format!("./{name}.js");
    let mut options = Options::new(&module);
    options.output_dir = &folder;
    options.main_out_path = &main_out_path;
    options.main_module = &main_module;
    options.target.web();
    let link_name = options.link_name;
    let made = transform(options)?;

    let chunks: BTreeMap<_, _> = made.prefetch_map.into_iter().collect();
    let parts = plan::fewer(parts(&folder, &chunks)?);
    let mut files: BTreeMap<&str, Vec<String>> =
        chunks.keys().map(|chunk| (&**chunk, Vec::new())).collect();
    for part in &parts {
        let stem = &part.stems[0];
        join_files(&folder, &part.stems)?;
        for chunk in &part.chunks {
            files.entry(chunk).or_default().push(stem.clone());
        }
    }
    fs::write(folder.join(link_name), loader::script(name, &files))?;
    fs::write(folder.join("chunks.json"), serde_json::to_vec(&files)?)?;
    Ok(())
}

/// What the splitter has made: each file once, with the chunks that need it.
fn parts(
    folder: &Path,
    chunks: &BTreeMap<String, Vec<String>>,
) -> Result<Vec<Part>, Box<dyn Error>> {
    let mut parts: BTreeMap<&str, Part> = BTreeMap::new();
    for (chunk, stems) in chunks {
        for stem in stems {
            if !parts.contains_key(&**stem) {
                let module = fs::read(folder.join(format!("{stem}.wasm")))?;
                parts.insert(stem, Part::new(stem, join::weight(&module)?));
            }
            if let Some(part) = parts.get_mut(&**stem) {
                part.chunks.insert(chunk.clone());
            }
        }
    }
    Ok(parts.into_values().collect())
}

/// Makes one file of several, under the name of the first.
fn join_files(folder: &Path, stems: &[String]) -> Result<(), Box<dyn Error>> {
    let paths: Vec<PathBuf> = stems
        .iter()
        .map(|stem| folder.join(format!("{stem}.wasm")))
        .collect();
    let [first, others @ ..] = paths.as_slice() else {
        return Ok(());
    };
    if others.is_empty() {
        return Ok(());
    }
    let modules: Vec<Vec<u8>> = paths.iter().map(fs::read).collect::<Result<_, _>>()?;
    fs::write(first, join::joined(&modules)?)?;
    for other in others {
        fs::remove_file(other)?;
    }
    Ok(())
}
