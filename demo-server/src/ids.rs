//! Ids and random values.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::errors::ApiError;

/// The system has no random numbers: nothing can go on.
#[derive(Debug, thiserror::Error)]
#[error("no random numbers: {0}")]
pub struct NoRandomNumbers(getrandom::Error);

impl From<NoRandomNumbers> for ApiError {
    fn from(error: NoRandomNumbers) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Random bytes from the system.
pub(crate) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], NoRandomNumbers> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(NoRandomNumbers)?;
    Ok(bytes)
}

/// A new random id.
pub(crate) fn new_id() -> Result<String, NoRandomNumbers> {
    random::<16>().map(|bytes| format_id(bytes, 4))
}

/// The same id for the same name, always: bookmarks into the seeded world survive a restart.
pub(crate) fn stable_id(name: &str) -> String {
    let mut bytes = [0; 16];
    for (target, source) in bytes.iter_mut().zip(Sha256::digest(name.as_bytes())) {
        *target = source;
    }
    format_id(bytes, 8)
}

/// An opaque token for a client to keep.
pub(crate) fn new_token() -> Result<String, NoRandomNumbers> {
    random::<32>().map(|bytes| URL_SAFE_NO_PAD.encode(bytes))
}

/// What is stored of a token, so that the database does not hold usable ones.
pub(crate) fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// A code of six digits, for e-mails.
pub(crate) fn new_code() -> Result<String, NoRandomNumbers> {
    let number = u32::from_le_bytes(random()?) % 1_000_000;
    Ok(format!("{number:06}"))
}

/// Version and variant bits as RFC 9562 wants them, then lower-case hex with hyphens.
fn format_id(bytes: [u8; 16], version: u128) -> String {
    let number = u128::from_be_bytes(bytes);
    let number = number & !(0xf << 76) | (version << 76);
    let number = number & !(0b11 << 62) | (0b10 << 62);
    format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        number >> 96,
        number >> 80 & 0xffff,
        number >> 64 & 0xffff,
        number >> 48 & 0xffff,
        number & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    use super::{format_id, new_code, new_id, stable_id};

    #[test]
    fn ids_have_the_right_form() {
        assert_eq!(
            format_id([0xff; 16], 4),
            "ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
        assert_eq!(
            format_id([0; 16], 8),
            "00000000-0000-8000-8000-000000000000"
        );
        assert_ne!(new_id().unwrap(), new_id().unwrap());
        assert_eq!(stable_id("a"), stable_id("a"));
        assert_ne!(stable_id("a"), stable_id("b"));
        assert_eq!(new_code().unwrap().len(), 6);
    }
}
