//! Asking the server for a token, and what its answers mean for the next step.

use portal_types::token::{
    PasswordGrant, TokenRefusal, TokenResponse, TwoFactorAnswer, TwoFactorProviderType,
};

use leptos::prelude::{GetUntracked as _, Set as _};

use super::{Mail, PasswordProof, Proved, SignInFlow, Step, step::two_step};
use crate::{
    api::{ApiError, Refusal, TokenError, lock},
    browser::storage::Kept,
    session::error::SignInError,
};

impl SignInFlow {
    pub(super) async fn try_grant(
        &self,
        turn: u64,
        proof: PasswordProof,
        answer: Option<TwoFactorAnswer>,
        device_code: Option<String>,
    ) -> Result<(), SignInError> {
        let session = &self.inner.session;
        let email = self.inner.email.get_untracked();
        let info = session.api().info();
        let grant = PasswordGrant {
            username: email.clone(),
            password: proof.server_hash.to_string(),
            device_type: u32::from(info.device_type),
            device_identifier: info.device_identifier.clone(),
            device_name: info.device_name.clone(),
            two_factor: answer.clone(),
            new_device_otp: device_code.clone(),
        };
        let outcome = session.api().sign_in(&grant).await;
        if !self.is_current(turn) {
            return Ok(());
        }
        match outcome {
            Ok(token) => {
                self.keep_remember_token(&email, &token);
                let opened = session
                    .accept(&email, &proof.password, &proof.derived, &token)
                    .await?;
                if !self.is_current(turn) {
                    session.store().set_signed_in(None);
                    return Ok(());
                }
                *lock(&self.inner.proved) = Proved {
                    password: None,
                    opened: Some(opened),
                };
                self.open().await
            }
            Err(TokenError::Api(error)) => Err(error.into()),
            Err(TokenError::Refused(refusal, plain)) => {
                self.react(
                    &email,
                    proof,
                    answer.as_ref(),
                    device_code.is_some(),
                    refusal,
                    plain,
                )
                .await
            }
        }
    }

    /// The server said no: the next step, or what is wrong.
    async fn react(
        &self,
        email: &str,
        proof: PasswordProof,
        answer: Option<&TwoFactorAnswer>,
        had_device_code: bool,
        refusal: TokenRefusal,
        plain: Refusal,
    ) -> Result<(), SignInError> {
        let was_remembered =
            answer.is_some_and(|answer| answer.provider == TwoFactorProviderType::Remember);
        let had_code = answer.is_some() && !was_remembered;
        let has_code = had_code || had_device_code;
        match refusal {
            TokenRefusal::TwoFactorRequired(_) if had_code => Err(SignInError::WrongCode),
            TokenRefusal::TwoFactorRequired(options) => {
                if was_remembered {
                    self.inner
                        .session
                        .platform()
                        .set(Kept::InBrowser, &remember_name(email), None);
                }
                lock(&self.inner.proved).password = Some(proof);
                self.inner.step.set(Step::TwoStep(two_step(&options)));
                self.mail_first_code().await;
                Ok(())
            }
            TokenRefusal::NewDeviceVerificationRequired if had_device_code => {
                Err(SignInError::WrongCode)
            }
            TokenRefusal::NewDeviceVerificationRequired => {
                lock(&self.inner.proved).password = Some(proof);
                // The server has mailed the code by itself.
                self.inner.mail.set(Mail::Sent);
                self.inner.step.set(Step::NewDevice);
                Ok(())
            }
            TokenRefusal::NewDeviceCodeInvalid => Err(SignInError::WrongCode),
            TokenRefusal::SsoRequired => Err(SignInError::SsoRequired),
            TokenRefusal::ClientVersion => Err(SignInError::ClientVersion),
            TokenRefusal::InvalidGrant => Err(SignInError::WrongCredentials),
            // A wrong code: official servers describe it like a wrong password, third-party ones with a
            // technical text of their own. Only the message for people tells them apart.
            TokenRefusal::Other(_) if has_code && !says_password(plain.message.as_deref()) => {
                Err(SignInError::WrongCode)
            }
            TokenRefusal::Other(body) => {
                let says_wrong = body.error_description.as_deref()
                    == Some("invalid_username_or_password")
                    || says_password(plain.message.as_deref());
                Err(if says_wrong {
                    SignInError::WrongCredentials
                } else {
                    SignInError::Api(ApiError::Refused(plain))
                })
            }
        }
    }

    fn keep_remember_token(&self, email: &str, token: &TokenResponse) {
        if let Some(remember) = token
            .two_factor_token
            .as_deref()
            .filter(|remember| !remember.is_empty())
        {
            self.inner.session.platform().set(
                Kept::InBrowser,
                &remember_name(email),
                Some(remember),
            );
        }
    }
}

/// Where the token is kept that spares the second step.
pub(super) fn remember_name(email: &str) -> String {
    format!("two-step.{email}")
}

/// Whether a refusal is about address and password.
fn says_password(message: Option<&str>) -> bool {
    message.is_some_and(|message| message.contains("password is incorrect"))
}
