//! Addresses that come from the server and are put into links.

use leptos::prelude::window;

/// The address, if it is safe to send somebody there: https, or a page of this very site. Anything else
/// (`javascript:`, plain http) is no link.
pub(super) fn safe_link(address: Option<&str>) -> Option<String> {
    let own = window().location().origin().unwrap_or_default();
    checked(address?, &own)
}

fn checked(address: &str, own_origin: &str) -> Option<String> {
    let address = address.trim();
    let is_https = address
        .get(..8)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let is_own = !own_origin.is_empty()
        && address
            .strip_prefix(own_origin)
            .is_some_and(|rest| rest.starts_with('/'));
    let is_plain = !address.contains(|letter: char| letter.is_control() || letter.is_whitespace());
    ((is_https || is_own) && is_plain && address.len() > 8).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn only_https_and_the_own_site_are_linked() {
        let own = "http://localhost:8080";
        for good in [
            "https://pay.example/x?y=1",
            "HTTPS://pay.example/",
            "http://localhost:8080/invoices/in_1",
        ] {
            assert_eq!(checked(good, own).as_deref(), Some(good));
        }
        for bad in [
            "",
            "https://",
            "http://pay.example/",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "https://pay.example/\u{0}",
            "data:text/html,x",
            "//pay.example/",
            "http://localhost:8080.evil.example/",
            "/invoices/1",
        ] {
            assert_eq!(checked(bad, own), None, "{bad}");
        }
    }
}
