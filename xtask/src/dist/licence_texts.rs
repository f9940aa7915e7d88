//! The texts of licences as the crates carry them, each text once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::licences::Piece;
use crate::Result;

/// What the names of such files begin with, in small letters.
const BEGINNINGS: [&str; 6] = [
    "license",
    "licence",
    "copying",
    "notice",
    "unlicense",
    "copyright",
];

/// All texts, each below the names of those who carry it; at the end those who carry none.
pub(super) fn all(pieces: &[Piece]) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut without = Vec::new();
    for piece in pieces {
        let found = of(&piece.folder)?;
        if found.is_empty() {
            without.push(format!("{} ({})", piece.name, piece.licence));
        }
        for text in found {
            texts.entry(text).or_default().push(&piece.name);
        }
    }
    // In the order of who comes first, so that a new crate changes little.
    let mut texts: Vec<(String, Vec<&str>)> = texts.into_iter().collect();
    texts.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    let mut all = String::new();
    for (text, carriers) in texts {
        let line = "-".repeat(80);
        write!(
            all,
            "{line}\nCarried by {}\n{line}\n\n{text}\n\n",
            carriers.join(", ")
        )?;
    }
    if !without.is_empty() {
        writeln!(
            all,
            "These carry no text of their own; the texts of their licences stand above:\n  {}",
            without.join("\n  ")
        )?;
    }
    Ok(all)
}

/// The texts in a crate's folder, without differences that only are white space.
fn of(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let is_text = BEGINNINGS.iter().any(|start| name.starts_with(start));
        if is_text && entry.file_type()?.is_file() {
            names.push(entry.path());
        }
    }
    names.sort();
    let mut texts = Vec::new();
    for name in names {
        let bytes = fs::read(name)?;
        let text = normal(&String::from_utf8_lossy(&bytes));
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    Ok(texts)
}

/// Lines without white space at their ends, and no empty ones at the beginning and the end.
fn normal(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site;

    #[test]
    fn a_text_stands_once_below_all_who_carry_it() {
        let root = std::env::temp_dir().join(format!("xtask-texts-{}", std::process::id()));
        let piece = |name: &str| Piece {
            name: name.to_owned(),
            licence: "MIT".to_owned(),
            address: String::new(),
            folder: root.join(name),
        };
        let pieces = [piece("a"), piece("b"), piece("c")];
        for (piece, text) in pieces.iter().zip(["One text.\r\n", "\nOne text.  \n", ""]) {
            site::make_empty(&piece.folder).unwrap();
            if !text.is_empty() {
                fs::write(piece.folder.join("LICENSE-MIT"), text).unwrap();
                fs::write(piece.folder.join("lib.rs"), "no licence").unwrap();
            }
        }
        let all = all(&pieces).unwrap();
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(all.matches("One text.").count(), 1, "{all}");
        assert!(all.contains("Carried by a, b\n"), "{all}");
        assert!(all.contains("  c (MIT)"), "{all}");
        assert!(!all.contains("no licence"), "{all}");
    }
}
