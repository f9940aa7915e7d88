//! The 64-byte key of nearly everything.

use crate::block_cipher::{decrypt_cbc, encrypt_cbc, hmac_sha256, verify_hmac_sha256};
use crate::enc_string::Content;
use crate::{CryptoError, EncString, random_array};
use std::fmt;
use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

/// 32 bytes for AES-256-CBC and 32 bytes for HMAC-SHA256. Equality is in constant time.
#[derive(Clone)]
pub struct SymmetricKey(Box<Halves>);

/// On the heap, so that moving the key leaves no copies behind.
#[derive(Clone)]
struct Halves {
    bytes: [u8; 64],
}

impl SymmetricKey {
    /// A new random key.
    ///
    /// # Errors
    /// [`CryptoError::Unavailable`] without random numbers.
    pub fn generate() -> Result<Self, CryptoError> {
        Ok(Self::from_array(&Zeroizing::new(random_array()?)))
    }

    /// The key as it travels: 64 bytes.
    ///
    /// # Errors
    /// [`CryptoError::NewerAccountFormat`] for longer ones (COSE keys), [`CryptoError::KeyLength`] for shorter ones.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CryptoError> {
        match <&[u8; 64]>::try_from(bytes) {
            Ok(bytes) => Ok(Self::from_array(bytes)),
            Err(_) if bytes.len() > 64 => Err(CryptoError::NewerAccountFormat),
            Err(_) => Err(CryptoError::KeyLength(bytes.len())),
        }
    }

    pub(crate) fn from_array(bytes: &[u8; 64]) -> Self {
        Self(Box::new(Halves { bytes: *bytes }))
    }

    /// The 64 bytes. Handle with care: the result is the secret itself.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    fn halves(&self) -> Result<(&[u8; 32], &[u8; 32]), CryptoError> {
        let (encryption, rest) = self
            .0
            .bytes
            .split_first_chunk()
            .ok_or(CryptoError::KeyLength(64))?;
        let authentication = rest.first_chunk().ok_or(CryptoError::KeyLength(64))?;
        Ok((encryption, authentication))
    }

    /// Encrypts bytes, with a fresh random initialisation vector each time.
    ///
    /// # Errors
    /// [`CryptoError::Unavailable`] without random numbers.
    pub fn encrypt(&self, plaintext: &[u8]) -> Result<EncString, CryptoError> {
        let (encryption, authentication) = self.halves()?;
        let iv = random_array()?;
        let ciphertext = encrypt_cbc(encryption, &iv, plaintext)?;
        let mac = hmac_sha256(authentication, &[&iv, &ciphertext]);
        Ok(EncString::aes_hmac(iv, mac, ciphertext))
    }

    /// Encrypts text.
    ///
    /// # Errors
    /// As [`SymmetricKey::encrypt`].
    pub fn encrypt_text(&self, plaintext: &str) -> Result<EncString, CryptoError> {
        self.encrypt(plaintext.as_bytes())
    }

    /// Opens a value of kind 2; the MAC is checked first, in constant time. Kind 0 is refused with this kind of key:
    /// accepting it would let a server strip the authentication.
    ///
    /// # Errors
    /// [`CryptoError::Decrypt`], [`CryptoError::NewerAccountFormat`] for kind 7, [`CryptoError::Parse`] for malformed
    /// text.
    pub fn decrypt(&self, value: &EncString) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        match value.content() {
            Content::AesHmac {
                iv,
                mac,
                ciphertext,
            } => {
                let (encryption, authentication) = self.halves()?;
                verify_hmac_sha256(authentication, &[iv, ciphertext], mac)?;
                decrypt_cbc(encryption, iv, ciphertext)
            }
            Content::Aes { .. } | Content::Rsa { .. } => Err(CryptoError::Decrypt),
            Content::Cose(_) => Err(CryptoError::NewerAccountFormat),
            Content::Malformed(_) => Err(CryptoError::Parse),
        }
    }

    /// Opens a text.
    ///
    /// # Errors
    /// As [`SymmetricKey::decrypt`]; [`CryptoError::Decrypt`] when the plaintext is not UTF-8.
    pub fn decrypt_text(&self, value: &EncString) -> Result<Zeroizing<String>, CryptoError> {
        let mut plaintext = self.decrypt(value)?;
        String::from_utf8(std::mem::take(&mut *plaintext))
            .map(Zeroizing::new)
            .map_err(|error| {
                error.into_bytes().zeroize();
                CryptoError::Decrypt
            })
    }

    /// Encrypts another key with this one.
    ///
    /// # Errors
    /// As [`SymmetricKey::encrypt`].
    pub fn wrap(&self, inner: &SymmetricKey) -> Result<EncString, CryptoError> {
        self.encrypt(inner.as_bytes())
    }

    /// Opens another key that was encrypted with this one.
    ///
    /// # Errors
    /// As [`SymmetricKey::decrypt`] and [`SymmetricKey::from_bytes`].
    pub fn unwrap_key(&self, wrapped: &EncString) -> Result<SymmetricKey, CryptoError> {
        Self::from_bytes(&self.decrypt(wrapped)?)
    }
}

impl Drop for Halves {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl ZeroizeOnDrop for Halves {}

impl ZeroizeOnDrop for SymmetricKey {}

impl PartialEq for SymmetricKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.bytes.ct_eq(&other.0.bytes).into()
    }
}

impl Eq for SymmetricKey {}

impl fmt::Debug for SymmetricKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SymmetricKey(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A statement to the compiler: it stops compiling when one of them no longer wipes itself.
    #[test]
    fn secrets_are_wiped_when_dropped() {
        fn wiped<T: ZeroizeOnDrop>() -> bool {
            std::mem::needs_drop::<T>()
        }
        assert!(
            wiped::<SymmetricKey>() && wiped::<crate::MasterKey>() && wiped::<crate::PrivateKey>()
        );
    }
}
