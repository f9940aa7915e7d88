//! Providers themselves.

use portal_types::provider::{Provider, UpdateProvider};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /providers/{id}`: name and billing address. Without a name the setup is not finished.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people of other providers, `NotFound` for unknown ones.
    pub async fn provider(&self, provider_id: &str) -> Result<Provider, ApiError> {
        self.read(Call::get(&["providers", provider_id])).await
    }

    /// `PUT /providers/{id}`: provider admins change name and billing address.
    ///
    /// # Errors
    /// Kind `Invalid` for refused values, `NotAllowed` for service users.
    pub async fn update_provider(
        &self,
        provider_id: &str,
        body: &UpdateProvider,
    ) -> Result<Provider, ApiError> {
        self.read(Call::put(&["providers", provider_id]).json(body)?)
            .await
    }
}
