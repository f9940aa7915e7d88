//! What can go wrong. Decryption has exactly one error, so that nobody learns from it which check failed.

use thiserror::Error;

/// Why a cryptographic operation was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CryptoError {
    /// The value does not open with this key: wrong key, changed bytes or wrong padding. Deliberately no detail.
    #[error("the value could not be decrypted")]
    Decrypt,
    /// The text or the bytes are not an encrypted value, key or secret of the expected form.
    #[error("the value does not have the expected form")]
    Parse,
    /// An encrypted value of a kind that is known and refused (1), or of an unknown kind.
    #[error("encrypted values of kind {0} are not supported")]
    Unsupported(u8),
    /// The value or key belongs to an account of the newer (COSE) encryption format, which is left alone.
    #[error("the account uses a newer encryption format")]
    NewerAccountFormat,
    /// A key of this many bytes where another length is needed.
    #[error("a key of {0} bytes does not fit here")]
    KeyLength(usize),
    /// Key derivation parameters outside of what this device should be asked to compute.
    #[error("the key derivation parameters are out of range")]
    KdfParameters,
    /// Not enough memory for the key derivation.
    #[error("not enough memory for the key derivation")]
    OutOfMemory,
    /// The plaintext cannot be encrypted with this key (an RSA key holds 214 bytes at most).
    #[error("the value could not be encrypted")]
    Encrypt,
    /// The system has no random numbers, or no WebCrypto because the page is not served over https or from localhost.
    #[error("the cryptography of this system is not available")]
    Unavailable,
}

/// The server asked for a key derivation so weak that following it would give the master password away.
///
/// Sign-in must stop here: the hash computed with such parameters could be searched offline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the key derivation the server asks for is too weak")]
pub struct KdfTooWeak;
