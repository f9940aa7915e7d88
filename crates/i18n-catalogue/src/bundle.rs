//! The files that the browser fetches: `<tag>.json` per language, `<pack>.<tag>.json` for the areas of a
//! pack.
//!
//! `{"lang":"de","schema":"<16 hex digits>","messages":["text",{"one":"…","other":"…"}]}`: texts in
//! index order; the schema tells the app whether the file fits its build.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::catalogue::{Catalogue, Pack};
use crate::check::Problems;
use crate::entry::Entry;
use crate::language::{LANGUAGES, PSEUDO};

/// A language file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// BCP 47 tag.
    pub lang: &'static str,
    /// The pack; none for the messages that are always there.
    pub pack: Option<String>,
    /// Where it was written.
    pub path: PathBuf,
}

/// Why the language files could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The catalogues are not sound.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// The folder or a file could not be written.
    #[error("{path}: {source}")]
    Write {
        /// What was being written.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

/// Checks the catalogues below `locales_dir` and writes a file per language and pack, the
/// pseudo-language included, into `out_dir` (made if missing).
///
/// # Errors
/// [`WriteError::Problems`] for unsound catalogues, [`WriteError::Write`] when the disk refuses.
pub fn write_bundles(locales_dir: &Path, out_dir: &Path) -> Result<Vec<BundleFile>, WriteError> {
    let catalogue = Catalogue::read(locales_dir)?;
    fs::create_dir_all(out_dir).map_err(|source| WriteError::Write {
        path: out_dir.to_owned(),
        source,
    })?;
    let mut files = Vec::new();
    for pack in catalogue.packs() {
        for language in LANGUAGES.iter().chain([&PSEUDO]) {
            let path = out_dir.join(file_name(pack.name, language.tag));
            let json = bundle_json(&pack, language.tag);
            fs::write(&path, json).map_err(|source| WriteError::Write {
                path: path.clone(),
                source,
            })?;
            files.push(BundleFile {
                lang: language.tag,
                pack: pack.name.map(str::to_owned),
                path,
            });
        }
    }
    Ok(files)
}

/// What the app asks for: `de.json`, `provider.de.json`.
pub(crate) fn file_name(pack: Option<&str>, tag: &str) -> String {
    match pack {
        Some(pack) => format!("{pack}.{tag}.json"),
        None => format!("{tag}.json"),
    }
}

/// The content of a pack's file in one language.
pub fn bundle_json(pack: &Pack<'_>, tag: &str) -> String {
    let messages: Vec<Value> = pack
        .messages
        .iter()
        .map(|message| match message.entries.get(tag) {
            Some(Entry::Text(text)) => json!(text),
            Some(Entry::Plural(forms)) => json!(forms),
            None => json!(""),
        })
        .collect();
    json!({ "lang": tag, "schema": pack.schema(), "messages": messages }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small sound catalogue in a folder of its own, removed when dropped.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path =
                std::env::temp_dir().join(format!("i18n-catalogue-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            for language in LANGUAGES {
                fs::create_dir_all(path.join(language.tag)).unwrap();
            }
            Self(path)
        }

        fn put(&self, tag: &str, area: &str, json: &str) {
            let path = self.0.join(tag).join(format!("{area}.json"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, json).unwrap();
        }

        fn schemas(&self) -> Vec<String> {
            let catalogue = Catalogue::read(&self.0).unwrap();
            catalogue.packs().iter().map(Pack::schema).collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn sound(name: &str) -> Folder {
        let folder = Folder::new(name);
        for tag in ["en", "de", "nl"] {
            folder.put(
                tag,
                "clients",
                r#"{"title": "T {name}", "seats": {"one": "{count} s", "other": "{count} ss"}}"#,
            );
        }
        folder.put(
            "es",
            "clients",
            r#"{"title": "T {name}", "seats": {"one": "{count} s", "many": "{count} de ss", "other": "{count} ss"}}"#,
        );
        folder.put(
            "zh-CN",
            "clients",
            r#"{"title": "{name}", "seats": {"other": "{count}"}}"#,
        );
        folder
    }

    #[test]
    fn writes_one_file_per_language_with_a_schema() {
        let folder = sound("writes");
        let out = folder.0.with_extension("out");
        let files = write_bundles(&folder.0, &out).unwrap();
        assert_eq!(
            files.iter().map(|file| file.lang).collect::<Vec<_>>(),
            ["en", "de", "es", "nl", "zh-CN", "en-XA"]
        );
        let spanish: Value =
            serde_json::from_slice(&fs::read(out.join("es.json")).unwrap()).unwrap();
        assert_eq!(spanish["messages"][0]["many"], "{count} de ss");
        assert_eq!(spanish["messages"][1], "T {name}");
        assert_eq!(spanish["schema"], folder.schemas()[0]);
        let pseudo: Value =
            serde_json::from_slice(&fs::read(out.join("en-XA.json")).unwrap()).unwrap();
        assert_eq!(pseudo["messages"][1], "[T {name} õ]");
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn texts_do_not_change_the_schema_keys_do() {
        let folder = sound("schema");
        let before = folder.schemas();
        folder.put(
            "zh-CN",
            "clients",
            r#"{"title": "您 {name}", "seats": {"other": "{count}"}}"#,
        );
        assert_eq!(folder.schemas(), before);
        for language in LANGUAGES {
            folder.put(language.tag, "more", r#"{"key": "x"}"#);
        }
        assert_ne!(folder.schemas(), before);
    }

    #[test]
    fn a_pack_has_files_and_a_schema_of_its_own() {
        let folder = sound("packs");
        let before = folder.schemas();
        for language in LANGUAGES {
            folder.put(language.tag, "provider/members", r#"{"title": "People"}"#);
        }
        let after = folder.schemas();
        assert_eq!(after[0], before[0], "what is always there does not change");
        assert_eq!(after.len(), 2);
        let out = folder.0.with_extension("out");
        let files = write_bundles(&folder.0, &out).unwrap();
        assert_eq!(files.len(), 12);
        let german: Value =
            serde_json::from_slice(&fs::read(out.join("provider.de.json")).unwrap()).unwrap();
        assert_eq!(german["messages"], json!(["People"]));
        assert_eq!(german["schema"], after[1]);
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn a_pack_with_folders_and_a_pack_that_misses_a_language_are_refused() {
        let folder = sound("deep-packs");
        folder.put("en", "provider/members", r#"{"title": "People"}"#);
        folder.put("en", "provider/deep/members", r#"{"title": "People"}"#);
        let error = Catalogue::read(&folder.0).unwrap_err().to_string();
        for part in [
            "locales/en/provider/deep: a pack has no folders of its own",
            "locales/de/provider/members.json: missing file",
        ] {
            assert!(error.contains(part), "{part} not in {error}");
        }
    }

    #[test]
    fn an_unsound_catalogue_is_refused_with_all_problems() {
        let folder = sound("unsound");
        folder.put(
            "de",
            "clients",
            r#"{"title": "T", "seats": {"other": "{count}"}}"#,
        );
        fs::create_dir_all(folder.0.join("fr")).unwrap();
        let error = write_bundles(&folder.0, &folder.0.join("never"))
            .unwrap_err()
            .to_string();
        for part in [
            "3 problem(s)",
            "locales/fr: is not a language",
            "locales/de/clients.json: \"title\": missing placeholder {name}",
            "missing plural form \"one\"",
        ] {
            assert!(error.contains(part), "{part} not in {error}");
        }
    }
}
