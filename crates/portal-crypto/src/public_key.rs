//! The public half of an RSA key pair: how a key is handed to a person or an organisation.

use crate::{CryptoError, EncString, SymmetricKey, der, platform};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// An RSA public key as SPKI DER.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    spki: Vec<u8>,
}

impl PublicKey {
    pub(crate) fn from_checked_spki(spki: Vec<u8>) -> Self {
        Self { spki }
    }

    /// A key in the server's form: base64 of SPKI DER.
    ///
    /// # Errors
    /// [`CryptoError::Parse`] when it is not an RSA public key of 2048 to 4096 bits.
    pub fn from_spki_base64(text: &str) -> Result<Self, CryptoError> {
        Self::from_spki_der(STANDARD.decode(text).map_err(|_| CryptoError::Parse)?)
    }

    /// A key as SPKI DER.
    ///
    /// # Errors
    /// As [`PublicKey::from_spki_base64`].
    pub fn from_spki_der(spki: Vec<u8>) -> Result<Self, CryptoError> {
        if der::is_public(&spki) {
            Ok(Self { spki })
        } else {
            Err(CryptoError::Parse)
        }
    }

    /// The server's form: base64 of SPKI DER.
    pub fn to_spki_base64(&self) -> String {
        STANDARD.encode(&self.spki)
    }

    /// SPKI DER, which the fingerprint phrase is made from.
    pub fn as_spki_der(&self) -> &[u8] {
        &self.spki
    }

    /// Encrypts up to 214 bytes so that only the private half opens them (kind 4).
    ///
    /// # Errors
    /// [`CryptoError::Encrypt`] when the plaintext is too long, [`CryptoError::Unavailable`] without WebCrypto.
    pub async fn encrypt(&self, plaintext: &[u8]) -> Result<EncString, CryptoError> {
        Ok(EncString::rsa_sha1(
            platform::rsa_encrypt_sha1(&self.spki, plaintext).await?,
        ))
    }

    /// Encrypts a symmetric key so that only the private half opens it.
    ///
    /// # Errors
    /// As [`PublicKey::encrypt`].
    pub async fn wrap(&self, key: &SymmetricKey) -> Result<EncString, CryptoError> {
        self.encrypt(key.as_bytes()).await
    }
}
