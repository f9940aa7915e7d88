//! The shape check for encrypted members: plaintext can never be stored by mistake.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::errors::ApiError;

/// Refuses a text that is not an EncString of one of the `kinds`.
///
/// Type 2 (symmetric) has three parts, type 4 (RSA) one, all base64.
pub(crate) fn require(member: &'static str, text: &str, kinds: &[u8]) -> Result<(), ApiError> {
    if is_enc_string(text, kinds) {
        Ok(())
    } else {
        Err(ApiError::invalid(
            member,
            &format!("{member} is not a valid encrypted string."),
        ))
    }
}

fn is_enc_string(text: &str, kinds: &[u8]) -> bool {
    let Some((kind, parts)) = text.split_once('.') else {
        return false;
    };
    let Some(kind) = kind.parse::<u8>().ok().filter(|kind| kinds.contains(kind)) else {
        return false;
    };
    let parts: Option<Vec<usize>> = parts
        .split('|')
        .map(|part| Some(STANDARD.decode(part).ok()?.len()))
        .collect();
    match (kind, parts.as_deref()) {
        (2, Some([16, text, 32])) => *text > 0 && text % 16 == 0,
        (4, Some([text])) => *text == 256,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use portal_crypto::SymmetricKey;

    use super::is_enc_string;

    #[test]
    fn only_encrypted_texts_pass() {
        let key = SymmetricKey::generate().unwrap();
        let text = key.encrypt_text("Default collection").unwrap().to_string();
        assert!(is_enc_string(&text, &[2]));
        assert!(is_enc_string(&text, &[2, 4]));
        assert!(!is_enc_string(&text, &[4]));
        for refused in [
            "",
            "Default collection",
            "2.",
            "2.a|b|c",
            "2.||",
            "4.AAAA",
            "0.AAAA|AAAA",
            "2",
        ] {
            assert!(!is_enc_string(refused, &[0, 2, 4]), "{refused}");
        }
        assert!(!is_enc_string(&text.replace('|', ""), &[2]));
    }
}
