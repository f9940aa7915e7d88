//! The collections of an organisation. Kind `NotFound` also for who may not.

use portal_types::{
    collection::{BulkCollectionAccess, OrganizationCollection, SaveCollection},
    list::ListResponse,
};

use super::{Api, ApiError, Call, groups::Ids};

impl Api {
    /// `GET /organizations/{id}/collections`: names of the shared ones, unsorted. Leaves no trace.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn collections(
        &self,
        organization_id: &str,
    ) -> Result<Vec<OrganizationCollection>, ApiError> {
        let path = ["organizations", organization_id, "collections"];
        let list: ListResponse<OrganizationCollection> = self.read(Call::get(&path)).await?;
        Ok(list.data)
    }

    /// `GET /organizations/{id}/collections/details`: with everybody who reaches them.
    ///
    /// Of a provider's staff it leaves a trace in the organisation's log and in the provider's (contract
    /// part 2, 2.4): ask before.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn collections_with_access(
        &self,
        organization_id: &str,
    ) -> Result<Vec<OrganizationCollection>, ApiError> {
        let path = ["organizations", organization_id, "collections", "details"];
        let list: ListResponse<OrganizationCollection> = self.read(Call::get(&path)).await?;
        Ok(list.data)
    }

    /// `POST /organizations/{id}/collections`: a new collection.
    ///
    /// # Errors
    /// Kind `Invalid` when nobody would manage it where somebody must.
    pub async fn create_collection(
        &self,
        organization_id: &str,
        body: &SaveCollection,
    ) -> Result<OrganizationCollection, ApiError> {
        let call = Call::post(&["organizations", organization_id, "collections"]);
        self.read(call.json(body)?).await
    }

    /// `PUT /organizations/{id}/collections/{collection}`: replaces name, external id and rights.
    ///
    /// # Errors
    /// Kind `NotFound` for a collection that is gone, `Invalid` as for a new one.
    pub async fn update_collection(
        &self,
        organization_id: &str,
        id: &str,
        body: &SaveCollection,
    ) -> Result<(), ApiError> {
        let call = Call::put(&["organizations", organization_id, "collections", id]);
        self.done(call.json(body)?).await
    }

    /// `POST /organizations/{id}/collections/bulk-access`. Official servers add and change, Vaultwarden
    /// replaces.
    ///
    /// # Errors
    /// Kind `NotFound` when one is gone; then nothing was changed.
    pub async fn give_access_to_collections(
        &self,
        organization_id: &str,
        body: &BulkCollectionAccess,
    ) -> Result<(), ApiError> {
        let path = [
            "organizations",
            organization_id,
            "collections",
            "bulk-access",
        ];
        self.done(Call::post(&path).json(body)?).await
    }

    /// `DELETE /organizations/{id}/collections` with a body: all of them or none.
    ///
    /// # Errors
    /// Kind `NotFound` when one is gone; then none was deleted.
    pub async fn delete_collections(
        &self,
        organization_id: &str,
        ids: Vec<String>,
    ) -> Result<(), ApiError> {
        let call = Call::delete(&["organizations", organization_id, "collections"]);
        self.done(call.json(&Ids { ids })?).await
    }
}
