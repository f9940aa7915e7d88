//! The key made from the master password. It opens the user key and proves the password to the server.

use crate::block_cipher::{decrypt_cbc, hmac_sha256};
use crate::enc_string::Content;
use crate::kdf::pbkdf2;
use crate::{CryptoError, EncString, Kdf, SymmetricKey, normalise_salt};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::fmt;
use zeroize::{Zeroize as _, ZeroizeOnDrop, Zeroizing};

/// 32 bytes derived from a password.
pub struct MasterKey(Box<[u8; 32]>);

impl MasterKey {
    /// Derives the key with the server's salt or the e-mail address, which is trimmed and lower-cased. The password is
    /// taken as it is.
    ///
    /// # Errors
    /// [`CryptoError::KdfParameters`], [`CryptoError::OutOfMemory`] or [`CryptoError::Unavailable`].
    pub async fn derive(password: &[u8], salt_text: &str, kdf: Kdf) -> Result<Self, CryptoError> {
        Self::derive_with_exact_salt(password, normalise_salt(salt_text).as_bytes(), kdf).await
    }

    /// The same for PBKDF2 alone: where this is all that is called, Argon2id stays out of the program.
    ///
    /// # Errors
    /// [`CryptoError::KdfParameters`] or [`CryptoError::Unavailable`].
    pub async fn derive_pbkdf2(
        password: &[u8],
        salt_text: &str,
        iterations: u32,
    ) -> Result<Self, CryptoError> {
        let salt = normalise_salt(salt_text);
        Ok(Self::from_bytes(
            *pbkdf2(password, salt.as_bytes(), iterations).await?,
        ))
    }

    /// The same with a salt that is used byte for byte: password-protected export files.
    ///
    /// # Errors
    /// As [`MasterKey::derive`].
    pub async fn derive_with_exact_salt(
        password: &[u8],
        salt: &[u8],
        kdf: Kdf,
    ) -> Result<Self, CryptoError> {
        Ok(Self::from_bytes(*kdf.derive(password, salt).await?))
    }

    /// A key that was derived elsewhere, in a worker.
    pub fn from_bytes(mut bytes: [u8; 32]) -> Self {
        let key = Self(Box::new(bytes));
        bytes.zeroize();
        key
    }

    /// What is sent to the server in place of the password: base64 of 32 bytes.
    pub fn server_hash(&self, password: &[u8]) -> String {
        STANDARD.encode(self.password_hash(password, 1).as_slice())
    }

    /// What is kept on this device to check a password without the server. Never sent.
    pub fn local_hash(&self, password: &[u8]) -> String {
        STANDARD.encode(self.password_hash(password, 2).as_slice())
    }

    /// PBKDF2-HMAC-SHA256 with one or two rounds, which is a few lines: not worth a crate in the browser.
    fn password_hash(&self, password: &[u8], rounds: usize) -> Zeroizing<[u8; 32]> {
        let mut block = Zeroizing::new(hmac_sha256(
            self.0.as_slice(),
            &[password, &1_u32.to_be_bytes()],
        ));
        let mut hash = Zeroizing::new(*block);
        for _ in 1..rounds {
            *block = hmac_sha256(self.0.as_slice(), &[block.as_slice()]);
            for (sum, byte) in hash.iter_mut().zip(block.iter()) {
                *sum ^= byte;
            }
        }
        hash
    }

    /// The key pair of encryption and authentication that wraps the user key.
    pub fn stretch(&self) -> SymmetricKey {
        // HKDF-Expand for one block of 32 bytes is a single HMAC over the label and the block number.
        let mut key = Zeroizing::new([0; 64]);
        let (encryption, authentication) = key.split_at_mut(32);
        encryption.copy_from_slice(&hmac_sha256(self.0.as_slice(), &[b"enc", &[1]]));
        authentication.copy_from_slice(&hmac_sha256(self.0.as_slice(), &[b"mac", &[1]]));
        SymmetricKey::from_array(&key)
    }

    /// Opens the user key: kind 2 with the stretched key, or kind 0 of very old accounts with the key itself. Nothing
    /// else may be opened without authentication.
    ///
    /// # Errors
    /// [`CryptoError::Decrypt`] for a wrong password; [`CryptoError::NewerAccountFormat`] for accounts whose keys are
    /// COSE keys.
    pub fn unwrap_user_key(&self, wrapped: &EncString) -> Result<SymmetricKey, CryptoError> {
        match wrapped.content() {
            Content::Aes { iv, ciphertext } => {
                SymmetricKey::from_bytes(&decrypt_cbc(&self.0, iv, ciphertext)?)
            }
            _ => self.stretch().unwrap_key(wrapped),
        }
    }
}

impl Drop for MasterKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for MasterKey {}

impl fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MasterKey(redacted)")
    }
}
