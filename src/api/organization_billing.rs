//! What an organisation has and pays.

use portal_types::organization_billing::{
    ChangeStorage, ChangeSubscription, OrganizationMetadata, OrganizationSubscription,
    OrganizationWarnings,
};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /organizations/{id}/subscription`.
    ///
    /// # Errors
    /// Kind `NotFound` for who may not read it, and on servers without billing.
    pub async fn organization_subscription(
        &self,
        organization_id: &str,
    ) -> Result<OrganizationSubscription, ApiError> {
        self.read(Call::get(&[
            "organizations",
            organization_id,
            "subscription",
        ]))
        .await
    }

    /// `POST /organizations/{id}/subscription`: seats and their limit. For staff of a provider an official
    /// server answers 500 after it has stored the change: read the subscription again whatever it says.
    ///
    /// # Errors
    /// Kind `Invalid` for refused numbers and for managed clients, `NotFound` without the right.
    pub async fn change_organization_subscription(
        &self,
        organization_id: &str,
        body: &ChangeSubscription,
    ) -> Result<(), ApiError> {
        self.done(Call::post(&["organizations", organization_id, "subscription"]).json(body)?)
            .await
    }

    /// `POST /organizations/{id}/storage`: GB more or fewer.
    ///
    /// # Errors
    /// Kind `Invalid` when more is in use or the plan sells none, `NotFound` without the right.
    pub async fn change_organization_storage(
        &self,
        organization_id: &str,
        body: &ChangeStorage,
    ) -> Result<(), ApiError> {
        self.done(Call::post(&["organizations", organization_id, "storage"]).json(body)?)
            .await
    }

    /// `GET /organizations/{id}/billing/vnext/metadata`: seats in use. For every member.
    ///
    /// # Errors
    /// Kind `NotFound` on servers without billing.
    pub async fn organization_metadata(
        &self,
        organization_id: &str,
    ) -> Result<OrganizationMetadata, ApiError> {
        self.read(billing_call(organization_id, "metadata")).await
    }

    /// `GET /organizations/{id}/billing/vnext/warnings`. For every member.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn organization_warnings(
        &self,
        organization_id: &str,
    ) -> Result<OrganizationWarnings, ApiError> {
        self.read(billing_call(organization_id, "warnings")).await
    }
}

fn billing_call(organization_id: &str, what: &str) -> Call {
    Call::get(&["organizations", organization_id, "billing", "vnext", what])
}
