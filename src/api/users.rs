//! Other people.

use portal_types::account::UserPublicKey;

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /users/{id}/public-key`: the key that reaches a person.
    ///
    /// # Errors
    /// Kind `NotFound` for people who have no account yet.
    pub async fn user_public_key(&self, user_id: &str) -> Result<UserPublicKey, ApiError> {
        self.read(Call::get(&["users", user_id, "public-key"]))
            .await
    }
}
