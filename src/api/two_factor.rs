//! Two-step login.

use portal_types::account::EmailCodeRequest;

use super::{Api, ApiError, Call};

impl Api {
    /// `POST /two-factor/send-email-login`: mails the code for a sign-in that waits for it. No server does so
    /// by itself (contract part 1, 1.2.6).
    ///
    /// # Errors
    /// Kind `Invalid` where the server cannot send mail.
    pub async fn send_two_factor_email(&self, body: &EmailCodeRequest) -> Result<(), ApiError> {
        self.anonymous(Call::post(&["two-factor", "send-email-login"]).json(body)?)
            .await
            .map(drop)
    }
}
