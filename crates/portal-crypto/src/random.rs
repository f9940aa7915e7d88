//! Random numbers of the operating system or the browser.

use crate::CryptoError;
use zeroize::Zeroizing;

/// An array of random bytes.
///
/// # Errors
/// [`CryptoError::Unavailable`] when the system has none.
pub fn random_array<const LENGTH: usize>() -> Result<[u8; LENGTH], CryptoError> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| CryptoError::Unavailable)?;
    Ok(bytes)
}

/// `length` random bytes, wiped when dropped.
///
/// # Errors
/// [`CryptoError::Unavailable`] when the system has none.
pub fn random_bytes(length: usize) -> Result<Zeroizing<Vec<u8>>, CryptoError> {
    let mut bytes = Zeroizing::new(vec![0; length]);
    getrandom::fill(&mut bytes).map_err(|_| CryptoError::Unavailable)?;
    Ok(bytes)
}
