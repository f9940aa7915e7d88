//! `index.html` of a release: every address by its new name, with what the browser holds it against.

use super::base::Base;
use super::named::Named;
use crate::wasm::APP;
use crate::{Result, site};

/// The page; `version` is what the service worker knows it by.
pub(super) fn page(template: &str, site: &Named<'_>, base: &Base, version: &str) -> Result<String> {
    let name = |old: &str| -> Result<String> { Ok(base.address(site.name_of(old)?)) };
    let boot = name("boot.js")?;
    let glue = name(&APP.glue())?;
    let wasm = name(&APP.wasm())?;
    let boot_integrity = site.integrity_of("boot.js")?;
    let glue_integrity = site.integrity_of(&APP.glue())?;
    let wasm_integrity = site.integrity_of(&APP.wasm())?;
    // Chromium ignores the integrity of such a preload, and says so: the loader's fetch has it.
    let loader = format!(
        r#"{metas}<link rel="modulepreload" href="{glue}" integrity="{glue_integrity}" />
    <link rel="preload" href="{wasm}" as="fetch" type="application/wasm" crossorigin />
    <script type="module" src="{boot}" integrity="{boot_integrity}" data-js="{glue}" data-wasm="{wasm}" data-integrity="{wasm_integrity}" data-version="{version}"></script>"#,
        metas = metas(&site.renamed(), base),
    );
    site::page(&with_addresses(template, site, base)?, &loader)
}

/// The template with new names, and an integrity for each style sheet.
fn with_addresses(template: &str, site: &Named<'_>, base: &Base) -> Result<String> {
    let mut lines = String::new();
    for line in template.lines() {
        let mut line = line.to_owned();
        for attribute in ["href", "content"] {
            let Some(old) = attribute_of(&line, attribute).map(str::to_owned) else {
                continue;
            };
            let new = site.name_of(&old).map(str::to_owned);
            let is_sheet = line.contains(r#"rel="stylesheet""#);
            let new = match new {
                Ok(new) => new,
                Err(error) if is_sheet => return Err(error),
                // A file that keeps its name; everything else is no address.
                Err(_) if attribute == "href" && !old.contains('/') => old.clone(),
                Err(_) => continue,
            };
            let integrity = if is_sheet {
                format!(r#" integrity="{}""#, site.integrity_of(&old)?)
            } else {
                String::new()
            };
            line = line.replacen(
                &format!(r#"{attribute}="{old}""#),
                &format!(r#"{attribute}="{}"{integrity}"#, base.address(&new)),
                1,
            );
        }
        lines.push_str(&line);
        lines.push('\n');
    }
    Ok(lines)
}

/// The value of an attribute in a line with one element.
fn attribute_of<'a>(line: &'a str, attribute: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(r#" {attribute}=""#))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Tells the app under which names it finds the language files (without `.json`) and the worker.
fn metas(renamed: &[(String, String)], base: &Base) -> String {
    let mut languages = Vec::new();
    let mut metas = String::new();
    for (old, new) in renamed {
        let language = new.strip_prefix("i18n/");
        if let Some(name) = language.and_then(|file| file.strip_suffix(".json")) {
            languages.push(name);
        } else if old == "kdf-worker.js" {
            metas.push_str(&meta("kdf-worker", &base.address(new)));
        }
    }
    metas.push_str(&meta("i18n", &languages.join(" ")));
    metas
}

/// A line of the page's head.
fn meta(name: &str, content: &str) -> String {
    format!("<meta name=\"{name}\" content=\"{content}\" />\n    ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{names, paths};

    /// The page of the repository for a site in which every file has its own name as content.
    fn page_at(base: &Base) -> String {
        let folder = std::env::temp_dir().join(format!(
            "xtask-page-{}-{}",
            std::process::id(),
            base.address("").len()
        ));
        let mut files = Named::new(&folder);
        let (glue, wasm) = (APP.glue(), APP.wasm());
        let packs = ["provider", "events", "jobs", "console", "training"];
        let packs = packs.map(|pack| format!("style/{pack}.css"));
        let others = [
            "i18n/de.json",
            "kdf-worker.js",
            "boot.css",
            "style/index.css",
        ];
        let mains = [wasm.as_str(), glue.as_str(), "boot.js"];
        let names = others
            .into_iter()
            .chain(packs.iter().map(String::as_str))
            .chain(mains);
        for name in names {
            files.add(name, name.as_bytes().to_vec()).unwrap();
        }
        let template = fs::read_to_string(paths::root().join("index.html")).unwrap();
        let page = page(&template, &files, base, "0123456789abcdef").unwrap();
        fs::remove_dir_all(folder).unwrap();
        page
    }

    #[test]
    fn every_sheet_and_script_has_an_integrity_and_a_hash() {
        let page = page_at(&Base::default());
        let lines = page.lines().filter(|line| {
            line.contains("stylesheet")
                || line.contains("modulepreload")
                || line.contains("<script")
        });
        assert_eq!(lines.clone().count(), 4, "{page}");
        for line in lines {
            assert!(line.contains(" integrity=\"sha384-"), "{line}");
            assert!(line.split('"').any(names::is_hashed), "{line}");
        }
        assert!(page.contains("data-integrity=\"sha384-"), "{page}");
        assert!(page.contains("data-version=\"0123456789abcdef\""), "{page}");
        assert!(!page.contains("data-trunk"), "{page}");
    }

    #[test]
    fn a_base_stands_before_every_address() {
        let relative = page_at(&Base::default());
        assert!(!relative.contains("=\"/"), "{relative}");
        let page = page_at(&Base::at("/portal/").unwrap());
        for (attribute, count) in [("href", 7), ("src", 1), ("data-js", 1), ("data-wasm", 1)] {
            let all = page.matches(&format!(" {attribute}=\"")).count();
            let based = page.matches(&format!(" {attribute}=\"/portal/")).count();
            assert_eq!((all, based), (count, count), "{attribute}: {page}");
        }
        let names = relative.split("name=\"i18n\" content=\"").nth(1).unwrap();
        assert!(
            names.starts_with("de.") && !names.starts_with("de.json"),
            "{names}"
        );
        // Five sheets and the worker; the language files are found beside the page.
        assert_eq!(page.matches(" content=\"/portal/").count(), 6, "{page}");
    }
}
