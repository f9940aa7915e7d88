//! Hashes that identify something: a URI, a key, a password in a breach list.

use crate::SymmetricKey;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The plaintext of `uriChecksum`: base64 of the SHA-256 of a URI. Clients hide a URI whose checksum does not match
/// when the item has a key of its own.
pub fn uri_checksum(uri: &str) -> String {
    STANDARD.encode(Sha256::digest(uri))
}

/// The name of a key (`userKeyId`, `encryptedByKeyId`): the first 16 bytes of the RFC 9679 thumbprint of the key as a
/// COSE key, in lower-case hexadecimal digits.
pub fn key_id(key: &SymmetricKey) -> String {
    // The canonical CBOR map {1: 4, -1: 64 bytes} up to the bytes themselves.
    const CBOR_BEFORE_KEY: [u8; 6] = [0xa2, 0x01, 0x04, 0x20, 0x58, 0x40];
    let thumbprint = Sha256::new()
        .chain_update(CBOR_BEFORE_KEY)
        .chain_update(key.as_bytes())
        .finalize();
    let (id, _) = thumbprint.split_at(16);
    hexadecimal(id)
}

/// What the breach list of passwords is asked for: the first five digits of the upper-case SHA-1, and the other 35,
/// which stay here.
pub fn breach_range(password: &str) -> (String, String) {
    let mut prefix = hexadecimal(&Sha1::digest(password)).to_ascii_uppercase();
    let suffix = prefix.split_off(5);
    (prefix, suffix)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(
        String::with_capacity(bytes.len() * 2),
        |mut digits, byte| {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
            digits
        },
    )
}
