//! The people who work for a provider. Provider admins only; accepting an invitation is for everybody.
//!
//! Where the server has a call for one person that answers 200 whatever happened, the call for several is
//! used instead: it tells each row's outcome (contract part 2, 1.5).

use portal_types::{
    list::ListResponse,
    provider::ProviderUserType,
    provider_user::{
        AcceptProviderUser, ConfirmProviderUsers, InviteProviderUsers, ProviderUser,
        ProviderUserIds, ProviderUserOutcome, ProviderUserPublicKey, UpdateProviderUser,
        WrappedProviderKey,
    },
};

use super::{Api, ApiError, Call};

/// The most addresses of one invitation (contract part 2, 14).
pub const MOST_INVITED_AT_ONCE: usize = 20;

/// The most rows of one call about several people: the server sets no limit, official clients this one.
pub const MOST_AT_ONCE: usize = 500;

impl Api {
    /// `GET /providers/{id}/users`: everybody, unsorted, without pages.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users and people of other providers.
    pub async fn provider_users(&self, provider_id: &str) -> Result<Vec<ProviderUser>, ApiError> {
        let list: ListResponse<ProviderUser> = self
            .read(Call::get(&["providers", provider_id, "users"]))
            .await?;
        Ok(list.data)
    }

    /// `POST /providers/{id}/users/invite`: at most [`MOST_INVITED_AT_ONCE`] addresses. Those that are in the
    /// provider already are passed over silently.
    ///
    /// # Errors
    /// Kind `Invalid` when any address is refused; then nobody was invited.
    pub async fn invite_provider_users(
        &self,
        provider_id: &str,
        emails: Vec<String>,
        user_type: ProviderUserType,
    ) -> Result<(), ApiError> {
        let body = InviteProviderUsers { emails, user_type };
        self.done(Call::post(&["providers", provider_id, "users", "invite"]).json(&body)?)
            .await
    }

    /// `POST /providers/{id}/users/reinvite`: mails the invitations once more. Ids that the server does not
    /// know are missing from the answer.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users.
    pub async fn reinvite_provider_users(
        &self,
        provider_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<ProviderUserOutcome>, ApiError> {
        let call = Call::post(&["providers", provider_id, "users", "reinvite"]);
        self.outcomes(call.json(&ProviderUserIds { ids })?).await
    }

    /// `POST /providers/{id}/users/confirm`: hands the provider key over. People without an account are
    /// missing from the answer.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users.
    pub async fn confirm_provider_users(
        &self,
        provider_id: &str,
        keys: Vec<WrappedProviderKey>,
    ) -> Result<Vec<ProviderUserOutcome>, ApiError> {
        let call = Call::post(&["providers", provider_id, "users", "confirm"]);
        self.outcomes(call.json(&ConfirmProviderUsers { keys })?)
            .await
    }

    /// `POST /providers/{id}/users/public-keys`: of those who have an account.
    ///
    /// # Errors
    /// Kind `NotAllowed` for service users.
    pub async fn provider_user_public_keys(
        &self,
        provider_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<ProviderUserPublicKey>, ApiError> {
        let call = Call::post(&["providers", provider_id, "users", "public-keys"])
            .json(&ProviderUserIds { ids })?;
        let list: ListResponse<ProviderUserPublicKey> = self.read(call).await?;
        Ok(list.data)
    }

    /// `PUT /providers/{id}/users/{row}`: another role.
    ///
    /// # Errors
    /// Kind `Invalid` when no confirmed admin would remain, `NotFound` for people who are gone.
    pub async fn update_provider_user(
        &self,
        provider_id: &str,
        id: &str,
        user_type: ProviderUserType,
    ) -> Result<(), ApiError> {
        let call = Call::put(&["providers", provider_id, "users", id]);
        self.done(call.json(&UpdateProviderUser { user_type })?)
            .await
    }

    /// `DELETE /providers/{id}/users` with a body: removes people. One's own row and those of other
    /// providers come back with an error, unknown ids not at all.
    ///
    /// # Errors
    /// Kind `Invalid` when no confirmed admin would remain; then nobody was removed.
    pub async fn remove_provider_users(
        &self,
        provider_id: &str,
        ids: Vec<String>,
    ) -> Result<Vec<ProviderUserOutcome>, ApiError> {
        let call = Call::delete(&["providers", provider_id, "users"]);
        self.outcomes(call.json(&ProviderUserIds { ids })?).await
    }

    /// `POST /providers/{id}/users/{row}/accept`: joins the provider with the signed-in account; somebody
    /// there has to confirm it then.
    ///
    /// # Errors
    /// Kind `Invalid` when the token is wrong, too old, used, or for another address.
    pub async fn accept_provider_user(
        &self,
        provider_id: &str,
        id: &str,
        token: String,
    ) -> Result<(), ApiError> {
        let call = Call::post(&["providers", provider_id, "users", id, "accept"]);
        self.done(call.json(&AcceptProviderUser { token })?).await
    }

    async fn outcomes(&self, call: Call) -> Result<Vec<ProviderUserOutcome>, ApiError> {
        let list: ListResponse<ProviderUserOutcome> = self.read(call).await?;
        Ok(list.data)
    }
}
