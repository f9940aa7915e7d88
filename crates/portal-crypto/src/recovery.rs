//! Account recovery: a member leaves their user key with the organisation, and the organisation gives them a
//! new master password with it.

use crate::{CryptoError, EncString, MasterKey, PrivateKey, SymmetricKey};

/// Opens the user key that a member left with the organisation: the organisation key opens the organisation's
/// private key, and that opens the member's key.
///
/// # Errors
/// [`CryptoError::Decrypt`] when one of the two does not open, [`CryptoError::NewerAccountFormat`] for members
/// with an account of the newer format, [`CryptoError::Parse`] for malformed text.
pub async fn open_member_key(
    organization_key: &SymmetricKey,
    organization_private_key: &EncString,
    recovery_key: &EncString,
) -> Result<SymmetricKey, CryptoError> {
    let pkcs8 = organization_key.decrypt(organization_private_key)?;
    let private_key = PrivateKey::from_pkcs8_der(pkcs8).map_err(|_| CryptoError::Decrypt)?;
    private_key.unwrap_key(recovery_key).await
}

impl MasterKey {
    /// The user key under this master key, as the account keeps it.
    ///
    /// # Errors
    /// [`CryptoError::Unavailable`] without random numbers.
    pub fn wrap_user_key(&self, user_key: &SymmetricKey) -> Result<EncString, CryptoError> {
        self.stretch().wrap(user_key)
    }
}
