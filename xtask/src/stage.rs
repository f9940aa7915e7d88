//! `cargo xtask stage`, called by Trunk as a hook: adds what Trunk has no directive for, the key
//! derivation worker, the language files and the words of fingerprint phrases, to the folder in `TRUNK_STAGING_DIR`.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::args::Args;
use crate::wasm::{KDF_WORKER, Profile};
use crate::{Result, paths, site, tools, wasm};

pub(crate) fn run(arguments: &[String]) -> Result<()> {
    Args::new(arguments).finish()?;
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or("this command is a hook for Trunk, which names its folder in TRUNK_STAGING_DIR")?;
    let profile = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Profile::Release,
        _ => Profile::Dev,
    };
    tools::ensure_wasm_target()?;
    let built = wasm::build(profile, &[KDF_WORKER])?;
    for name in [KDF_WORKER.glue(), KDF_WORKER.wasm()] {
        fs::copy(built.join(&name), staging.join(&name))?;
    }
    fs::copy(
        paths::root().join("public/kdf-worker.js"),
        staging.join("kdf-worker.js"),
    )?;
    site::write_languages(&staging)?;
    site::write_words(&staging)?;
    Ok(())
}
