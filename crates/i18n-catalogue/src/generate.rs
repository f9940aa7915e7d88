//! The Rust names of the messages.

use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Message};
use crate::entry::Entry;

/// Where the app keeps the types that the generated code uses.
const HOME: &str = "crate::i18n";

/// The source of the app's generated module: `SCHEMA`, `MESSAGE_COUNT`, and `m` with one module per
/// area. The code names `Arg`, `Count`, `Message` and `Text` by their place in the app.
pub fn generate_rust(catalogue: &Catalogue) -> String {
    let mut source = String::new();
    // Writing to a String cannot fail, so the results say nothing.
    let _ = writeln!(
        source,
        "/// What a language file must carry to fit this build.\npub const SCHEMA: &str = \"{}\";\n\
         /// How many messages a language file must hold.\npub const MESSAGE_COUNT: usize = {};\n\n\
         /// Every message by area: constants, and functions where a message has arguments.\npub mod m {{",
        catalogue.schema(),
        catalogue.messages.len()
    );
    let mut open_area: Option<&str> = None;
    for (index, message) in catalogue.messages.iter().enumerate() {
        if open_area != Some(message.area.as_str()) {
            if open_area.is_some() {
                let _ = writeln!(source, "    }}");
            }
            let _ = writeln!(
                source,
                "    /// The messages of `{0}.json`.\n    pub mod {0} {{",
                message.area
            );
            open_area = Some(&message.area);
        }
        write_message(&mut source, index, message);
    }
    if open_area.is_some() {
        let _ = writeln!(source, "    }}");
    }
    let _ = writeln!(source, "}}");
    source
}

fn write_message(source: &mut String, index: usize, message: &Message) {
    let _ = writeln!(source, "        /// {}", doc(&message.english()));
    if message.placeholders.is_empty() {
        let name = message.key.to_uppercase();
        let _ = writeln!(
            source,
            "        pub const {name}: {HOME}::Message = {HOME}::Message::new({index});"
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
        "        pub fn {}({}) -> {HOME}::Text {{\n            {HOME}::Text::with_args({index}, {count}, [{}])\n        }}",
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
            source.contains("pub const MESSAGE_COUNT: usize = 3;"),
            "{source}"
        );
        assert!(
            source.contains("/// `Clients`\n        pub const TITLE: crate::i18n::Message = crate::i18n::Message::new(0);"),
            "{source}"
        );
        assert!(
            source.contains("pub fn hello(name: impl Into<crate::i18n::Arg>) -> crate::i18n::Text"),
            "{source}"
        );
        assert!(
            source.contains("Text::with_args(1, None, [(\"name\", name.into())])"),
            "{source}"
        );
        assert!(source.contains(
            "seats_left(count: impl Into<crate::i18n::Count>, name: impl Into<crate::i18n::Arg>)"
        ));
        assert!(
            source.contains("Text::with_args(2, Some(count.into()), [(\"name\", name.into())])"),
            "{source}"
        );
        assert_eq!(source.matches('{').count(), source.matches('}').count());
    }
}
