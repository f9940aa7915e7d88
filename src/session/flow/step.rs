//! What the page asks for at each step.

use portal_types::token::{TwoFactorOption, TwoFactorProviderType};

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The address.
    Email,
    /// The master password.
    Password,
    /// A code of two-step login.
    TwoStep(TwoStep),
    /// The code that was mailed because this browser is new.
    NewDevice,
    /// Nothing: signed in, only the profile could not be fetched yet. Another try needs no typing.
    Opening,
}

/// The second step: which ways there are, and which one was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoStep {
    /// The ways this portal knows, the recovery code last.
    pub ways: Vec<Way>,
    /// The one the page asks for.
    pub chosen: Way,
    /// Ways the account has and this portal cannot do (security keys, Duo).
    pub unsupported: Vec<TwoFactorProviderType>,
}

/// A way of the second step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The code an authenticator app shows.
    Authenticator,
    /// A code by mail, to this masked address where the server says it.
    Email(Option<String>),
    /// The code kept for emergencies. Switches two-step login off.
    RecoveryCode,
}

impl Way {
    fn of(option: &TwoFactorOption) -> Option<Self> {
        match option.provider {
            TwoFactorProviderType::Authenticator => Some(Self::Authenticator),
            TwoFactorProviderType::Email => Some(Self::Email(option.masked_email.clone())),
            _ => None,
        }
    }

    pub(super) fn provider(&self) -> TwoFactorProviderType {
        match self {
            Self::Authenticator => TwoFactorProviderType::Authenticator,
            Self::Email(_) => TwoFactorProviderType::Email,
            Self::RecoveryCode => TwoFactorProviderType::RecoveryCode,
        }
    }

    /// A typed code as the server wants it: without blanks; recovery codes in lower case, whatever the
    /// server itself shows.
    pub(super) fn normalise(&self, code: &str) -> String {
        let code: String = code
            .chars()
            .filter(|character| !character.is_whitespace())
            .collect();
        if *self == Self::RecoveryCode {
            code.replace('-', "").to_ascii_lowercase()
        } else {
            code
        }
    }
}

/// The ways on offer. Official servers take a recovery code even when they do not list it.
pub(super) fn two_step(options: &[TwoFactorOption]) -> TwoStep {
    let mut ways: Vec<Way> = options.iter().filter_map(Way::of).collect();
    let unsupported = options
        .iter()
        .filter(|option| Way::of(option).is_none())
        .map(|option| option.provider)
        .filter(|provider| *provider != TwoFactorProviderType::RecoveryCode)
        .collect();
    ways.push(Way::RecoveryCode);
    let chosen = ways.first().cloned().unwrap_or(Way::RecoveryCode);
    TwoStep {
        ways,
        chosen,
        unsupported,
    }
}
