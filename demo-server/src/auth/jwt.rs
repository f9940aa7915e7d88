//! Access tokens: JSON Web Tokens signed with HMAC-SHA-256 (RFC 7515, RFC 7519).
//!
//! Written out here because the usual crates bring a whole cryptography library for one HMAC.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// The key that signs tokens: one block of SHA-256. It is made once per database.
pub(crate) type SigningKey = [u8; 64];

/// `{"alg":"HS256","typ":"JWT"}`, the only header that is accepted.
const HEADER: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";

/// What a token says. Roles are not in it: this server looks them up per request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Claims {
    /// User id.
    pub(crate) sub: String,
    pub(crate) email: String,
    pub(crate) email_verified: bool,
    pub(crate) name: Option<String>,
    pub(crate) premium: bool,
    /// Security stamp; a changed one ends the session.
    pub(crate) sstamp: String,
    /// Identifier of the device.
    pub(crate) device: String,
    pub(crate) devicetype: i64,
    pub(crate) client_id: String,
    pub(crate) scope: Vec<String>,
    pub(crate) amr: Vec<String>,
    pub(crate) iss: String,
    /// Seconds since 1970, as are the next two.
    pub(crate) nbf: i64,
    pub(crate) iat: i64,
    pub(crate) exp: i64,
    /// Count of "expire now" for this user, see the control endpoints.
    pub(crate) epoch: i64,
}

/// Signs a token.
pub(crate) fn sign(claims: &Claims, key: &SigningKey) -> Result<String, serde_json::Error> {
    let payload = URL_SAFE_NO_PAD.encode(serde_json::to_vec(claims)?);
    let signed = format!("{HEADER}.{payload}");
    let signature = URL_SAFE_NO_PAD.encode(mac(key, &signed).finalize().into_bytes());
    Ok(format!("{signed}.{signature}"))
}

/// The claims of a token whose signature is right and whose time has not run out.
pub(crate) fn verify(token: &str, key: &SigningKey, now_seconds: i64) -> Option<Claims> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, payload) = signed.split_once('.')?;
    if header != HEADER {
        return None;
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    mac(key, signed).verify_slice(&signature).ok()?;
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
    (claims.nbf <= now_seconds && now_seconds < claims.exp).then_some(claims)
}

fn mac(key: &SigningKey, signed: &str) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new(key.into());
    mac.update(signed.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::{Claims, HEADER, sign, verify};

    fn claims() -> Claims {
        Claims {
            sub: "id".into(),
            email: "a@b".into(),
            email_verified: true,
            name: Some("Zoë".into()),
            premium: true,
            sstamp: "s".into(),
            device: "d".into(),
            devicetype: 9,
            client_id: "web".into(),
            scope: vec!["api".into()],
            amr: vec!["Application".into()],
            iss: "i".into(),
            nbf: 100,
            iat: 100,
            exp: 200,
            epoch: 0,
        }
    }

    #[test]
    fn a_token_is_valid_in_its_time_only() {
        let token = sign(&claims(), &[1; 64]).unwrap();
        assert_eq!(verify(&token, &[1; 64], 100), Some(claims()));
        assert_eq!(verify(&token, &[1; 64], 199), Some(claims()));
        assert_eq!(verify(&token, &[1; 64], 99), None);
        assert_eq!(verify(&token, &[1; 64], 200), None);
    }

    #[test]
    fn tampering_is_noticed() {
        let token = sign(&claims(), &[1; 64]).unwrap();
        assert_eq!(verify(&token, &[2; 64], 150), None, "other key");
        let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", token.split('.').nth(1).unwrap());
        assert_eq!(verify(&unsigned, &[1; 64], 150), None, "no algorithm");
        assert_eq!(
            verify(&token.replacen(HEADER, "e30", 1), &[1; 64], 150),
            None
        );
        for index in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[index] = if bytes[index] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            // The last character of a base64 text can have unused bits; everything else counts.
            if index + 1 < token.len() && changed != token {
                assert_eq!(verify(&changed, &[1; 64], 150), None, "character {index}");
            }
        }
        for garbage in ["", ".", "..", "a.b.c", "a.b"] {
            assert_eq!(verify(garbage, &[1; 64], 150), None);
        }
    }
}
