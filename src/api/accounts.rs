//! The signed-in person's account.

use portal_types::account::{EmailCodeRequest, Profile, SecretVerification};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /accounts/profile`: the person, memberships, providers, wrapped keys. With many clients this is
    /// a long answer, hence the patience.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn profile(&self) -> Result<Profile, ApiError> {
        self.read(Call::get(&["accounts", "profile"]).timeout_millis(120_000))
            .await
    }

    /// `GET /accounts/revision-date`: when anything in the account last changed (milliseconds since 1970).
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn revision_date(&self) -> Result<i64, ApiError> {
        self.read(Call::get(&["accounts", "revision-date"])).await
    }

    /// `POST /accounts/verify-password`: whether the hash is that of the master password.
    ///
    /// # Errors
    /// Kind `Invalid` when it is not.
    pub async fn verify_password(&self, body: &SecretVerification) -> Result<(), ApiError> {
        self.done(Call::post(&["accounts", "verify-password"]).json(body)?)
            .await
    }

    /// `POST /accounts/resend-new-device-otp`: mails another code for a new browser. Needs nobody signed in.
    ///
    /// # Errors
    /// Kind `NotFound` on servers that do not check new browsers.
    pub async fn resend_new_device_code(&self, body: &EmailCodeRequest) -> Result<(), ApiError> {
        self.anonymous(Call::post(&["accounts", "resend-new-device-otp"]).json(body)?)
            .await
            .map(drop)
    }
}
