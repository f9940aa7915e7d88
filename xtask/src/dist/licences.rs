//! Whose work is in the site, and under which conditions: the crates that end up in the WebAssembly, the
//! standard library, the list of words. A licence that nobody has thought about stops the build.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, LicenseReq, ParseMode};

use super::licence_texts;
use crate::process::{cargo, output_of};
use crate::tools::WASM_TARGET;
use crate::{Result, paths};

/// The file that lies in the site.
pub(crate) const FILE: &str = "licences.txt";

/// Licences that ask for no more than to be named, with their text.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Something of others that ships.
pub(super) struct Piece {
    /// Name and version.
    pub(super) name: String,
    /// An SPDX expression.
    pub(super) licence: String,
    /// Where it comes from.
    pub(super) address: String,
    /// Where it lies on this machine.
    pub(super) folder: PathBuf,
}

/// The content of [`FILE`].
pub(crate) fn text() -> Result<String> {
    let pieces = crates()?;
    check(&pieces)?;
    let mut text = String::from(
        "Software of others in this site\n\
         ===============================\n\n\
         The portal itself is licensed under MIT or Apache-2.0, as you like.\n\n\
         Compiled into its WebAssembly, with the JavaScript that wasm-bindgen makes:\n\n",
    );
    for Piece {
        name,
        licence,
        address,
        ..
    } in &pieces
    {
        writeln!(text, "  {name}: {licence}  {address}")?;
    }
    let compiler = output_of(Command::new("rustc").current_dir(paths::root()).arg("-V"))?;
    let version = compiler.split_whitespace().nth(1).unwrap_or_default();
    writeln!(
        text,
        "  Rust's standard library {version}: MIT OR Apache-2.0  https://github.com/rust-lang/rust\n\n\
         Beside it:\n\n  \
         The EFF's long list of words: eff-long-words.NOTICE.txt says more.\n\n\
         From npm: nothing. Its packages build and test the site, and nothing of them is in it.\n"
    )?;
    text.push_str(&licence_texts::all(&pieces)?);
    Ok(text)
}

/// The crates of others that cargo puts into the modules; not what only runs while they are compiled.
fn crates() -> Result<Vec<Piece>> {
    let tree = output_of(
        cargo()?
            .args(["tree", "--locked", "--target", WASM_TARGET])
            .args(["--package", "provider-portal", "--package", "kdf-worker"])
            .args(["--features", "provider-portal/split"])
            .args(["--edges", "normal,no-proc-macro"])
            .args(["--prefix", "none", "--format", "{p}"]),
    )?;
    let wanted: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let metadata = output_of(
        cargo()?
            .args(["metadata", "--locked", "--format-version", "1"])
            .args(["--filter-platform", WASM_TARGET]),
    )?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata["packages"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let mut pieces = Vec::new();
    for package in packages {
        let field = |name: &str| package[name].as_str().unwrap_or_default();
        let is_ours = package["source"].is_null();
        if is_ours || !wanted.contains(&(field("name"), field("version"))) {
            continue;
        }
        let folder = Path::new(field("manifest_path"))
            .parent()
            .unwrap_or(Path::new(""));
        pieces.push(Piece {
            name: format!("{} {}", field("name"), field("version")),
            licence: field("license").to_owned(),
            address: field("repository").to_owned(),
            folder: folder.to_owned(),
        });
    }
    pieces.sort_by(|one, other| one.name.cmp(&other.name));
    if pieces.is_empty() {
        return Err("cargo named no crate of others: the list of licences would be empty".into());
    }
    Ok(pieces)
}

/// `aes v0.9.4` or `kdf-worker v0.1.0 (/somewhere) (*)` in two parts.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    Some((name, words.next()?.strip_prefix('v')?))
}

/// Fails when something may not be shipped under a licence of [`ALLOWED`].
fn check(pieces: &[Piece]) -> Result<()> {
    let refused: Vec<String> = pieces
        .iter()
        .filter(|piece| !is_allowed(&piece.licence))
        .map(|piece| format!("{}: {:?}", piece.name, piece.licence))
        .collect();
    if refused.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the site would ship what is under none of the licences that xtask/src/dist/licences.rs allows:\n  {}",
        refused.join("\n  ")
    )
    .into())
}

fn is_allowed(licence: &str) -> bool {
    let mode = ParseMode {
        // Old crates write `MIT/Apache-2.0`.
        allow_slash_as_or_operator: true,
        ..ParseMode::STRICT
    };
    Expression::parse_mode(licence, mode).is_ok_and(|expression| {
        expression.evaluate(|asked: &LicenseReq| {
            // With an exception nobody has thought about, it is another licence.
            let is_plain = asked.addition.is_none();
            let id = asked.license.id().map(|id| id.name);
            is_plain && id.is_some_and(|id| ALLOWED.contains(&id))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_two_is_enough_and_both_are_needed() {
        for licence in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(is_allowed(licence), "{licence}");
        }
        for licence in [
            "",
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "Apache-2.0 WITH LLVM-exception",
            "MPL-2.0",
            "LicenseRef-Vendor",
            "MIT or so",
        ] {
            assert!(!is_allowed(licence), "{licence}");
        }
    }

    #[test]
    fn a_refusal_names_the_crate() {
        let piece = |name: &str, licence: &str| Piece {
            name: name.to_owned(),
            licence: licence.to_owned(),
            address: String::new(),
            folder: PathBuf::new(),
        };
        let pieces = [
            piece("good 1.0.0", "MIT"),
            piece("bad 2.0.0", "AGPL-3.0-only"),
        ];
        let message = check(&pieces).unwrap_err().to_string();
        assert!(message.contains("bad 2.0.0"), "{message}");
        assert!(!message.contains("good"), "{message}");
        assert!(check(&pieces[..1]).is_ok());
    }

    #[test]
    fn lines_of_the_tree_are_read() {
        assert_eq!(name_and_version("aes v0.9.4"), Some(("aes", "0.9.4")));
        assert_eq!(
            name_and_version("kdf-worker v0.1.0 (/x) (*)"),
            Some(("kdf-worker", "0.1.0"))
        );
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn what_ships_is_listed_with_its_texts() {
        let text = text().unwrap();
        assert!(text.contains("  leptos 0.8."), "no Leptos");
        assert!(text.contains("  wasm-bindgen 0.2."), "no wasm-bindgen");
        assert!(
            text.contains("Permission is hereby granted"),
            "no text of MIT"
        );
        // Ours, and what only builds.
        assert!(
            !text.contains("portal-crypto") && !text.contains("serde_derive"),
            "too much"
        );
    }
}
