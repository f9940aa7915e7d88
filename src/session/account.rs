//! What is known of an account while its keys are away, and what it takes to bring them back.

use portal_types::{
    prelogin::{KdfSettings, KdfType},
    record::{Place, Record},
};
use serde::Serialize;

use portal_crypto::{EncString, Kdf, MasterKey, SymmetricKey};

use super::{error::SignInError, platform::Platform, secret::Secret};
use std::sync::Arc;

/// The account somebody is signed in to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// The address, trimmed and lower-cased.
    pub email: String,
}

impl Record for Account {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "email" => Place::Text(&mut self.email),
            _ => Place::Nowhere,
        }
    }
}

/// What opens the user key again with nothing but the master password. None of it is secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Wrapping {
    /// Which key derivation.
    pub(super) kdf: KdfSettings,
    /// Its salt's text.
    pub(super) salt_text: String,
    /// The user key under the (stretched) master key.
    pub(super) user_key: String,
}

impl Record for Wrapping {
    fn place(&mut self, name: &str) -> Place<'_> {
        match name {
            "kdf" => Place::Record(&mut self.kdf),
            "salt_text" => Place::Text(&mut self.salt_text),
            "user_key" => Place::Text(&mut self.user_key),
            _ => Place::Nowhere,
        }
    }
}

/// The key derivation of the wire as one that can be computed; refuses weak ones before anything happens.
pub(super) fn usable_kdf(settings: KdfSettings) -> Result<Kdf, SignInError> {
    let kdf = match settings.kdf_type {
        KdfType::Pbkdf2 => Kdf::Pbkdf2 {
            iterations: settings.iterations,
        },
        KdfType::Argon2id => Kdf::Argon2id {
            iterations: settings.iterations,
            memory_mib: settings.memory.unwrap_or_default(),
            parallelism: settings.parallelism.unwrap_or_default(),
        },
        KdfType::Unknown(_) => return Err(SignInError::UnknownKdf),
    };
    kdf.check_not_downgraded()
        .map_err(|_| SignInError::WeakKdf(settings))?;
    Ok(kdf)
}

/// The master key for a password, by checked parameters.
pub(super) async fn derive(
    platform: &dyn Platform,
    password: &Arc<Secret>,
    salt_text: &str,
    kdf: KdfSettings,
) -> Result<MasterKey, SignInError> {
    let kdf = usable_kdf(kdf)?;
    platform
        .derive_master_key(Arc::clone(password), salt_text.to_owned(), kdf)
        .await
        .map_err(SignInError::Crypto)
}

/// Opens the user key. A password that is wrong shows here: as `wrong`.
pub(super) fn open_user_key(
    master_key: &MasterKey,
    wrapped: &str,
    wrong: SignInError,
) -> Result<SymmetricKey, SignInError> {
    use portal_crypto::CryptoError;
    let wrapped: EncString = wrapped.parse().map_err(|_| SignInError::BrokenKeys)?;
    master_key
        .unwrap_user_key(&wrapped)
        .map_err(|error| match error {
            CryptoError::Decrypt => wrong,
            // Keys of the newer format are longer than 64 bytes or come as COSE.
            CryptoError::NewerAccountFormat => SignInError::NewerFormat,
            _ => SignInError::BrokenKeys,
        })
}
