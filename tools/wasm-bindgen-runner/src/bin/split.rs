//! Takes a module apart: what the app calls itself, and what it loads later (`src/chunk.rs` there).
//!
//! `split INPUT OUTPUT_FOLDER NAME` writes, for wasm-bindgen's glue `NAME.js`:
//!
//! - `NAME_main.wasm`, to be given to wasm-bindgen with `--keep-lld-exports`
//! - `__wasm_split.js`, which loads the chunks and which the glue imports
//! - `split_CHUNK.wasm` for what belongs to one chunk, `chunk_NUMBER.wasm` for what several share
//! - `chunks.json`: for each chunk the files it needs, `{"CHUNK": ["chunk_1", "split_CHUNK"], ...}`

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use wasm_split_cli_support::{Options, transform};

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
    let made = transform(options)?;
    let files: BTreeMap<_, _> = made.prefetch_map.into_iter().collect();
    fs::write(folder.join("chunks.json"), serde_json::to_vec(&files)?)?;
    Ok(())
}
