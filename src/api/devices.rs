//! The browsers and apps a person signs in with.

use super::{Api, ApiError, Call};

impl Api {
    /// `PUT /devices/identifier/{id}/clear-token`: the server forgets to push to this browser. A courtesy
    /// on sign-out; its failure does not matter.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn clear_device_token(&self) -> Result<(), ApiError> {
        let device = self.info().device_identifier.clone();
        self.done(Call::put(&[
            "devices",
            "identifier",
            &device,
            "clear-token",
        ]))
        .await
    }
}
