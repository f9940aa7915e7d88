//! What the site is made of, before the files have their names: the modules as small as they get,
//! and scripts and styles without their white space.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{output_of, say};
use crate::wasm::{self, APP, KDF_WORKER, Profile};
use crate::{Result, paths, tools};

/// The built modules.
pub(super) struct Parts {
    /// Where wasm-bindgen left the glue.
    pub(super) folder: PathBuf,
    /// The WebAssembly, by name.
    pub(super) modules: Vec<(String, Vec<u8>)>,
}

/// Builds the modules, as far as they have changed since they were built the last time.
pub(super) fn build() -> Result<Parts> {
    tools::ensure_npm_packages()?;
    let folder = wasm::build(Profile::Release, &[APP, KDF_WORKER])?;
    say("Making the modules smaller (wasm-opt)");
    let mut names = vec![APP.wasm(), KDF_WORKER.wasm()];
    names.extend(wasm::chunk_files(&folder)?);
    let modules = names
        .into_iter()
        .map(|name| {
            let bytes = wasm::optimise(&folder.join(&name))?;
            Ok((name, bytes))
        })
        .collect::<Result<_>>()?;
    Ok(Parts { folder, modules })
}

/// A script or style without its white space; with `--bundle`, with what it imports.
pub(super) fn esbuild(file: &Path, flags: &[&str]) -> Result<Vec<u8>> {
    let root = paths::root();
    let output = output_of(
        // By itself, not through node: with its install script run, it is no longer a script.
        Command::new(root.join("node_modules/.bin/esbuild"))
            .current_dir(&root)
            .arg(file)
            .args([
                "--minify",
                "--charset=utf8",
                "--target=es2022",
                "--log-level=warning",
                // Nothing of npm reaches the site; what asks for it does not get it.
                "--packages=external",
            ])
            .args(flags),
    )?;
    Ok(output.into_bytes())
}
