//! What went wrong with signing in, in words.

use portal_types::{
    prelogin::{KdfSettings, KdfType},
    token::TwoFactorProviderType,
};

use crate::{
    api::{ApiError, RefusalKind},
    i18n::{Text, m},
    pages::problem,
    session::{Field, SignInError},
};

/// What happened, and what to do.
pub(super) fn text_of(error: &SignInError) -> Text {
    match error {
        SignInError::EmailMissing => m::sign_in::EMAIL_MISSING.into(),
        SignInError::EmailInvalid => m::sign_in::EMAIL_INVALID.into(),
        SignInError::PasswordMissing => m::sign_in::MASTER_PASSWORD_MISSING.into(),
        SignInError::CodeMissing => m::sign_in::CODE_MISSING.into(),
        SignInError::WrongCredentials => m::sign_in::WRONG_PASSWORD.into(),
        SignInError::WrongPassword => m::sign_in::UNLOCK_WRONG_PASSWORD.into(),
        SignInError::WrongCode => m::sign_in::CODE_WRONG.into(),
        SignInError::WeakKdf(settings) => m::sign_in::kdf_too_weak(describe(settings)),
        SignInError::UnknownKdf => m::sign_in::KDF_UNKNOWN.into(),
        SignInError::NewerFormat => m::sign_in::NEWER_ENCRYPTION_FORMAT.into(),
        SignInError::NoMasterPassword => m::sign_in::KEYS_MISSING.into(),
        SignInError::PasswordChangeRequired => m::sign_in::PASSWORD_CHANGE_REQUIRED.into(),
        SignInError::SsoRequired => m::sign_in::SSO_REQUIRED.into(),
        SignInError::ClientVersion => m::sign_in::CLIENT_VERSION.into(),
        SignInError::BrokenKeys => m::errors::CANNOT_DECRYPT.into(),
        SignInError::Crypto(_) => m::errors::BROWSER_TOO_OLD.into(),
        SignInError::Api(error) => text_of_api(error),
    }
}

fn text_of_api(error: &ApiError) -> Text {
    let Some(refusal) = error.refusal() else {
        return problem::text_of(error);
    };
    match (refusal.kind, refusal.retry_after_seconds) {
        (RefusalKind::TooManyRequests, Some(seconds)) => m::sign_in::too_many_attempts(seconds),
        (RefusalKind::TooManyRequests, None) => m::sign_in::TOO_MANY_ATTEMPTS_WAIT.into(),
        (RefusalKind::Invalid, _)
            if error
                .server_message()
                .is_some_and(|text| text.contains("disabled")) =>
        {
            m::sign_in::ACCOUNT_DISABLED.into()
        }
        _ => problem::text_of(error),
    }
}

/// The error's text if it belongs to this field.
pub(super) fn at_field(error: Option<SignInError>, field: Field) -> Option<Text> {
    error
        .filter(|error| error.field() == Some(field))
        .map(|error| text_of(&error))
}

/// The error's text if no field is to blame, or none that is on screen: nothing may go unsaid.
pub(super) fn at_form(error: Option<SignInError>, on_screen: Option<Field>) -> Option<Text> {
    error
        .filter(|error| error.field().is_none() || error.field() != on_screen)
        .map(|error| text_of(&error))
}

/// Key derivation settings for somebody who will tell their administrator.
fn describe(settings: &KdfSettings) -> String {
    match settings.kdf_type {
        KdfType::Pbkdf2 => format!("PBKDF2, {}", settings.iterations),
        KdfType::Argon2id => format!(
            "Argon2id, {} / {} MiB / {}",
            settings.iterations,
            settings.memory.unwrap_or_default(),
            settings.parallelism.unwrap_or_default()
        ),
        KdfType::Unknown(number) => format!("#{number}"),
    }
}

/// The names of ways this portal does not do; they are names, the same in every language.
pub(super) fn names_of(ways: &[TwoFactorProviderType]) -> String {
    let names: Vec<String> = ways
        .iter()
        .map(|way| match way {
            TwoFactorProviderType::Duo | TwoFactorProviderType::OrganizationDuo => "Duo".to_owned(),
            TwoFactorProviderType::YubiKey => "YubiKey OTP".to_owned(),
            TwoFactorProviderType::WebAuthn => "FIDO2 WebAuthn".to_owned(),
            TwoFactorProviderType::U2f => "FIDO U2F".to_owned(),
            other => format!("#{}", other.number()),
        })
        .collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Refusal;

    fn too_many(retry_after_seconds: Option<u32>) -> SignInError {
        SignInError::Api(ApiError::Refused(Refusal {
            status: 429,
            kind: RefusalKind::TooManyRequests,
            message: Some("Too many login requests".into()),
            fields: Vec::new(),
            retry_after_seconds,
        }))
    }

    #[test]
    fn an_error_stands_at_its_cause_and_nowhere_else() {
        let wrong = Some(SignInError::WrongCredentials);
        assert_eq!(
            at_field(wrong.clone(), Field::Password),
            Some(m::sign_in::WRONG_PASSWORD.into())
        );
        assert_eq!(at_field(wrong.clone(), Field::Code), None);
        assert_eq!(at_form(wrong.clone(), Some(Field::Password)), None);
        assert_eq!(
            at_form(wrong, Some(Field::Code)),
            Some(m::sign_in::WRONG_PASSWORD.into())
        );
        let server = Some(too_many(None));
        assert_eq!(at_field(server.clone(), Field::Password), None);
        assert_eq!(
            at_form(server, Some(Field::Password)),
            Some(m::sign_in::TOO_MANY_ATTEMPTS_WAIT.into())
        );
        assert_eq!(
            text_of(&too_many(Some(30))),
            m::sign_in::too_many_attempts(30_u32)
        );
    }

    #[test]
    fn a_weak_derivation_is_described() {
        let settings = KdfSettings {
            kdf_type: KdfType::Argon2id,
            iterations: 1,
            memory: Some(16),
            parallelism: None,
        };
        assert_eq!(describe(&settings), "Argon2id, 1 / 16 MiB / 0");
        assert_eq!(
            names_of(&[
                TwoFactorProviderType::WebAuthn,
                TwoFactorProviderType::Unknown(42)
            ]),
            "FIDO2 WebAuthn, #42"
        );
    }
}
