//! Checks the message catalogues and compiles them: the names of the messages go into the app, the
//! texts into one file per language (below `OUT_DIR/i18n`; the site's build writes its own copies).

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;

use i18n_catalogue::{Catalogue, generate_rust, write_bundles};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let is_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if is_wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // Which function needs which: what is to be taken apart has to be known.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let locales_dir = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("locales");
    let out_dir = PathBuf::from(env::var("OUT_DIR")?);
    match Catalogue::read(&locales_dir) {
        Ok(catalogue) => {
            fs::write(out_dir.join("messages.rs"), generate_rust(&catalogue))?;
            write_bundles(&locales_dir, &out_dir.join("i18n"))?;
        }
        Err(problems) => {
            // One line each: that is how cargo shows errors of a build script readably.
            for problem in &problems.0 {
                println!("cargo::error={problem}");
            }
        }
    }
    Ok(())
}
