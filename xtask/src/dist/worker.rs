//! The list that the service worker (`public/sw.js`) keeps files by.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::inventory::{self, is_first_load, is_of_pack};
use crate::{Result, names, wasm};

/// When the worker fetches a file by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// While it is installed: without these nothing starts.
    AtOnce = 0,
    /// When there is time, as are the texts of the languages that somebody uses.
    Later = 1,
    /// Not by itself: only what a page has asked for.
    IfAsked = 2,
}

/// The script with the list before it: `{version, files: {NAME: [WHEN, INTEGRITY]}}`. Only names with a
/// hash have an integrity: the others may be changed by whoever serves them.
pub(super) fn with_list(script: &str, version: &str, site: &Path) -> Result<String> {
    let mut files = Map::new();
    for name in inventory::files(site)? {
        let Some(when) = when(&name) else { continue };
        let integrity = if names::is_hashed(&name) {
            names::integrity(&fs::read(site.join(&name))?)
        } else {
            String::new()
        };
        files.insert(name, json!([when as u8, integrity]));
    }
    let list = json!({ "version": version, "files": Value::from(files) });
    Ok(format!("const SITE = {list};\n{script}"))
}

/// When a file is kept; `None`: not at all, the worker itself.
fn when(name: &str) -> Option<When> {
    if name.starts_with("sw") {
        return None;
    }
    let is_of_use_later = wasm::is_chunk(name)
        || is_of_pack(name)
        || name.starts_with("kdf")
        || name.starts_with("updates.");
    Some(match name {
        _ if is_first_load(name) => When::AtOnce,
        _ if is_of_use_later => When::Later,
        _ => When::IfAsked,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starts_the_app_is_kept_at_once() {
        for (name, expected) in [
            ("index.html", Some(When::AtOnce)),
            ("portal_bg.0123456789abcdef.wasm", Some(When::AtOnce)),
            ("config.json", Some(When::AtOnce)),
            ("split_training.0123456789abcdef.wasm", Some(When::Later)),
            ("style/training.0123456789abcdef.css", Some(When::Later)),
            ("kdf-worker.0123456789abcdef.js", Some(When::Later)),
            ("updates.0123456789abcdef.js", Some(When::Later)),
            ("i18n/de.0123456789abcdef.json", Some(When::IfAsked)),
            ("eff-long-words.txt", Some(When::IfAsked)),
            ("licences.txt", Some(When::IfAsked)),
            ("sw.js", None),
            ("sw-off.js", None),
            ("embed/inside.js", Some(When::IfAsked)),
        ] {
            assert_eq!(when(name), expected, "{name}");
        }
    }
}
