//! The Rust names of the messages.

use std::fmt::Write as _;

use crate::bundle::file_name;
use crate::catalogue::{Catalogue, Message, Pack};
use crate::entry::Entry;
use crate::language::{LANGUAGES, PSEUDO};

/// Where the app keeps the types that the generated code uses.
const HOME: &str = "crate::i18n";

/// The source of the app's generated module: `m` with one module per area (those of a pack inside one for
/// the pack), `packs` with a constant per pack, and `embedded` with the files themselves. The code names
/// `Arg`, `Count`, `Message`, `Pack` and `Text` by their place in the app.
pub fn generate_rust(catalogue: &Catalogue) -> String {
    let mut source = String::new();
    // Writing to a String cannot fail, so the results say nothing.
    let _ = writeln!(
        source,
        "/// Every message by area: constants, and functions where a message has arguments.\npub mod m {{"
    );
    let packs = catalogue.packs();
    for (number, pack) in packs.iter().enumerate() {
        if let Some(name) = pack.name {
            let _ = writeln!(
                source,
                "    /// The areas of the pack `{name}`.\n    pub mod {name} {{"
            );
        }
        write_areas(&mut source, number, pack);
        if pack.name.is_some() {
            let _ = writeln!(source, "    }}");
        }
    }
    let _ = writeln!(source, "}}");
    write_packs(&mut source, &packs);
    write_embedded(&mut source, &packs);
    source
}

fn write_areas(source: &mut String, pack_number: usize, pack: &Pack<'_>) {
    let mut index = 0;
    for area in pack.messages.chunk_by(|a, b| a.area == b.area) {
        let name = area.first().map_or("", |message| &message.area);
        let _ = writeln!(
            source,
            "    /// The messages of `{name}.json`.\n    pub mod {name} {{"
        );
        for message in area {
            write_message(source, &format!("{pack_number}, {index}"), message);
            index += 1;
        }
        let _ = writeln!(source, "    }}");
    }
}

/// What a language file must be to fit this build.
fn write_packs(source: &mut String, packs: &[Pack<'_>]) {
    let _ = writeln!(
        source,
        "/// The files of texts that there are for each language.\npub mod packs {{"
    );
    for (number, pack) in packs.iter().enumerate() {
        let name = pack.name.unwrap_or_default();
        let constant = pack.constant();
        let _ = writeln!(
            source,
            "    /// `{name}`, {count} messages.\n    pub const {constant}: {HOME}::Pack = \
             {HOME}::Pack::new({number}, \"{name}\", \"{schema}\", {count});",
            schema = pack.schema(),
            count = pack.messages.len(),
        );
    }
    let constants: Vec<String> = packs.iter().map(Pack::constant).collect();
    let _ = writeln!(
        source,
        "    /// All of them.\n    pub const ALL: &[{HOME}::Pack] = &[{}];\n}}",
        constants.join(", ")
    );
}

/// The files' contents, for tests.
fn write_embedded(source: &mut String, packs: &[Pack<'_>]) {
    let _ = writeln!(
        source,
        "/// The content of a file of texts, compiled in. For tests.\n\
         pub fn embedded(file: &str) -> &'static str {{\n    match file {{"
    );
    for pack in packs {
        for language in LANGUAGES.iter().chain([&PSEUDO]) {
            let file = file_name(pack.name, language.tag);
            let _ = writeln!(
                source,
                "        \"{file}\" => include_str!(concat!(env!(\"OUT_DIR\"), \"/i18n/{file}\")),"
            );
        }
    }
    let _ = writeln!(source, "        _ => \"\",\n    }}\n}}");
}

/// `place` is the pack's number and the message's index in it: `0, 7`.
fn write_message(source: &mut String, place: &str, message: &Message) {
    let _ = writeln!(source, "        /// {}", doc(&message.english()));
    if message.placeholders.is_empty() {
        let name = message.key.to_uppercase();
        let _ = writeln!(
            source,
            "        pub const {name}: {HOME}::Message = {HOME}::Message::new({place});"
        );
        return;
    }
    let is_count = |name: &String| message.is_plural && name == "count";
    let parameters: Vec<String> = message
        .placeholders
        .iter()
        .map(|name| {
            format!(
                "{}: impl Into<{HOME}::{}>",
                parameter(name),
                if is_count(name) { "Count" } else { "Arg" }
            )
        })
        .collect();
    let arguments: Vec<String> = message
        .placeholders
        .iter()
        .filter(|name| !is_count(name))
        .map(|name| format!("(\"{name}\", {}.into())", parameter(name)))
        .collect();
    let count = if message.is_plural {
        "Some(count.into())"
    } else {
        "None"
    };
    let _ = writeln!(
        source,
        "        pub fn {}({}) -> {HOME}::Text {{\n            {HOME}::Text::with_args({HOME}::Message::new({place}), {count}, [{}])\n        }}",
        message.key,
        parameters.join(", "),
        arguments.join(", ")
    );
}

/// A placeholder may be called `type`; as a raw name it is a parameter like any other.
fn parameter(name: &str) -> String {
    match name {
        "as" | "for" | "from" | "in" | "type" | "use" | "where" | "ref" | "match" | "move" => {
            format!("r#{name}")
        }
        _ => name.to_owned(),
    }
}

/// The English text on one line, fit for a doc comment.
fn doc(entry: &Entry) -> String {
    let texts: Vec<String> = entry
        .texts()
        .iter()
        .map(|text| format!("`{}`", text.replace('`', "'").replace('\n', " ")))
        .collect();
    texts.join(" / ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn message(key: &str, english: Entry, placeholders: &[&str]) -> Message {
        Message {
            pack: None,
            area: "clients".to_owned(),
            key: key.to_owned(),
            placeholders: placeholders.iter().map(|name| name.to_string()).collect(),
            is_plural: matches!(english, Entry::Plural(_)),
            entries: BTreeMap::from([("en".to_owned(), english)]),
        }
    }

    #[test]
    fn writes_constants_and_typed_functions() {
        let plural = BTreeMap::from([
            ("one".to_owned(), "{count} seat for {name}".to_owned()),
            ("other".to_owned(), "{count} seats for {name}".to_owned()),
        ]);
        let catalogue = Catalogue {
            messages: vec![
                message("title", Entry::Text("Clients".to_owned()), &[]),
                message("hello", Entry::Text("Hello {name}".to_owned()), &["name"]),
                message("seats_left", Entry::Plural(plural), &["count", "name"]),
            ],
        };
        let source = generate_rust(&catalogue);
        assert!(
            source.contains("Pack = crate::i18n::Pack::new(0, \"\", \""),
            "{source}"
        );
        assert!(
            source.contains("/// `Clients`\n        pub const TITLE: crate::i18n::Message = crate::i18n::Message::new(0, 0);"),
            "{source}"
        );
        assert!(
            source.contains("pub fn hello(name: impl Into<crate::i18n::Arg>) -> crate::i18n::Text"),
            "{source}"
        );
        assert!(
            source.contains(
                "Text::with_args(crate::i18n::Message::new(0, 1), None, [(\"name\", name.into())])"
            ),
            "{source}"
        );
        assert!(source.contains(
            "seats_left(count: impl Into<crate::i18n::Count>, name: impl Into<crate::i18n::Arg>)"
        ));
        assert!(
            source.contains("Message::new(0, 2), Some(count.into()), [(\"name\", name.into())])"),
            "{source}"
        );
        assert_eq!(source.matches('{').count(), source.matches('}').count());
    }

    #[test]
    fn the_areas_of_a_pack_are_counted_by_themselves_in_a_module_of_their_own() {
        let in_pack = Message {
            pack: Some("provider".to_owned()),
            ..message("title", Entry::Text("People".to_owned()), &[])
        };
        let catalogue = Catalogue {
            messages: vec![
                message("title", Entry::Text("Clients".to_owned()), &[]),
                in_pack,
            ],
        };
        let source = generate_rust(&catalogue);
        let (_, pack) = source.split_once("pub mod provider {").unwrap();
        assert!(pack.contains("Message::new(1, 0)"), "{source}");
        assert!(
            source.contains(
                "PROVIDER: crate::i18n::Pack = crate::i18n::Pack::new(1, \"provider\", \""
            ),
            "{source}"
        );
        assert!(
            source.contains("\"provider.zh-CN.json\" => include_str!"),
            "{source}"
        );
    }
}
