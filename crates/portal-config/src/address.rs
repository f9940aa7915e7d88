//! Which addresses can be used for what.

/// A service: a path on the portal's own server or a whole `https` address, without the slash at the end.
pub(crate) fn service(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('/');
    if text.starts_with('/') {
        return is_path(text).then(|| text.to_owned());
    }
    let (origin, path) = split(text)?;
    is_path(path).then(|| format!("{origin}{path}"))
}

/// The address of a server that people type their master password into.
pub(crate) fn server(text: &str) -> Option<String> {
    service(text).filter(|address| address.starts_with("https://"))
}

/// An origin as browsers name it: scheme, host and port, nothing behind.
pub(crate) fn origin(text: &str) -> Option<String> {
    let (origin, path) = split(text.trim())?;
    path.is_empty().then_some(origin)
}

/// An image that the content security policy lets in: a file of the site, or one inside the address itself.
pub(crate) fn image(text: &str) -> Option<String> {
    let text = text.trim();
    if text.starts_with("data:image/") {
        return Some(text.to_owned());
    }
    let is_plain = !text.is_empty()
        && !text.starts_with("//")
        && !text.contains(|letter: char| letter.is_control() || letter == '\\');
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    (is_plain && !first.contains(':')).then(|| text.to_owned())
}

/// The origin as browsers write it, and what comes behind. Only `https`, and `http` on the same machine: elsewhere
/// browsers give a page no cryptography.
fn split(text: &str) -> Option<(String, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let end = rest.find('/').unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let authority = authority.to_ascii_lowercase();
    // The colons of an IPv6 address stand in brackets.
    let port_at = authority
        .rfind(':')
        .filter(|at| !authority[*at..].contains(']'));
    let (host, port) = match port_at {
        Some(at) => (&authority[..at], Some(&authority[at + 1..])),
        None => (authority.as_str(), None),
    };
    let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let own_port = match scheme.as_str() {
        "https" => "443",
        "http" if is_local => "80",
        _ => return None,
    };
    let port = match port {
        Some(port) if port.parse::<u16>().map_or(true, |port| port == 0) => return None,
        Some(port) if port == own_port => None,
        other => other,
    };
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    is_host(host).then(|| (format!("{scheme}://{host}{port}"), path))
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
    {
        return inner.parse::<std::net::Ipv6Addr>().is_ok();
    }
    host.split('.').all(|part| {
        let letters = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part.chars().all(letters)
    })
}

/// A path without a query: calls put their own behind it.
fn is_path(path: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-._~/%".contains(letter);
    !path.contains("//") && path.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_a_path_or_a_whole_address() {
        for (written, meant) in [
            ("/api", "/api"),
            (" /portal/api/ ", "/portal/api"),
            ("https://API.example.com/", "https://api.example.com"),
            (
                "https://vault.example.com:443/api",
                "https://vault.example.com/api",
            ),
            ("https://[::1]:8443/api", "https://[::1]:8443/api"),
            ("http://localhost:8088/api", "http://localhost:8088/api"),
        ] {
            assert_eq!(service(written).as_deref(), Some(meant), "{written}");
        }
    }

    #[test]
    fn what_could_send_a_password_elsewhere_is_no_service() {
        for written in [
            "",
            "/",
            "api",
            "//evil.example/api",
            "/a//b",
            "http://vault.example.com/api",
            "ftp://vault.example.com",
            "https://",
            "https://user:secret@vault.example.com",
            "https://vault.example.com:0",
            "https://vault.example.com:x",
            "https://vault..example.com",
            "https://-vault.example.com",
            "https://vault.example.com/api?x=1",
            "https://vault.example.com/api#x",
            "https://*.example.com",
            "https://[::zz]",
            "/api\\evil",
            "javascript:alert(1)",
        ] {
            // A lone slash is nothing but its end.
            assert!(
                matches!(service(written).as_deref(), None | Some("")),
                "{written}"
            );
        }
    }

    #[test]
    fn an_origin_has_nothing_behind_the_port() {
        for (written, meant) in [
            ("https://portal.example.com", "https://portal.example.com"),
            (
                "HTTPS://Portal.Example.com:443",
                "https://portal.example.com",
            ),
            ("http://localhost:3000", "http://localhost:3000"),
        ] {
            assert_eq!(origin(written).as_deref(), Some(meant), "{written}");
        }
        for written in [
            "*",
            "null",
            "https://portal.example.com/",
            "https://*.example.com",
            "portal.example.com",
            "https://münchen.example",
        ] {
            assert_eq!(origin(written), None, "{written}");
        }
    }

    #[test]
    fn images_come_from_the_site_or_the_address_itself() {
        for written in [
            "logo.svg",
            "/brand/logo.png",
            "./a b.svg",
            "data:image/png;base64,AAAA",
            "x/y:z.svg",
        ] {
            assert!(image(written).is_some(), "{written}");
        }
        for written in [
            "",
            "https://cdn.example.com/logo.svg",
            "//cdn.example.com/logo.svg",
            "/\\cdn.example.com/logo.svg",
            "data:text/html,x",
            "javascript:alert(1)",
            "blob:x",
        ] {
            assert_eq!(image(written), None, "{written}");
        }
    }
}
