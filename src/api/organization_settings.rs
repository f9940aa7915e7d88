//! What owners set for their organisation besides name and billing address.

use portal_types::{
    account::SecretVerification,
    organization::Organization,
    organization_settings::{
        ApiKeyRequest, CollectionManagement, OrganizationApiKey, OrganizationPublicKey,
    },
};

use super::{Api, ApiError, Call};

/// The organisation's own API key; the others belong to other products.
const OWN_KEY: u8 = 0;

impl Api {
    /// `GET /organizations/{id}/public-key`.
    ///
    /// # Errors
    /// Kind `NotFound` for organisations that are gone.
    pub async fn organization_public_key(
        &self,
        organization_id: &str,
    ) -> Result<OrganizationPublicKey, ApiError> {
        self.read(Call::get(&["organizations", organization_id, "public-key"]))
            .await
    }

    /// `PUT /organizations/{id}/collection-management`: all four settings, always.
    ///
    /// # Errors
    /// Kind `NotFound` for people without the right, and on servers that have no such settings.
    pub async fn update_collection_management(
        &self,
        organization_id: &str,
        settings: &CollectionManagement,
    ) -> Result<Organization, ApiError> {
        let call = Call::put(&["organizations", organization_id, "collection-management"]);
        self.read(call.json(settings)?).await
    }

    /// `POST /organizations/{id}/api-key`, or with `rotate` `.../rotate-api-key`, which makes a new one.
    ///
    /// # Errors
    /// Kind `Invalid` for a wrong password, `NotAllowed` or `NotFound` for people without the right.
    pub async fn organization_api_key(
        &self,
        organization_id: &str,
        master_password_hash: String,
        rotate: bool,
    ) -> Result<OrganizationApiKey, ApiError> {
        let end = if rotate { "rotate-api-key" } else { "api-key" };
        let body = ApiKeyRequest {
            key_type: OWN_KEY,
            master_password_hash,
        };
        self.read(Call::post(&["organizations", organization_id, end]).json(&body)?)
            .await
    }

    /// `DELETE /organizations/{id}` with the password in the body: the organisation and all that is in it.
    ///
    /// # Errors
    /// Kind `Invalid` for a wrong password or where a rule forbids it, `NotAllowed` or `NotFound` for people
    /// without the right.
    pub async fn delete_organization(
        &self,
        organization_id: &str,
        master_password_hash: String,
    ) -> Result<(), ApiError> {
        let body = SecretVerification {
            master_password_hash,
        };
        self.done(Call::delete(&["organizations", organization_id]).json(&body)?)
            .await
    }
}
