//! From a password to 32 bytes: PBKDF2-HMAC-SHA256 or Argon2id.

use crate::{CryptoError, KdfTooWeak, platform};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// How a master password becomes a master key, as the server tells it (prelogin, sync).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kdf {
    /// `kdfType` 0: PBKDF2-HMAC-SHA256.
    Pbkdf2 {
        /// Rounds; new accounts have 600 000.
        iterations: u32,
    },
    /// `kdfType` 1: Argon2id, version 0x13.
    Argon2id {
        /// Passes over the memory.
        iterations: u32,
        /// Memory in MiB.
        memory_mib: u32,
        /// Lanes.
        parallelism: u32,
    },
}

/// Servers accept 2 000 000 at most; beyond this a hostile server would only hang the page.
const MOST_PBKDF2_ITERATIONS: u32 = 10_000_000;
/// Servers accept 10 / 1024 MiB / 16 at most.
const MOST_ARGON2_ITERATIONS: u32 = 100;
const MOST_ARGON2_MEMORY_MIB: u32 = 1024;
const MOST_ARGON2_PARALLELISM: u32 = 64;

impl Kdf {
    /// What a new account gets: PBKDF2 with 600 000 rounds.
    pub const DEFAULT: Self = Self::Pbkdf2 {
        iterations: 600_000,
    };

    /// Refuses what no honest server asks for: fewer than 5 000 rounds of PBKDF2, or Argon2id with fewer than
    /// 2 passes, 16 MiB or 1 lane.
    ///
    /// # Errors
    /// [`KdfTooWeak`]; the sign-in must not go on.
    pub fn check_not_downgraded(&self) -> Result<(), KdfTooWeak> {
        let strong_enough = match *self {
            Self::Pbkdf2 { iterations } => iterations >= 5_000,
            Self::Argon2id {
                iterations,
                memory_mib,
                parallelism,
            } => iterations >= 2 && memory_mib >= 16 && parallelism >= 1,
        };
        if strong_enough {
            Ok(())
        } else {
            Err(KdfTooWeak)
        }
    }

    /// The password through this derivation with a salt that is used as it is.
    pub(crate) async fn derive(
        &self,
        password: &[u8],
        salt: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
        match *self {
            Self::Pbkdf2 { iterations } => pbkdf2(password, salt, iterations).await,
            Self::Argon2id {
                iterations,
                memory_mib,
                parallelism,
            } => argon2id_with_exact_salt(password, salt, iterations, memory_mib, parallelism),
        }
    }
}

/// PBKDF2 with a salt that is used as it is.
pub(crate) async fn pbkdf2(
    password: &[u8],
    salt: &[u8],
    iterations: u32,
) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    if !(1..=MOST_PBKDF2_ITERATIONS).contains(&iterations) {
        return Err(CryptoError::KdfParameters);
    }
    platform::pbkdf2_sha256(password, salt, iterations).await
}

/// The salt of a master key: the server's salt or the e-mail address, trimmed and lower-cased.
pub fn normalise_salt(text: &str) -> String {
    platform::small_letters(text.trim())
}

/// Argon2id over the SHA-256 of the normalised salt text. Blocks the thread for as long as it takes; the app runs it
/// in a worker.
///
/// # Errors
/// [`CryptoError::KdfParameters`] outside of 1..=100 iterations, 1..=1024 MiB, 1..=64 lanes;
/// [`CryptoError::OutOfMemory`].
pub fn argon2id(
    password: &[u8],
    salt_text: &str,
    iterations: u32,
    memory_mib: u32,
    parallelism: u32,
) -> Result<[u8; 32], CryptoError> {
    let salt = normalise_salt(salt_text);
    argon2id_with_exact_salt(
        password,
        salt.as_bytes(),
        iterations,
        memory_mib,
        parallelism,
    )
    .map(|key| *key)
}

/// [`argon2id`] with a salt that was normalised before, or must not be.
///
/// # Errors
/// As [`argon2id`].
pub fn argon2id_with_exact_salt(
    password: &[u8],
    salt: &[u8],
    iterations: u32,
    memory_mib: u32,
    parallelism: u32,
) -> Result<Zeroizing<[u8; 32]>, CryptoError> {
    if !(1..=MOST_ARGON2_ITERATIONS).contains(&iterations)
        || !(1..=MOST_ARGON2_MEMORY_MIB).contains(&memory_mib)
        || !(1..=MOST_ARGON2_PARALLELISM).contains(&parallelism)
    {
        return Err(CryptoError::KdfParameters);
    }
    let parameters = argon2::Params::new(memory_mib * 1024, iterations, parallelism, Some(32))
        .map_err(|_| CryptoError::KdfParameters)?;
    let salt = Sha256::digest(salt);
    let mut key = Zeroizing::new([0; 32]);
    argon2::Argon2::new(
        argon2::Algorithm::Argon2id,
        argon2::Version::V0x13,
        parameters,
    )
    .hash_password_into(password, &salt, key.as_mut())
    .map_err(|error| match error {
        argon2::Error::OutOfMemory => CryptoError::OutOfMemory,
        _ => CryptoError::KdfParameters,
    })?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_of_the_key_derivation() {
        let argon = |iterations, memory_mib, parallelism| Kdf::Argon2id {
            iterations,
            memory_mib,
            parallelism,
        };
        assert!(Kdf::DEFAULT.check_not_downgraded().is_ok());
        assert!(
            Kdf::Pbkdf2 { iterations: 5_000 }
                .check_not_downgraded()
                .is_ok()
        );
        assert!(
            Kdf::Pbkdf2 { iterations: 4_999 }
                .check_not_downgraded()
                .is_err()
        );
        assert!(argon(2, 16, 1).check_not_downgraded().is_ok());
        for weak in [argon(1, 16, 1), argon(2, 15, 1), argon(2, 16, 0)] {
            assert_eq!(weak.check_not_downgraded(), Err(KdfTooWeak));
        }
    }

    #[test]
    fn parameters_that_would_hang_or_crash_are_refused() {
        for (iterations, memory_mib, parallelism) in [
            (0, 16, 1),
            (101, 16, 1),
            (2, 0, 1),
            (2, 4096, 1),
            (2, u32::MAX, 1),
            (2, 16, 0),
            (2, 16, 65),
        ] {
            assert_eq!(
                argon2id(b"password", "salt", iterations, memory_mib, parallelism),
                Err(CryptoError::KdfParameters)
            );
        }
    }

    #[test]
    fn salts_are_trimmed_and_lower_cased() {
        assert_eq!(
            normalise_salt("\t MSP.Admin@Example.com \n"),
            "msp.admin@example.com"
        );
    }
}
