//! Send: the derivations of shared texts and files.
//!
//! A Send has a seed of 16 random bytes. Everybody who has the link has the seed; the key is derived from it.

use crate::block_cipher::hmac_sha256;
use crate::{CryptoError, SymmetricKey, platform};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Bytes of a seed.
pub const SEED_BYTES: usize = 16;

const PASSWORD_ITERATIONS: u32 = 100_000;

/// The key that encrypts name, notes, text and file of a Send.
///
/// # Errors
/// None in practice; the signature is there because no path may panic.
pub fn send_key(seed: &[u8]) -> Result<SymmetricKey, CryptoError> {
    shareable_key(seed, "send", Some("send"))
}

/// A key derived from a shared secret, for the purpose `name`: HKDF-SHA256 with the salt `bitwarden-<name>`.
///
/// # Errors
/// None in practice; the signature is there because no path may panic.
pub fn shareable_key(
    secret: &[u8],
    name: &str,
    info: Option<&str>,
) -> Result<SymmetricKey, CryptoError> {
    let salt = ["bitwarden-", name].concat();
    let pseudo_random_key = Zeroizing::new(hmac_sha256(salt.as_bytes(), &[secret]));
    let mut key = Zeroizing::new([0; 64]);
    Hkdf::<Sha256>::from_prk(pseudo_random_key.as_slice())
        .map_err(|_| CryptoError::KeyLength(secret.len()))?
        .expand(info.unwrap_or_default().as_bytes(), key.as_mut())
        .map_err(|_| CryptoError::KeyLength(secret.len()))?;
    Ok(SymmetricKey::from_array(&key))
}

/// What is sent to the server in place of the password of a Send: base64 of 32 bytes.
///
/// # Errors
/// [`CryptoError::Unavailable`] without WebCrypto.
pub async fn password_hash(password: &str, seed: &[u8]) -> Result<String, CryptoError> {
    let hash = platform::pbkdf2_sha256(password.as_bytes(), seed, PASSWORD_ITERATIONS).await?;
    Ok(STANDARD.encode(hash.as_slice()))
}

/// The seed as it stands at the end of a link.
pub fn seed_to_link(seed: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(seed)
}

/// The seed from the end of a link.
///
/// # Errors
/// [`CryptoError::Parse`] when it is not base64 of the URL alphabet without padding.
pub fn seed_from_link(text: &str) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    URL_SAFE_NO_PAD
        .decode(text)
        .map(Zeroizing::new)
        .map_err(|_| CryptoError::Parse)
}

/// The order in which a server writes the bytes of an id into a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdOrder {
    /// The official server: the first three groups are little-endian.
    DotNet,
    /// Vaultwarden: as the id reads.
    Plain,
}

/// The `accessId` of a Send from its id. Servers tell it with every Send; take that where there is one.
///
/// # Errors
/// [`CryptoError::Parse`] when the id is not a UUID.
pub fn access_id(id: &str, order: IdOrder) -> Result<String, CryptoError> {
    let digits: Vec<u8> = id
        .chars()
        .filter(|character| *character != '-')
        .map(|character| {
            character
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect::<Option<_>>()
        .ok_or(CryptoError::Parse)?;
    let mut bytes: Vec<u8> = digits
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit))
        .collect();
    if digits.len() != 32 {
        return Err(CryptoError::Parse);
    }
    if order == IdOrder::DotNet {
        for group in [0..4, 4..6, 6..8] {
            if let Some(group) = bytes.get_mut(group) {
                group.reverse();
            }
        }
    }
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// A whole link. `prefix` is `https://send.bitwarden.com/#` for the US cloud and `<web vault>/#/send/` everywhere else.
pub fn link(prefix: &str, access_id: &str, seed: &[u8]) -> String {
    [prefix, access_id, "/", &seed_to_link(seed)].concat()
}
