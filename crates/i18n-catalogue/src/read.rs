//! Reading `locales/<language>/*.json` and `locales/<language>/*/*.json`, with what a plain JSON map would swallow: doubled keys.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use crate::entry::Entry;
use crate::language::LANGUAGES;

/// One language: areas (`clients`, or `provider/members` in a pack), each with its keys.
pub(crate) type Areas = BTreeMap<String, BTreeMap<String, Entry>>;

/// Reads every area of a language; what cannot be read becomes a problem.
pub(crate) fn read_language(locales_dir: &Path, tag: &str, problems: &mut Vec<String>) -> Areas {
    let mut areas = Areas::new();
    let folder = format!("locales/{tag}");
    for pack in read_folder(&locales_dir.join(tag), &folder, "", &mut areas, problems) {
        let folder = format!("{folder}/{pack}");
        let path = locales_dir.join(tag).join(&pack);
        for deeper in read_folder(&path, &folder, &format!("{pack}/"), &mut areas, problems) {
            problems.push(format!(
                "{folder}/{deeper}: a pack has no folders of its own"
            ));
        }
    }
    areas
}

/// Adds the areas of one folder, their names with `prefix`; returns the folders in it.
fn read_folder(
    path: &Path,
    place: &str,
    prefix: &str,
    areas: &mut Areas,
    problems: &mut Vec<String>,
) -> Vec<String> {
    let mut folders = Vec::new();
    let files = match fs::read_dir(path) {
        Ok(files) => files,
        Err(error) => {
            problems.push(format!("{place}: cannot be read: {error}"));
            return folders;
        }
    };
    for file in files.flatten() {
        let file_name = file.file_name().to_string_lossy().into_owned();
        if file.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(file_name);
            continue;
        }
        let place = format!("{place}/{file_name}");
        let Some(area) = file_name.strip_suffix(".json") else {
            problems.push(format!("{place}: is not a .json file"));
            continue;
        };
        match fs::read_to_string(file.path()) {
            Ok(json) => {
                let keys = parse_area(&place, &json, problems);
                areas.insert(format!("{prefix}{area}"), keys);
            }
            Err(error) => problems.push(format!("{place}: cannot be read: {error}")),
        }
    }
    folders
}

/// A folder below `locales/` that is no known language would never be used.
pub(crate) fn refuse_unknown_folders(locales_dir: &Path, problems: &mut Vec<String>) {
    for folder in fs::read_dir(locales_dir).into_iter().flatten().flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        if !LANGUAGES.iter().any(|language| language.tag == name) {
            problems.push(format!("locales/{name}: is not a language of the portal"));
        }
    }
}

fn parse_area(place: &str, json: &str, problems: &mut Vec<String>) -> BTreeMap<String, Entry> {
    let pairs: Pairs<RawEntry> = match serde_json::from_str(json) {
        Ok(pairs) => pairs,
        Err(error) => {
            problems.push(format!("{place}: {error}"));
            return BTreeMap::new();
        }
    };
    let mut entries = BTreeMap::new();
    for (key, raw) in pairs.0 {
        let entry = match raw {
            RawEntry::Text(text) => Entry::Text(text),
            RawEntry::Plural(forms) => {
                let mut unique = BTreeMap::new();
                for (category, text) in forms.0 {
                    if unique.insert(category.clone(), text).is_some() {
                        problems.push(format!(
                            "{place}: \"{key}\": plural form \"{category}\" stands twice"
                        ));
                    }
                }
                Entry::Plural(unique)
            }
        };
        if entries.insert(key.clone(), entry).is_some() {
            problems.push(format!("{place}: \"{key}\": stands twice"));
        }
    }
    entries
}

/// A JSON object as a list, doubled keys kept.
struct Pairs<T>(Vec<(String, T)>);

enum RawEntry {
    Text(String),
    Plural(Pairs<String>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor(std::marker::PhantomData))
    }
}

struct PairsVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
    type Value = Pairs<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

impl<'de> Deserialize<'de> for RawEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntryVisitor;

        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = RawEntry;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text or an object of plural forms")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(RawEntry::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                PairsVisitor(std::marker::PhantomData)
                    .visit_map(map)
                    .map(RawEntry::Plural)
            }
        }

        deserializer.deserialize_any(EntryVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_keys_and_forms_are_reported() {
        let mut problems = Vec::new();
        let json = r#"{ "a": "x", "b": { "other": "1", "other": "2" }, "a": "y" }"#;
        parse_area("locales/en/x.json", json, &mut problems);
        assert_eq!(
            problems,
            [
                "locales/en/x.json: \"b\": plural form \"other\" stands twice",
                "locales/en/x.json: \"a\": stands twice",
            ]
        );
    }

    #[test]
    fn broken_json_says_where() {
        let mut problems = Vec::new();
        parse_area("locales/en/x.json", "{\n \"a\": 5 }", &mut problems);
        assert!(
            problems[0].starts_with("locales/en/x.json: "),
            "{problems:?}"
        );
        assert!(problems[0].contains("line 2"), "{problems:?}");
    }
}
