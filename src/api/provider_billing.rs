//! What a provider pays for.

use portal_types::billing::{ProviderSubscription, ProviderWarnings};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /providers/{id}/billing/subscription`: plans with seats and prices.
    ///
    /// # Errors
    /// Kind `NotAllowed` for providers that are not billed here.
    pub async fn provider_subscription(
        &self,
        provider_id: &str,
    ) -> Result<ProviderSubscription, ApiError> {
        self.read(Call::get(&[
            "providers",
            provider_id,
            "billing",
            "subscription",
        ]))
        .await
    }

    /// `GET /providers/{id}/billing/vnext/warnings`: suspension and tax notices.
    ///
    /// # Errors
    /// Kind `NotFound` on servers without them.
    pub async fn provider_warnings(&self, provider_id: &str) -> Result<ProviderWarnings, ApiError> {
        self.read(Call::get(&[
            "providers",
            provider_id,
            "billing",
            "vnext",
            "warnings",
        ]))
        .await
    }
}
