//! Why signing in or unlocking did not work. The words are the pages'.

use portal_crypto::CryptoError;
use portal_types::prelogin::KdfSettings;
use thiserror::Error;

use crate::api::ApiError;

/// Which field of the form an error belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The e-mail address.
    Email,
    /// The master password.
    Password,
    /// A code.
    Code,
}

/// Why signing in or unlocking did not work.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignInError {
    /// No address was typed.
    #[error("the address is missing")]
    EmailMissing,
    /// What was typed is no address.
    #[error("the address is not one")]
    EmailInvalid,
    /// No password was typed.
    #[error("the password is missing")]
    PasswordMissing,
    /// No code was typed.
    #[error("the code is missing")]
    CodeMissing,
    /// Address and password do not belong together, or nobody has this address: servers do not tell which.
    #[error("the address or the password is wrong")]
    WrongCredentials,
    /// Unlocking: this is not the password.
    #[error("the password is wrong")]
    WrongPassword,
    /// The code does not count (any more).
    #[error("the code is wrong")]
    WrongCode,
    /// The server wants the password run through so little that it could be guessed. Nothing was sent.
    #[error("the key derivation is too weak")]
    WeakKdf(KdfSettings),
    /// The server asks for a key derivation this version does not know.
    #[error("the key derivation is unknown")]
    UnknownKdf,
    /// The account uses the newer encryption format, which this version cannot open.
    #[error("the account uses a newer encryption format")]
    NewerFormat,
    /// The account has no master password: single sign-on with other keys, or not set up to its end.
    #[error("the account has no master password")]
    NoMasterPassword,
    /// An administrator set the password; a new one has to be chosen first.
    #[error("the master password must be changed first")]
    PasswordChangeRequired,
    /// The organisation demands single sign-on.
    #[error("single sign-on is required")]
    SsoRequired,
    /// The server does not accept this client's version.
    #[error("the server does not accept this version")]
    ClientVersion,
    /// The password is right, but the keys the server sent do not open with it.
    #[error("the account's keys do not open")]
    BrokenKeys,
    /// This browser cannot do the computation.
    #[error("this browser cannot derive the key: {0}")]
    Crypto(CryptoError),
    /// The server could not be asked, or refused with words of its own.
    #[error(transparent)]
    Api(#[from] ApiError),
}

impl SignInError {
    /// The field to mark; `None` when no field is to blame.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::EmailMissing | Self::EmailInvalid => Some(Field::Email),
            Self::PasswordMissing | Self::WrongCredentials | Self::WrongPassword => {
                Some(Field::Password)
            }
            Self::CodeMissing | Self::WrongCode => Some(Field::Code),
            _ => None,
        }
    }
}
