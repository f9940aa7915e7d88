//! The private half of an RSA key pair: users and organisations have one, wrapped by their symmetric key.

use crate::enc_string::Content;
use crate::{CryptoError, EncString, PublicKey, SymmetricKey, der, platform};
use std::fmt;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// An RSA private key as PKCS#8 DER, wiped when dropped.
#[derive(Clone)]
pub struct PrivateKey {
    pkcs8: Zeroizing<Vec<u8>>,
    spki: Vec<u8>,
}

impl PrivateKey {
    /// A new RSA-2048 pair with exponent 65537.
    ///
    /// # Errors
    /// [`CryptoError::Unavailable`] when the system cannot make one.
    pub async fn generate() -> Result<(Self, PublicKey), CryptoError> {
        let private = Self::from_pkcs8_der(platform::rsa_generate().await?)
            .map_err(|_| CryptoError::Unavailable)?;
        let public = private.public_key();
        Ok((private, public))
    }

    /// A key as it is stored: the plaintext of the wrapped private key.
    ///
    /// # Errors
    /// [`CryptoError::Parse`] when it is not an RSA private key of 2048 to 4096 bits.
    pub fn from_pkcs8_der(pkcs8: Zeroizing<Vec<u8>>) -> Result<Self, CryptoError> {
        let spki = der::public_from_private(&pkcs8).ok_or(CryptoError::Parse)?;
        Ok(Self { pkcs8, spki })
    }

    /// The bytes to wrap. Handle with care: the result is the secret itself.
    pub fn to_pkcs8_der(&self) -> &[u8] {
        &self.pkcs8
    }

    /// The other half.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::from_checked_spki(self.spki.clone())
    }

    /// Opens a value that was encrypted to the public half: kinds 3 to 6. The MAC of kinds 5 and 6 is ignored, nobody
    /// holds its key.
    ///
    /// # Errors
    /// [`CryptoError::Decrypt`], [`CryptoError::NewerAccountFormat`] for kind 7, [`CryptoError::Parse`] for malformed
    /// text.
    pub async fn decrypt(&self, value: &EncString) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
        match value.content() {
            Content::Rsa {
                sha256, ciphertext, ..
            } => platform::rsa_decrypt(&self.pkcs8, *sha256, ciphertext).await,
            Content::Aes { .. } | Content::AesHmac { .. } => Err(CryptoError::Decrypt),
            Content::Cose(_) => Err(CryptoError::NewerAccountFormat),
            Content::Malformed(_) => Err(CryptoError::Parse),
        }
    }

    /// Opens a symmetric key that was encrypted to the public half: organisation key of a member, provider key.
    ///
    /// # Errors
    /// As [`PrivateKey::decrypt`] and [`SymmetricKey::from_bytes`].
    pub async fn unwrap_key(&self, wrapped: &EncString) -> Result<SymmetricKey, CryptoError> {
        SymmetricKey::from_bytes(&self.decrypt(wrapped).await?)
    }
}

// Its one secret part wipes itself.
impl ZeroizeOnDrop for PrivateKey {}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PrivateKey(redacted)")
    }
}
