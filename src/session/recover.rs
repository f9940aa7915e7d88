//! A new master password for a member who lost theirs: the keys are made here, in the browser, and the
//! password itself goes nowhere.

use std::sync::Arc;

use portal_crypto::{CryptoError, EncString, SymmetricKey, recovery::open_member_key};
use portal_types::account_recovery::{NewMasterPassword, RecoveryDetails};
use thiserror::Error;

use super::{account::derive, error::SignInError, handle::Session, secret::Secret};

/// Why a new master password could not be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecoveryError {
    /// The server gave no entry of this member, or the organisation has no key pair.
    #[error("the member left no key")]
    NotEnrolled,
    /// What the member left does not open with the organisation's key: they have another key by now, or the
    /// data is damaged.
    #[error("the member's key does not open")]
    DoesNotOpen,
    /// The member's account uses the newer encryption format.
    #[error("the account uses a newer encryption format")]
    NewerFormat,
    /// The new master key could not be derived; a server that asks for too weak a derivation is refused.
    #[error(transparent)]
    Derivation(SignInError),
}

impl Session {
    /// Opens what the member left with the organisation, and wraps it with a master key made from the new
    /// password with the member's own derivation (contract part 1, 3.10).
    ///
    /// # Errors
    /// Everything of [`RecoveryError`]; nothing was sent then.
    pub async fn recovered_password(
        &self,
        organization_key: &SymmetricKey,
        details: &RecoveryDetails,
        email: &str,
        password: Secret,
    ) -> Result<NewMasterPassword, RecoveryError> {
        let user_key = member_key(organization_key, details).await?;
        let password = Arc::new(password);
        let (kdf, salt) = (details.kdf_settings(), details.salt_text(email));
        let master_key = derive(&**self.platform(), &password, &salt, kdf)
            .await
            .map_err(RecoveryError::Derivation)?;
        let wrapped = master_key
            .wrap_user_key(&user_key)
            .map_err(|error| RecoveryError::Derivation(SignInError::Crypto(error)))?;
        Ok(NewMasterPassword {
            hash: master_key.server_hash(password.as_bytes()),
            wrapped_user_key: wrapped.to_string(),
            kdf,
            salt,
        })
    }
}

async fn member_key(
    organization_key: &SymmetricKey,
    details: &RecoveryDetails,
) -> Result<SymmetricKey, RecoveryError> {
    let parse = |text: &Option<String>| -> Result<EncString, RecoveryError> {
        let text = text.as_deref().filter(|text| !text.is_empty());
        let text = text.ok_or(RecoveryError::NotEnrolled)?;
        text.parse().map_err(|_| RecoveryError::DoesNotOpen)
    };
    let recovery_key = parse(&details.reset_password_key)?;
    let private_key = parse(&details.encrypted_private_key)?;
    open_member_key(organization_key, &private_key, &recovery_key)
        .await
        .map_err(|error| match error {
            CryptoError::NewerAccountFormat => RecoveryError::NewerFormat,
            CryptoError::Unavailable => {
                RecoveryError::Derivation(SignInError::Crypto(CryptoError::Unavailable))
            }
            _ => RecoveryError::DoesNotOpen,
        })
}
