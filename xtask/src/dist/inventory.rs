//! What the site consists of: each file with its sizes and its hash.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::licences;
use crate::{Result, names, site, wasm};

/// The list that lies beside the files, for whoever serves them.
pub(super) const FILE: &str = "inventory.json";

/// A file of the site and its sizes in bytes.
pub(crate) struct Sized {
    pub(crate) name: String,
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
    /// As in an `integrity` attribute.
    pub(crate) integrity: String,
    /// Whether a first visit loads it before the Clients page is there.
    pub(crate) is_first_load: bool,
}

/// The files of the site with their sizes, those of a first visit first, the biggest first.
pub(crate) fn sizes(site: &Path) -> Result<Vec<Sized>> {
    let mut sizes = Vec::new();
    for name in files(site)? {
        let bytes = fs::read(site.join(&name))?;
        let raw = bytes.len() as u64;
        let compressed = |extension: &str| {
            fs::metadata(site.join(format!("{name}.{extension}"))).map_or(raw, |data| data.len())
        };
        sizes.push(Sized {
            raw,
            gzip: compressed("gz"),
            brotli: compressed("br"),
            integrity: names::integrity(&bytes),
            is_first_load: is_first_load(&name),
            name,
        });
    }
    // One language is loaded: reckon with the biggest.
    let biggest = sizes
        .iter()
        .filter(|file| is_real_language(&file.name))
        .max_by_key(|file| file.brotli)
        .map(|file| file.name.clone());
    for file in &mut sizes {
        file.is_first_load |= Some(&file.name) == biggest.as_ref();
    }
    sizes.sort_by(|one, other| {
        let key = |file: &Sized| (!file.is_first_load, std::cmp::Reverse(file.brotli));
        key(one)
            .cmp(&key(other))
            .then_with(|| one.name.cmp(&other.name))
    });
    Ok(sizes)
}

/// The names of the site's files, without the inventory itself and what only is another file's
/// compressed form.
pub(super) fn files(site: &Path) -> Result<Vec<String>> {
    let names = site::files_below(site)?
        .iter()
        .map(|file| file.to_string_lossy().replace('\\', "/"))
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz") && name != FILE)
        .collect();
    Ok(names)
}

/// Sixteen digits that change with any file: what the page and the service worker call themselves.
pub(super) fn version(site: &Path, page: &str) -> Result<String> {
    let mut all = page.to_owned();
    for name in files(site)? {
        all.push_str(&name);
        all.push_str(&names::digest(&fs::read(site.join(&name))?));
    }
    Ok(names::digest(all.as_bytes())[..16].to_owned())
}

/// The list as JSON.
pub(super) fn json(version: &str, site: &Path) -> Result<String> {
    let sizes = sizes(site)?;
    let files: Vec<Value> = sizes
        .iter()
        .map(|file| {
            json!({
                "name": file.name,
                "raw": file.raw,
                "gzip": file.gzip,
                "brotli": file.brotli,
                "integrity": file.integrity,
                "firstLoad": file.is_first_load,
                "immutable": names::is_hashed(&file.name),
            })
        })
        .collect();
    let inventory = json!({
        "version": version,
        "firstLoadBrotli": first_load(&sizes),
        "files": files,
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&inventory)?))
}

/// What a first visit loads, brotli, in bytes.
pub(crate) fn first_load(sizes: &[Sized]) -> u64 {
    sizes
        .iter()
        .filter(|file| file.is_first_load)
        .map(|file| file.brotli)
        .sum()
}

/// Whether a first visit loads the file, whatever its language. What nobody thought of here counts.
pub(super) fn is_first_load(name: &str) -> bool {
    // After the start, when there is time: the service worker and what starts it.
    const AFTER_THE_START: [&str; 5] = ["sw.js", "sw-off.js", "updates.", licences::FILE, FILE];
    // For pages of others that show the portal, and for the portal inside of them.
    let is_for_hosts = name.starts_with("embed/");
    // Loaded when Argon2id is met.
    let is_derivation = name.starts_with("kdf_worker") || name.starts_with("kdf-worker");
    !name.starts_with("i18n/")
        && !is_derivation
        && !is_for_hosts
        && !is_of_pack(name)
        && !wasm::is_chunk(name)
        && !site::WORDS.contains(&name)
        && !AFTER_THE_START.iter().any(|start| name.starts_with(start))
}

/// A style sheet that comes with its pages. Unlocking and the Clients page need none of the chunks nor
/// their styles; an end-to-end test watches that.
pub(super) fn is_of_pack(name: &str) -> bool {
    name.starts_with("style/") && !name.starts_with("style/index.")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_what_the_clients_page_needs() {
        for name in [
            "index.html",
            "boot.0123456789abcdef.js",
            "portal.0123456789abcdef.js",
            "portal_bg.0123456789abcdef.wasm",
            "style/index.0123456789abcdef.css",
            "config.json",
            "favicon.svg",
            "something-new.0123456789abcdef.js",
        ] {
            assert!(is_first_load(name), "{name}");
        }
        for name in [
            "sw.js",
            "sw-off.js",
            "updates.0123456789abcdef.js",
            "inventory.json",
            "licences.txt",
            "split_rest.0123456789abcdef.wasm",
            "style/console.0123456789abcdef.css",
            "i18n/de.0123456789abcdef.json",
            "kdf_worker_bg.0123456789abcdef.wasm",
            "embed/host.js",
            "eff-long-words.txt",
        ] {
            assert!(!is_first_load(name), "{name}");
        }
    }

    #[test]
    fn packs_and_the_pseudo_language_are_no_languages() {
        assert!(is_real_language("i18n/zh-CN.0123456789abcdef.json"));
        assert!(!is_real_language("i18n/provider.de.0123456789abcdef.json"));
        assert!(!is_real_language("i18n/en-XA.0123456789abcdef.json"));
    }
}
