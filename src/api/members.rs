//! The members of an organisation.
//!
//! Where the server has a call for one member and one for several, the one for several is used: it tells
//! each row's outcome (contract part 2, 6.3 to 6.5). What it does not mention was not done.

use portal_types::{
    list::ListResponse,
    organization_user::{
        AcceptMember, ConfirmMembers, InviteMembers, MemberIds, MemberOutcome, MemberPublicKey,
        MiniMember, OrganizationUser, RestoreMembers, UpdateMember,
    },
};

use super::{Api, ApiError, Call};

/// Several hundred kilobytes for thousands of members: more patience than for other calls.
const LIST_TIMEOUT_MILLIS: u32 = 120_000;

fn path<'a>(organization_id: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["organizations", organization_id, "users"], rest].concat()
}

impl Api {
    /// `GET /organizations/{id}/users`: everybody with groups and direct access, unsorted, without pages.
    /// Who may only recover accounts gets those who can be recovered.
    ///
    /// # Errors
    /// Kind `NotAllowed` or `NotFound` for people who may not manage members.
    pub async fn members(&self, organization_id: &str) -> Result<Vec<OrganizationUser>, ApiError> {
        let call = Call::get(&path(organization_id, &[]))
            .query("includeGroups", "true")
            .query("includeCollections", "true")
            .timeout_millis(LIST_TIMEOUT_MILLIS);
        let list: ListResponse<OrganizationUser> = self.read(call).await?;
        Ok(list.data)
    }

    /// `GET /organizations/{id}/users/mini-details`: the members' names, for every member.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people outside of the organisation.
    pub async fn mini_members(&self, organization_id: &str) -> Result<Vec<MiniMember>, ApiError> {
        let call = Call::get(&path(organization_id, &["mini-details"]));
        let list: ListResponse<MiniMember> = self.read(call).await?;
        Ok(list.data)
    }

    /// `POST /organizations/{id}/users/invite`: at most
    /// [`MOST_INVITED_AT_ONCE`](super::MOST_INVITED_AT_ONCE) addresses.
    ///
    /// # Errors
    /// Kind `Invalid` when any address is refused or the seats do not suffice; then nobody was invited.
    pub async fn invite_members(
        &self,
        organization_id: &str,
        invitation: &InviteMembers,
    ) -> Result<(), ApiError> {
        let call = Call::post(&path(organization_id, &["invite"]));
        self.done(call.json(invitation)?).await
    }

    /// `POST /organizations/{id}/users/reinvite`: mails the invitations once more.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people who may not manage members.
    pub async fn reinvite_members(
        &self,
        organization_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<MemberOutcome>, ApiError> {
        let call = Call::post(&path(organization_id, &["reinvite"]));
        self.member_outcomes(call.json(&MemberIds { ids })?).await
    }

    /// `POST /organizations/{id}/users/confirm`: hands the organisation key over. Members who do not wait
    /// for it may be missing from the answer.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people who may not manage members.
    pub async fn confirm_members(
        &self,
        organization_id: &str,
        confirmation: &ConfirmMembers,
    ) -> Result<Vec<MemberOutcome>, ApiError> {
        let call = Call::post(&path(organization_id, &["confirm"]));
        self.member_outcomes(call.json(confirmation)?).await
    }

    /// `POST /organizations/{id}/users/public-keys`: of those who wait for confirmation.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people who may not manage members.
    pub async fn member_public_keys(
        &self,
        organization_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<MemberPublicKey>, ApiError> {
        let call = Call::post(&path(organization_id, &["public-keys"])).json(&MemberIds { ids })?;
        let list: ListResponse<MemberPublicKey> = self.read(call).await?;
        Ok(list.data)
    }

    /// `PUT /organizations/{id}/users/{membership}`: another role, other groups, other access.
    ///
    /// # Errors
    /// Kind `Invalid` for what the rules forbid, `NotFound` when a group or collection is gone. Some
    /// servers answer 500 to staff of the provider although the rules allow it.
    pub async fn update_member(
        &self,
        organization_id: &str,
        id: &str,
        update: &UpdateMember,
    ) -> Result<(), ApiError> {
        let call = Call::put(&path(organization_id, &[id]));
        self.done(call.json(update)?).await
    }

    /// `DELETE /organizations/{id}/users` with a body: removes members.
    ///
    /// # Errors
    /// Kind `Invalid` when no confirmed owner would remain; then nobody was removed.
    pub async fn remove_members(
        &self,
        organization_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<MemberOutcome>, ApiError> {
        let call = Call::delete(&path(organization_id, &[]));
        self.member_outcomes(call.json(&MemberIds { ids })?).await
    }

    /// `PUT /organizations/{id}/users/revoke`: withdraws access; everything given stays noted.
    ///
    /// # Errors
    /// Kind `Invalid` when no confirmed owner would remain.
    pub async fn revoke_members(
        &self,
        organization_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<MemberOutcome>, ApiError> {
        let call = Call::put(&path(organization_id, &["revoke"]));
        self.member_outcomes(call.json(&MemberIds { ids })?).await
    }

    /// `PUT /organizations/{id}/users/restore`: gives access back; takes a seat.
    ///
    /// # Errors
    /// Kind `NotAllowed` for people who may not manage members.
    pub async fn restore_members(
        &self,
        organization_id: &str,
        ids: Vec<String>,
        default_user_collection_name: Option<String>,
    ) -> Result<Vec<MemberOutcome>, ApiError> {
        let call = Call::put(&path(organization_id, &["restore"]));
        let body = RestoreMembers {
            ids,
            default_user_collection_name,
        };
        self.member_outcomes(call.json(&body)?).await
    }

    /// `POST /organizations/{id}/users/{membership}/accept`: joins with the signed-in account; somebody
    /// there has to confirm it then.
    ///
    /// # Errors
    /// Kind `Invalid` when the token is wrong, too old, used, for another address, or a policy forbids it.
    pub async fn accept_membership(
        &self,
        organization_id: &str,
        id: &str,
        acceptance: &AcceptMember,
    ) -> Result<(), ApiError> {
        let call = Call::post(&path(organization_id, &[id, "accept"]));
        self.done(call.json(acceptance)?).await
    }

    async fn member_outcomes(&self, call: Call) -> Result<Vec<MemberOutcome>, ApiError> {
        let list: ListResponse<MemberOutcome> = self.read(call).await?;
        Ok(list.data)
    }
}
