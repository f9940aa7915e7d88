//! The files of the site in a folder: the page, what is served as it is, the styles, the language
//! files. The quick build puts them there under their own names; [`crate::dist`] starts from the
//! same parts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dist::licences;
use crate::process::say;
use crate::wasm::{APP, KDF_WORKER, Profile};
use crate::{Result, paths, wasm};

/// How the page of the quick build finds the app's files.
fn loader(boot: &str, glue: &str, wasm: &str) -> String {
    format!(
        r#"<link rel="modulepreload" href="{glue}" />
    <link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin />
    <script type="module" src="{boot}" data-js="{glue}" data-wasm="{wasm}"></script>"#
    )
}

/// The page from the `index.html` at the root: Trunk's directives and comments gone, the loader in
/// place of `rel="rust"`.
pub(crate) fn page(template: &str, loader: &str) -> Result<String> {
    let mut page = String::new();
    let mut has_loader = false;
    for line in without_comments(template).lines() {
        if line.contains("data-trunk") {
            if line.contains(r#"rel="rust""#) {
                page.push_str("    ");
                page.push_str(loader);
                page.push('\n');
                has_loader = true;
            }
        } else if !line.trim().is_empty() {
            page.push_str(line);
            page.push('\n');
        }
    }
    if has_loader {
        Ok(page)
    } else {
        Err(r#"index.html has no line with data-trunk and rel="rust""#.into())
    }
}

fn without_comments(html: &str) -> String {
    let mut kept = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

/// The site of the quick build, in `target/site-dev`. Needs nothing but Rust.
pub(crate) fn stage_dev() -> Result<PathBuf> {
    let built = wasm::build(Profile::Dev, &[APP, KDF_WORKER])?;
    say("Putting the site together");
    let root = paths::root();
    let site = paths::site_dev()?;
    make_empty(&site)?;
    copy_tree(&root.join("public"), &site)?;
    // A release that ran under the same address may have left its service worker.
    fs::copy(root.join("public/sw-off.js"), site.join("sw.js"))?;
    // The browser follows the @imports itself.
    copy_tree(&root.join("style"), &site.join("style"))?;
    copy_tree(&built, &site)?;
    write_languages(&site)?;
    write_words(&site)?;
    fs::write(site.join(licences::FILE), licences::text()?)?;
    let template = fs::read_to_string(root.join("index.html"))?;
    let page = page(&template, &loader("boot.js", &APP.glue(), &APP.wasm()))?;
    fs::write(site.join("index.html"), page)?;
    Ok(site)
}

/// The language files below `i18n/`, made from the catalogues; returns their names.
pub(crate) fn write_languages(site: &Path) -> Result<Vec<String>> {
    let bundles =
        i18n_catalogue::write_bundles(&paths::root().join("locales"), &site.join("i18n"))?;
    Ok(bundles
        .into_iter()
        .filter_map(|bundle| Some(bundle.path.file_name()?.to_string_lossy().into_owned()))
        .collect())
}

/// The words of fingerprint phrases, which the app fetches when it shows one, and whose they are. Their
/// address stays the same for ever: the list never changes.
pub(crate) const WORDS: [&str; 2] = ["eff-long-words.txt", "eff-long-words.NOTICE.txt"];

/// Puts [`WORDS`] into a folder.
pub(crate) fn write_words(site: &Path) -> Result<()> {
    let data = paths::root().join("crates/portal-crypto/data");
    for (from, to) in ["eff-long-words.txt", "NOTICE"].into_iter().zip(WORDS) {
        fs::copy(data.join(from), site.join(to))?;
    }
    Ok(())
}

/// A folder with nothing in it.
pub(crate) fn make_empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Copies everything below one folder into another.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        let target = to.join(&file);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(from.join(&file), &target)
            .map_err(|error| format!("{} could not be copied: {error}", file.display()))?;
    }
    Ok(())
}

/// The files below a folder, relative to it, in alphabetical order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let here = folder.join(&inner);
        let entries = fs::read_dir(&here)
            .map_err(|error| format!("{} could not be read: {error}", here.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(template: &str) -> Result<String> {
        let loader = loader("boot.1.js", "portal.2.js", "portal_bg.3.wasm");
        super::page(template, &loader)
    }

    #[test]
    fn page_loses_directives_and_comments_and_gains_the_loader() {
        let template = "<head>\n<!-- two\nlines -->\n<link data-trunk rel=\"copy-dir\" href=\"a\" />\n\
                        <link rel=\"icon\" href=\"b\" />\n<link data-trunk rel=\"rust\" />\n</head>\n";
        let page = page(template).unwrap();
        assert!(!page.contains("data-trunk"), "{page}");
        assert!(!page.contains("lines"), "{page}");
        assert!(page.contains(r#"<link rel="icon" href="b" />"#), "{page}");
        let script = r#"<script type="module" src="boot.1.js" data-js="portal.2.js" data-wasm="portal_bg.3.wasm"></script>"#;
        assert_eq!(page.matches(script).count(), 1, "{page}");
    }

    #[test]
    fn the_real_page_has_neither_inline_scripts_nor_inline_styles() {
        let template = fs::read_to_string(paths::root().join("index.html")).unwrap();
        let page = page(&template).unwrap();
        assert!(!page.contains("style=\""), "{page}");
        assert!(!page.contains("<style"), "{page}");
        for script in page.split("<script").skip(1) {
            assert!(script.contains("></script>"), "an inline script: {script}");
        }
    }

    #[test]
    fn the_host_script_stays_one_small_file() {
        let script = fs::read_to_string(paths::root().join("public/embed/host.js")).unwrap();
        assert!(script.len() <= 5_000, "{} bytes", script.len());
        assert!(!script.contains("\nimport "), "people copy this file alone");
    }

    #[test]
    fn a_template_without_a_place_for_the_loader_is_refused() {
        assert!(page("<head></head>").is_err());
    }

    #[test]
    fn scripts_with_words_of_their_own_have_them_in_every_language() {
        for (script, words) in [
            ("boot.js", &["title", "network", "reload"][..]),
            ("updates.js", &["title", "text", "reload", "later"]),
            (
                "embed/words.js",
                &[
                    "title",
                    "network",
                    "crash",
                    "wasm",
                    "retry",
                    "reload",
                    "refusedTitle",
                    "refused",
                    "open",
                ],
            ),
        ] {
            let text = fs::read_to_string(paths::root().join("public").join(script)).unwrap();
            for language in i18n_catalogue::LANGUAGES {
                let tag = language.tag;
                let starts = [format!("\n  {tag}: {{"), format!("\n  \"{tag}\": {{")];
                let (_, block) = starts
                    .iter()
                    .find_map(|start| text.split_once(start))
                    .unwrap_or_else(|| panic!("{script} does not speak {tag}"));
                let (block, _) = block.split_once("\n  },").unwrap();
                let keys: Vec<&str> = block
                    .lines()
                    .filter_map(|line| line.trim().split_once(": \"").map(|(key, _)| key))
                    .collect();
                assert_eq!(keys, words, "{script}, {tag}");
            }
        }
    }
}
