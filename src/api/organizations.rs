//! Organisations.

use portal_types::account::ProfileOrganization;
use portal_types::organization::{CreateOrganization, Organization, UpdateOrganization};

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /organizations/{id}`: name, plan and seats.
    ///
    /// # Errors
    /// Kind `NotAllowed` or `NotFound` for people without the right.
    pub async fn organization(&self, organization_id: &str) -> Result<Organization, ApiError> {
        self.read(Call::get(&["organizations", organization_id]))
            .await
    }

    /// The same answer, read as what a profile says of an organisation: its features and rules have the same
    /// names. Standing, key and provider are not among it.
    ///
    /// # Errors
    /// As [`Api::organization`].
    pub async fn organization_features(
        &self,
        organization_id: &str,
    ) -> Result<ProfileOrganization, ApiError> {
        self.read(Call::get(&["organizations", organization_id]))
            .await
    }

    /// `POST /organizations`: creates an organisation of one's own. Renew the tokens afterwards.
    ///
    /// # Errors
    /// Kind `Invalid` for refused values.
    pub async fn create_organization(
        &self,
        body: &CreateOrganization,
    ) -> Result<Organization, ApiError> {
        self.read(Call::post(&["organizations"]).json(body)?).await
    }

    /// `PUT /organizations/{id}`: owners change name and billing address.
    ///
    /// # Errors
    /// Kind `Invalid` for refused values, `NotAllowed` without the right.
    pub async fn update_organization(
        &self,
        organization_id: &str,
        body: &UpdateOrganization,
    ) -> Result<Organization, ApiError> {
        self.read(Call::put(&["organizations", organization_id]).json(body)?)
            .await
    }
}
