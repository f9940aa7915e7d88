//! "Is it really you?": the master password, asked again before something that cannot be taken back.

use std::sync::Arc;

use portal_types::account::SecretVerification;

use super::{account::derive, error::SignInError, handle::Session, secret::Secret};
use crate::api::{ApiError, RefusalKind};

impl Session {
    /// Asks the server whether this is the master password of whoever is signed in.
    ///
    /// # Errors
    /// [`SignInError::PasswordMissing`], [`SignInError::WrongPassword`]; everything else says why it could not
    /// be asked.
    pub async fn verify_password(&self, password: Secret) -> Result<(), SignInError> {
        let body = SecretVerification {
            master_password_hash: self.password_hash(password).await?,
        };
        match self.api().verify_password(&body).await {
            Err(error) if error.kind() == Some(RefusalKind::Invalid) => {
                Err(SignInError::WrongPassword)
            }
            outcome => Ok(outcome?),
        }
    }

    /// What calls want in place of the master password of whoever is signed in. Whether it is the right one
    /// only the server knows.
    ///
    /// # Errors
    /// [`SignInError::PasswordMissing`]; everything else says why it could not be derived.
    pub async fn password_hash(&self, password: Secret) -> Result<String, SignInError> {
        if password.is_empty() {
            return Err(SignInError::PasswordMissing);
        }
        let password = Arc::new(password);
        let signed_in = self.store().signed_in().ok_or(ApiError::SessionLost)?;
        let wrapping = &signed_in.wrapping;
        let platform = &**self.platform();
        let master_key = derive(platform, &password, &wrapping.salt_text, wrapping.kdf).await?;
        Ok(master_key.server_hash(password.as_bytes()))
    }
}
