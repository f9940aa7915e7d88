//! Where on its host the site lies.

use crate::Result;

/// A folder of the host, with a slash at both ends; without one, every address is relative to the
/// page, so that the site works in any folder whose address ends with a slash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Base(Option<String>);

impl Base {
    /// `/` or `/portal/`: letters, digits, `-`, `_`, `.` and `~` between slashes.
    pub(crate) fn at(path: &str) -> Result<Self> {
        let wrong = || {
            format!(
                "--base wants a folder of the host with a slash at both ends, such as /portal/, not `{path}`"
            )
        };
        let inner = path
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/').or((path == "/").then_some(rest)))
            .ok_or_else(wrong)?;
        let is_name = |name: &str| {
            !matches!(name, "" | "." | "..")
                && name
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte))
        };
        if path == "/" || inner.split('/').all(is_name) {
            Ok(Self(Some(path.to_owned())))
        } else {
            Err(wrong().into())
        }
    }

    /// The address of a file of the site, for the page.
    pub(crate) fn address(&self, name: &str) -> String {
        format!("{}{name}", self.0.as_deref().unwrap_or_default())
    }

    /// The flag that makes this base again.
    pub(crate) fn flags(&self) -> Vec<String> {
        self.0
            .iter()
            .flat_map(|path| ["--base".to_owned(), path.clone()])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_or_begin_with_the_base() {
        assert_eq!(Base::default().address("boot.js"), "boot.js");
        let base = Base::at("/for/msp-1/").unwrap();
        assert_eq!(base.address("i18n/de.json"), "/for/msp-1/i18n/de.json");
        assert_eq!(Base::at("/").unwrap().address("boot.js"), "/boot.js");
    }

    #[test]
    fn what_is_no_folder_of_the_host_is_refused() {
        for path in [
            "",
            "portal",
            "/portal",
            "portal/",
            "//",
            "//cdn.example/",
            "/a//b/",
            "/../",
            "/a b/",
            "/a\"b/",
            "https://portal.example/",
        ] {
            assert!(Base::at(path).is_err(), "{path}");
        }
    }

    #[test]
    fn flags_make_the_same_base() {
        assert!(Base::default().flags().is_empty());
        assert_eq!(Base::at("/p/").unwrap().flags(), ["--base", "/p/"]);
    }
}
