//! What invitations have in common, whoever invites: which addresses pass, and how links are written.

use axum::http::{HeaderMap, header};

use crate::errors::ApiError;

const MOST_ADDRESSES: usize = 20;
const MOST_ADDRESS_CHARS: usize = 256;

/// Where the person's app is, as its requests tell: a real server has it in its settings.
pub(crate) fn vault_address(headers: &HeaderMap) -> String {
    let text = |name: header::HeaderName| {
        let value = headers.get(name)?.to_str().ok()?;
        (value != "null").then(|| value.to_owned())
    };
    text(header::ORIGIN)
        .or_else(|| text(header::HOST).map(|host| format!("http://{host}")))
        .unwrap_or_default()
}

/// One to twenty strict addresses; 400 that says which are wrong.
pub(crate) fn check_addresses(emails: &[String]) -> Result<(), ApiError> {
    if emails.is_empty() {
        return Err(ApiError::invalid("Emails", "An email is required."));
    }
    if emails.len() > MOST_ADDRESSES {
        let text = format!("You can only submit up to {MOST_ADDRESSES} emails at a time.");
        return Err(ApiError::invalid("Emails", &text));
    }
    let mut problems = Vec::new();
    for (index, email) in (1..).zip(emails) {
        if !is_strict_email(email.trim()) {
            problems.push(("Emails", format!("Email #{index} is not valid.")));
        } else if email.chars().count() > MOST_ADDRESS_CHARS {
            let text = format!("Email #{index} is longer than {MOST_ADDRESS_CHARS} characters.");
            problems.push(("Emails", text));
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(ApiError::Invalid(problems))
    }
}

/// One `@`, a name without blanks or brackets, a domain with a dot that does not stand at its edge.
fn is_strict_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else {
        return false;
    };
    let is_odd = |character: char| {
        character.is_whitespace() || character.is_control() || "<>()[],;:\\\"".contains(character)
    };
    let parts: Vec<&str> = domain.split('.').collect();
    !name.is_empty()
        && !text.contains(is_odd)
        && !domain.contains('@')
        && !name.starts_with('.')
        && !name.ends_with('.')
        && parts.len() > 1
        && parts
            .iter()
            .all(|part| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-'))
}

/// Form encoding, as the original writes its links: blanks as `+`.
pub(crate) fn form_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::{form_encode, is_strict_email};

    #[test]
    fn addresses() {
        for (text, right) in [
            ("a@b.example", true),
            ("first.last+tag@sub.example.org", true),
            ("jörg@müller.example", true),
            ("a@b", false),
            ("a", false),
            ("@b.example", false),
            ("a@", false),
            ("a@b@c.example", false),
            ("a@.example", false),
            ("a@b..example", false),
            ("a@b.example.", false),
            ("a b@c.example", false),
            ("A <a@b.example>", false),
            (".a@b.example", false),
            ("", false),
        ] {
            assert_eq!(is_strict_email(text), right, "{text}");
        }
    }

    #[test]
    fn links_survive_any_name() {
        assert_eq!(form_encode("Über & Söhne"), "%C3%9Cber+%26+S%C3%B6hne");
    }
}
