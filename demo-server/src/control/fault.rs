//! One injected fault and when it strikes.

use serde::Deserialize;

/// How a request fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FaultKind {
    /// The request is answered normally, later.
    Delay,
    /// The request is answered with an error, in the style of the official server.
    Status,
    /// The connection ends without an answer.
    Cut,
    /// The request is carried out, half of the answer arrives.
    BrokenJson,
    /// An HTML page comes instead of the answer, as from a captive portal.
    Html,
}

/// An injected fault.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Fault {
    /// Only this method; all without it.
    #[serde(default)]
    method: Option<String>,
    /// Beginning of the path, for example `/api/providers`; `*` stands for anything inside one
    /// part or more. A pattern with `*` must match the whole path, one that ends in `$` too.
    path: String,
    /// How the request fails.
    pub(crate) kind: FaultKind,
    /// For `status` and `html`: which status. 500 and 200 without it.
    #[serde(default)]
    pub(crate) status: Option<u16>,
    /// For `delay`: how long.
    #[serde(default)]
    pub(crate) millis: u64,
    /// For status 429: after how many seconds to try again.
    #[serde(default)]
    pub(crate) retry_after_seconds: Option<u64>,
    /// For `status`: the message instead of the usual one.
    #[serde(default)]
    pub(crate) message: Option<String>,
    /// How many requests fail; all without it.
    #[serde(default)]
    pub(crate) times: Option<u32>,
}

impl Fault {
    /// Whether it strikes this request; counts down if it does.
    pub(crate) fn strikes(&mut self, method: &str, path: &str) -> bool {
        let right_method = self
            .method
            .as_deref()
            .is_none_or(|wanted| wanted.eq_ignore_ascii_case(method));
        if self.times == Some(0) || !right_method || !matches(&self.path, path) {
            return false;
        }
        self.times = self.times.map(|times| times - 1);
        true
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    if let Some(whole) = pattern.strip_suffix('$') {
        return glob(whole, path);
    }
    if pattern.contains('*') {
        glob(pattern, path)
    } else {
        path.starts_with(pattern)
    }
}

/// `*` matches any run of characters.
fn glob(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            text.char_indices()
                .map(|(index, _)| index)
                .chain([text.len()])
                .any(|index| text.get(index..).is_some_and(|tail| glob(rest, tail)))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, matches};

    #[test]
    fn patterns() {
        for (pattern, path, expected) in [
            ("/api", "/api/sync", true),
            ("/api/sync", "/api", false),
            ("/api/sync$", "/api/sync", true),
            (
                "/api/providers/*/organizations",
                "/api/providers/1/organizations",
                true,
            ),
            (
                "/api/providers/*/organizations",
                "/api/providers/1/organizations/2",
                false,
            ),
            (
                "/api/providers/*/organizations*",
                "/api/providers/1/organizations/2",
                true,
            ),
            ("*/token", "/identity/connect/token", true),
            ("*", "/ä", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn a_fault_counts_down() {
        let mut fault: Fault = serde_json::from_str(
            r#"{"method":"get","path":"/api","kind":"broken-json","times":2}"#,
        )
        .unwrap();
        assert!(!fault.strikes("POST", "/api/sync"));
        assert!(fault.strikes("GET", "/api/sync"));
        assert!(fault.strikes("GET", "/api/sync"));
        assert!(!fault.strikes("GET", "/api/sync"));
    }
}
