//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let manifest_dir = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest_dir
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's target folder: the one that this program was built into, wherever the user keeps it.
pub(crate) fn target() -> Result<PathBuf> {
    let program = env::current_exe()?;
    program
        .ancestors()
        .nth(2)
        .map(Path::to_path_buf)
        .ok_or_else(|| "this program is not in a target folder".into())
}

/// The release site, ready for a web server.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The site of the quick build.
pub(crate) fn site_dev() -> Result<PathBuf> {
    Ok(target()?.join("site-dev"))
}
