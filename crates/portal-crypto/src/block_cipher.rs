//! AES-256-CBC with PKCS#7 and HMAC-SHA256, the raw primitives. Nothing outside of this crate may use them unguarded.

use crate::CryptoError;
use aes::Aes256;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize as _, Zeroizing};

/// AES block and initialisation vector, in bytes.
pub(crate) const BLOCK: usize = 16;

/// HMAC-SHA256 tag, in bytes.
pub(crate) const MAC: usize = 32;

/// HMAC-SHA256 over the parts, one after the other.
pub(crate) fn hmac_sha256(key: &[u8], parts: &[&[u8]]) -> [u8; MAC] {
    hmac_over(key, parts).finalize().into_bytes().into()
}

/// Compares in constant time.
pub(crate) fn verify_hmac_sha256(
    key: &[u8],
    parts: &[&[u8]],
    expected: &[u8; MAC],
) -> Result<(), CryptoError> {
    hmac_over(key, parts)
        .verify_slice(expected)
        .map_err(|_| CryptoError::Decrypt)
}

fn hmac_over(key: &[u8], parts: &[&[u8]]) -> Hmac<Sha256> {
    // HMAC pads short keys with zeros and hashes long ones. Done here, there is no key length that could be refused.
    let mut block = Zeroizing::new([0; 64]);
    match block.get_mut(..key.len()) {
        Some(start) => start.copy_from_slice(key),
        None => {
            for (byte, digest) in block.iter_mut().zip(Sha256::digest(key)) {
                *byte = digest;
            }
        }
    }
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    for part in parts {
        mac.update(part);
    }
    mac
}

/// The plaintext padded and encrypted: always at least one block, always a multiple of it.
pub(crate) fn encrypt_cbc(
    key: &[u8; 32],
    iv: &[u8; BLOCK],
    plaintext: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let mut buffer = vec![0; (plaintext.len() / BLOCK + 1) * BLOCK];
    let (message, _) = buffer
        .split_at_mut_checked(plaintext.len())
        .ok_or(CryptoError::Encrypt)?;
    message.copy_from_slice(plaintext);
    let written = cbc::Encryptor::<Aes256>::new(key.into(), iv.into())
        .encrypt_padded::<Pkcs7>(&mut buffer, plaintext.len())
        .map(<[u8]>::len);
    match written {
        Ok(length) if length == buffer.len() => Ok(buffer),
        _ => {
            buffer.zeroize();
            Err(CryptoError::Encrypt)
        }
    }
}

/// Without authentication: the caller has verified the MAC, or has a reason not to.
pub(crate) fn decrypt_cbc(
    key: &[u8; 32],
    iv: &[u8; BLOCK],
    ciphertext: &[u8],
) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let mut buffer = Zeroizing::new(ciphertext.to_vec());
    let length = cbc::Decryptor::<Aes256>::new(key.into(), iv.into())
        .decrypt_padded::<Pkcs7>(&mut buffer)
        .map_err(|_| CryptoError::Decrypt)?
        .len();
    buffer.truncate(length);
    Ok(buffer)
}
