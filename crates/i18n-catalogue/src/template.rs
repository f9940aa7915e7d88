//! `{placeholders}` in texts. `{{` and `}}` stand for the braces themselves.

use std::collections::BTreeSet;

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    Literal(&'a str),
    Placeholder(&'a str),
}

/// Splits a text. Doubled braces stay doubled inside the literals.
///
/// # Errors
/// A sentence that says what is wrong with the braces.
pub(crate) fn parse(text: &str) -> Result<Vec<Piece<'_>>, String> {
    let mut pieces = Vec::new();
    let mut literal_start = 0;
    let mut position = 0;
    let bytes = text.as_bytes();
    while position < bytes.len() {
        let doubled = bytes.get(position + 1) == bytes.get(position);
        match bytes[position] {
            b'{' | b'}' if doubled => position += 2,
            b'{' => {
                let Some(length) = text[position..].find('}') else {
                    return Err("has a `{` without its `}`".to_owned());
                };
                let name = &text[position + 1..position + length];
                if !is_snake_case(name) {
                    return Err(format!(
                        "has a placeholder `{{{name}}}` that is not snake case"
                    ));
                }
                if literal_start < position {
                    pieces.push(Piece::Literal(&text[literal_start..position]));
                }
                pieces.push(Piece::Placeholder(name));
                position += length + 1;
                literal_start = position;
            }
            b'}' => return Err("has a `}` without its `{`".to_owned()),
            _ => position += 1,
        }
    }
    if literal_start < text.len() {
        pieces.push(Piece::Literal(&text[literal_start..]));
    }
    Ok(pieces)
}

/// The names in a text, alphabetical. A text with wrong braces has none; the checker reports it.
pub(crate) fn placeholders(text: &str) -> BTreeSet<String> {
    parse(text)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Placeholder(name) => Some(name.to_owned()),
            Piece::Literal(_) => None,
        })
        .collect()
}

/// The names in any of the texts, alphabetical.
pub(crate) fn placeholders_of_all(texts: &[&str]) -> Vec<String> {
    texts
        .iter()
        .flat_map(|text| placeholders(text))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Whether a name can be a key or a placeholder: it becomes a Rust name.
pub(crate) fn is_snake_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.ends_with('_')
        && !name.contains("__")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_literals_and_placeholders() {
        let pieces = parse("{name} has {count} seats").unwrap();
        assert_eq!(
            pieces,
            [
                Piece::Placeholder("name"),
                Piece::Literal(" has "),
                Piece::Placeholder("count"),
                Piece::Literal(" seats"),
            ]
        );
    }

    #[test]
    fn doubled_braces_are_literal() {
        assert_eq!(parse("a {{b}} c").unwrap(), [Piece::Literal("a {{b}} c")]);
        assert!(placeholders("{{b}}").is_empty());
    }

    #[test]
    fn wrong_braces_are_named() {
        assert!(parse("open {name").unwrap_err().contains("without its `}`"));
        assert!(parse("close} it").unwrap_err().contains("without its `{`"));
        assert!(parse("{Not Snake}").unwrap_err().contains("not snake case"));
        assert!(parse("{}").is_err());
    }

    #[test]
    fn names_that_cannot_become_rust_names_are_refused() {
        assert!(is_snake_case("seats_left2"));
        for name in ["", "_a", "a_", "a__b", "2a", "aB", "a-b", "ä"] {
            assert!(!is_snake_case(name), "{name}");
        }
    }
}
