//! Names that carry their content's hash, so that browsers may keep the files for ever.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256, Sha384};

/// So many digits of the hash stand in a name.
const DIGITS: usize = 16;

/// SHA-256 as lower-case hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `portal_bg.wasm` → `portal_bg.3f2a9c0d12ab34ef.wasm`; folders stay as they are.
pub(crate) fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = &digest(bytes)[..DIGITS];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// Whether a name carries its content's hash before its extension, as [`hashed`] writes it, so that browsers
/// may keep the file for ever. For servers the rule is `\.[0-9a-f]{16}\.`.
pub(crate) fn is_hashed(name: &str) -> bool {
    let mut parts = name.rsplit('.').skip(1);
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_hash = parts
        .next()
        .is_some_and(|part| part.len() == DIGITS && part.bytes().all(is_digit));
    is_hash && parts.next().is_some()
}

/// The value of an `integrity` attribute: SHA-384.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Replaces every mention of the old names (whole names between quotes or parentheses, with or
/// without `./`) by the new ones.
pub(crate) fn rewrite(text: &str, renamed: &[(String, String)]) -> String {
    let mut text = text.to_owned();
    for (old, new) in renamed {
        for (before, after) in [("\"", "\""), ("'", "'"), ("`", "`"), ("(", ")")] {
            for prefix in ["", "./"] {
                text = text.replace(
                    &format!("{before}{prefix}{old}{after}"),
                    &format!("{before}{prefix}{new}{after}"),
                );
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_goes_before_the_extension_and_follows_the_content() {
        let first = hashed("locales/zh-CN.json", b"a");
        let second = hashed("locales/zh-CN.json", b"b");
        assert!(first.starts_with("locales/zh-CN."), "{first}");
        assert!(first.ends_with(".json"), "{first}");
        assert_ne!(first, second);
        assert_eq!(first, hashed("locales/zh-CN.json", b"a"));
    }

    #[test]
    fn only_sixteen_digits_before_the_extension_are_a_hash() {
        assert!(is_hashed(&hashed("i18n/console.de.json", b"a")));
        for name in [
            "config.json",
            "eff-long-words.txt",
            "0123456789abcdef.js",
            "a.0123456789abcdef",
            "a.0123456789ABCDEF.js",
            "a.0123456789abcde.js",
            "a-0123456789abcdef.js",
            "portal.0123456789abcdef.js.br",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn integrity_is_what_browsers_compute() {
        // The example of the specification (Subresource Integrity, section 3.1).
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }

    #[test]
    fn rewrites_whole_names_only() {
        let renamed = [("portal.js".to_owned(), "portal.1.js".to_owned())];
        assert_eq!(
            rewrite(
                r#"import("./portal.js"); "my-portal.js" 'portal.js'"#,
                &renamed
            ),
            r#"import("./portal.1.js"); "my-portal.js" 'portal.1.js'"#
        );
    }
}
