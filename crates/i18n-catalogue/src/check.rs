//! The rules a catalogue must keep.

use std::collections::{BTreeMap, BTreeSet};

use crate::entry::Entry;
use crate::language::{LANGUAGES, Language};
use crate::read::Areas;
use crate::template;

/// Everything that is wrong with the catalogues, one sentence each.
#[derive(Debug, thiserror::Error)]
#[error("the message catalogues have {} problem(s):\n  {}", .0.len(), .0.join("\n  "))]
pub struct Problems(pub Vec<String>);

/// Names that Rust keeps for itself.
const RUST_KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut",
    "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "unsafe", "use", "where", "while", "yield",
];

/// Adds every broken rule to `problems`.
pub(crate) fn check(languages: &BTreeMap<&'static str, Areas>, problems: &mut Vec<String>) {
    let empty = Areas::new();
    let english = languages.get("en").unwrap_or(&empty);
    for (area, keys) in english {
        if !area.split('/').all(is_usable_name) {
            problems.push(format!(
                "locales/en/{area}.json: the area's name must be snake case and no Rust keyword"
            ));
        }
        if area
            .split_once('/')
            .is_some_and(|(pack, _)| english.contains_key(pack))
        {
            problems.push(format!(
                "locales/en/{area}.json: an area outside has the name of the pack"
            ));
        }
        for key in keys.keys().filter(|key| !is_usable_name(key)) {
            problems.push(format!(
                "locales/en/{area}.json: \"{key}\": a key must be snake case and no Rust keyword"
            ));
        }
    }
    for language in LANGUAGES {
        let areas = languages.get(language.tag).unwrap_or(&empty);
        check_language(language, english, areas, problems);
    }
}

fn is_usable_name(name: &str) -> bool {
    template::is_snake_case(name) && !RUST_KEYWORDS.contains(&name)
}

fn check_language(language: &Language, english: &Areas, areas: &Areas, problems: &mut Vec<String>) {
    let tag = language.tag;
    for area in areas.keys().filter(|area| !english.contains_key(*area)) {
        problems.push(format!(
            "locales/{tag}/{area}.json: surplus file, English has none"
        ));
    }
    for (area, english_keys) in english {
        let Some(keys) = areas.get(area) else {
            problems.push(format!("locales/{tag}/{area}.json: missing file"));
            continue;
        };
        let place = format!("locales/{tag}/{area}.json");
        for key in keys.keys().filter(|key| !english_keys.contains_key(*key)) {
            problems.push(format!("{place}: \"{key}\": surplus key, English has none"));
        }
        for (key, english_entry) in english_keys {
            match keys.get(key) {
                None => problems.push(format!("{place}: \"{key}\": missing key")),
                Some(entry) => {
                    for problem in entry_problems(language, english_entry, entry) {
                        problems.push(format!("{place}: \"{key}\": {problem}"));
                    }
                }
            }
        }
    }
}

fn entry_problems(language: &Language, english: &Entry, entry: &Entry) -> Vec<String> {
    let mut problems = Vec::new();
    for text in entry.texts() {
        if let Err(problem) = template::parse(text) {
            problems.push(format!("the text \"{text}\" {problem}"));
        }
        if text.trim().is_empty() {
            problems.push("has an empty text".to_owned());
        } else if text.trim() != text {
            problems.push(format!("the text \"{text}\" starts or ends with a blank"));
        }
    }
    let wanted: BTreeSet<String> = template::placeholders_of_all(&english.texts())
        .into_iter()
        .collect();
    match (english, entry) {
        (Entry::Text(_), Entry::Plural(_)) => {
            problems.push("has plural forms, English has none".to_owned())
        }
        (Entry::Plural(_), Entry::Text(_)) => {
            problems.push("needs plural forms, as in English".to_owned())
        }
        (_, Entry::Text(text)) => compare_placeholders(&wanted, text, "", false, &mut problems),
        (_, Entry::Plural(forms)) => {
            if !wanted.contains("count") {
                problems.push("plural forms need the placeholder {count} in English".to_owned());
            }
            for category in language
                .plural_categories
                .iter()
                .filter(|category| !forms.contains_key(**category))
            {
                problems.push(format!("missing plural form \"{category}\""));
            }
            for (category, text) in forms {
                if !language.plural_categories.contains(&category.as_str()) {
                    problems.push(format!(
                        "surplus plural form \"{category}\", not used in {}",
                        language.tag
                    ));
                }
                // "One seat left" may go without the number; the general form may not.
                let count_is_optional = category == "one";
                let form = format!(" in plural form \"{category}\"");
                compare_placeholders(&wanted, text, &form, count_is_optional, &mut problems);
            }
        }
    }
    problems
}

fn compare_placeholders(
    wanted: &BTreeSet<String>,
    text: &str,
    form: &str,
    count_is_optional: bool,
    problems: &mut Vec<String>,
) {
    let found = template::placeholders(text);
    for name in wanted
        .difference(&found)
        .filter(|name| !(count_is_optional && *name == "count"))
    {
        problems.push(format!("missing placeholder {{{name}}}{form}"));
    }
    for name in found.difference(wanted) {
        problems.push(format!("surplus placeholder {{{name}}}{form}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> &'static Language {
        LANGUAGES
            .iter()
            .find(|language| language.tag == tag)
            .unwrap()
    }

    fn plural(forms: &[(&str, &str)]) -> Entry {
        Entry::Plural(
            forms
                .iter()
                .map(|(c, t)| (c.to_string(), t.to_string()))
                .collect(),
        )
    }

    fn text(text: &str) -> Entry {
        Entry::Text(text.to_owned())
    }

    #[test]
    fn a_sound_translation_passes() {
        let english = plural(&[
            ("one", "One seat for {name}"),
            ("other", "{count} seats for {name}"),
        ]);
        let chinese = plural(&[("other", "{name}：{count} 个席位")]);
        assert_eq!(
            entry_problems(language("zh-CN"), &english, &chinese),
            Vec::<String>::new()
        );
        assert_eq!(
            entry_problems(language("en"), &english, &english),
            Vec::<String>::new()
        );
    }

    #[test]
    fn every_plural_category_of_the_language_is_needed_and_no_other() {
        let english = plural(&[("one", "{count} seat"), ("other", "{count} seats")]);
        let spanish = plural(&[
            ("one", "{count} plaza"),
            ("two", "{count} plazas"),
            ("other", "{count} plazas"),
        ]);
        assert_eq!(
            entry_problems(language("es"), &english, &spanish),
            [
                "missing plural form \"many\"",
                "surplus plural form \"two\", not used in es"
            ]
        );
        assert_eq!(
            entry_problems(language("de"), &english, &text("{count} Plätze")),
            ["needs plural forms, as in English"]
        );
        assert_eq!(
            entry_problems(
                language("nl"),
                &text("Seats"),
                &plural(&[("one", "Plaats"), ("other", "Plaatsen")])
            )[0],
            "has plural forms, English has none"
        );
    }

    #[test]
    fn placeholders_must_agree() {
        assert_eq!(
            entry_problems(language("de"), &text("Hello {name}"), &text("Hallo {nome}")),
            ["missing placeholder {name}", "surplus placeholder {nome}"]
        );
        let english = plural(&[("one", "{count} seat"), ("other", "{count} seats")]);
        let german = plural(&[("one", "ein Platz"), ("other", "Plätze")]);
        assert_eq!(
            entry_problems(language("de"), &english, &german),
            ["missing placeholder {count} in plural form \"other\""]
        );
    }

    #[test]
    fn empty_and_untrimmed_texts_are_refused() {
        assert_eq!(
            entry_problems(language("de"), &text("Save"), &text(" ")),
            ["has an empty text"]
        );
        assert!(
            entry_problems(language("de"), &text("Save"), &text("Speichern "))[0].contains("blank")
        );
    }

    #[test]
    fn missing_and_surplus_keys_and_files_are_named() {
        let area = |keys: &[&str]| {
            keys.iter()
                .map(|key| (key.to_string(), text("x")))
                .collect::<BTreeMap<_, _>>()
        };
        let full = Areas::from([
            ("common".to_owned(), area(&["a", "b"])),
            ("ui".to_owned(), area(&["c"])),
        ]);
        let mut languages: BTreeMap<&'static str, Areas> = LANGUAGES
            .iter()
            .map(|language| (language.tag, full.clone()))
            .collect();
        let german = Areas::from([
            ("common".to_owned(), area(&["a", "z"])),
            ("extra".to_owned(), area(&["c"])),
        ]);
        languages.insert("de", german);
        let mut problems = Vec::new();
        check(&languages, &mut problems);
        assert_eq!(
            problems,
            [
                "locales/de/extra.json: surplus file, English has none",
                "locales/de/common.json: \"z\": surplus key, English has none",
                "locales/de/common.json: \"b\": missing key",
                "locales/de/ui.json: missing file",
            ]
        );
    }

    #[test]
    fn keys_that_rust_cannot_name_are_refused() {
        let mut languages = BTreeMap::new();
        for language in LANGUAGES {
            let keys = BTreeMap::from([
                ("type".to_owned(), text("x")),
                ("Bad-Key".to_owned(), text("x")),
            ]);
            languages.insert(language.tag, Areas::from([("common".to_owned(), keys)]));
        }
        let mut problems = Vec::new();
        check(&languages, &mut problems);
        assert_eq!(problems.len(), 2, "{problems:?}");
    }

    #[test]
    fn a_pack_cannot_have_the_name_of_an_area() {
        let keys = BTreeMap::from([("title".to_owned(), text("x"))]);
        let areas = Areas::from([
            ("provider".to_owned(), keys.clone()),
            ("provider/members".to_owned(), keys),
        ]);
        let languages = LANGUAGES
            .iter()
            .map(|language| (language.tag, areas.clone()))
            .collect();
        let mut problems = Vec::new();
        check(&languages, &mut problems);
        assert_eq!(
            problems,
            ["locales/en/provider/members.json: an area outside has the name of the pack"]
        );
    }
}
