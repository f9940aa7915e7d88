//! Providers themselves.

use portal_types::provider::{Provider, SetupProvider, UpdateProvider};

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

    /// `POST /providers/{id}/setup`: its first admin gives a pending provider its name, key and payment method.
    ///
    /// # Errors
    /// Kind `Invalid` for refused values, a link that has expired, or a provider that is set up already;
    /// `Server` when the payment provider does not take it.
    pub async fn set_up_provider(
        &self,
        provider_id: &str,
        body: &SetupProvider,
    ) -> Result<Provider, ApiError> {
        self.read(Call::post(&["providers", provider_id, "setup"]).json(body)?)
            .await
    }

    /// `DELETE /providers/{id}`: provider admins. The server asks neither for clients nor for a password: the
    /// caller has to.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users.
    pub async fn delete_provider(&self, provider_id: &str) -> Result<(), ApiError> {
        self.done(Call::delete(&["providers", provider_id])).await
    }
}
