//! The groups of an organisation. Kind `NotAllowed` for who may not look after them.

use portal_types::{
    group::{Group, SaveGroup},
    list::ListResponse,
};
use serde::Serialize;

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /organizations/{id}/groups`: names only, unsorted. Also for those who decide who reaches a
    /// collection.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn groups(&self, organization_id: &str) -> Result<Vec<Group>, ApiError> {
        let list: ListResponse<Group> = self
            .read(Call::get(&["organizations", organization_id, "groups"]))
            .await?;
        Ok(list.data)
    }

    /// `GET /organizations/{id}/groups/details`: with what they reach.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn groups_with_collections(
        &self,
        organization_id: &str,
    ) -> Result<Vec<Group>, ApiError> {
        let path = ["organizations", organization_id, "groups", "details"];
        let list: ListResponse<Group> = self.read(Call::get(&path)).await?;
        Ok(list.data)
    }

    /// `GET /organizations/{id}/groups/{group}/users`: ids of memberships.
    ///
    /// # Errors
    /// Kind `NotFound` for a group that is gone.
    pub async fn group_members(
        &self,
        organization_id: &str,
        id: &str,
    ) -> Result<Vec<String>, ApiError> {
        let path = ["organizations", organization_id, "groups", id, "users"];
        let list: ListResponse<String> = self.read(Call::get(&path)).await?;
        Ok(list.data)
    }

    /// `POST /organizations/{id}/groups`: a new group.
    ///
    /// # Errors
    /// Kind `Invalid` when the plan or the server has no groups.
    pub async fn create_group(
        &self,
        organization_id: &str,
        body: &SaveGroup,
    ) -> Result<Group, ApiError> {
        let call = Call::post(&["organizations", organization_id, "groups"]);
        self.read(call.json(body)?).await
    }

    /// `PUT /organizations/{id}/groups/{group}`: replaces name, members and rights.
    ///
    /// # Errors
    /// Kind `NotFound` for a group or a collection that is gone.
    pub async fn update_group(
        &self,
        organization_id: &str,
        id: &str,
        body: &SaveGroup,
    ) -> Result<(), ApiError> {
        let call = Call::put(&["organizations", organization_id, "groups", id]);
        self.done(call.json(body)?).await
    }

    /// `DELETE /organizations/{id}/groups` with a body: all of them or none.
    ///
    /// # Errors
    /// Kind `NotFound` when one is gone; then none was deleted.
    pub async fn delete_groups(
        &self,
        organization_id: &str,
        ids: Vec<String>,
    ) -> Result<(), ApiError> {
        let call = Call::delete(&["organizations", organization_id, "groups"]);
        self.done(call.json(&Ids { ids })?).await
    }
}

#[derive(Serialize)]
pub(super) struct Ids {
    pub(super) ids: Vec<String>,
}
