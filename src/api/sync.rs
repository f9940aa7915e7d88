//! Everything a person's own vault holds, in one answer.

use portal_types::sync::SyncResponse;

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /sync`: profile, folders, collections, items and policies; without domains.
    ///
    /// # Errors
    /// Everything of [`ApiError`].
    pub async fn sync(&self) -> Result<SyncResponse, ApiError> {
        self.read(
            Call::get(&["sync"])
                .query("excludeDomains", "true")
                .timeout_millis(120_000),
        )
        .await
    }
}
