//! Names that carry their content's hash, so that browsers may keep the files for ever.

use sha2::{Digest as _, Sha256};

/// SHA-256 as lower-case hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// `portal_bg.wasm` → `portal_bg.3f2a9c0d12ab34ef.wasm`; folders stay as they are.
pub(crate) fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = &digest(bytes)[..16];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
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
