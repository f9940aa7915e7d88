//! What the server says about itself.

use portal_types::config::ServerConfig;

use super::{Api, ApiError, Call};

impl Api {
    /// `GET /config`: name, version, addresses, settings. Needs nobody signed in.
    ///
    /// # Errors
    /// Everything of [`ApiError`] but a lost session.
    pub async fn server_config(&self) -> Result<ServerConfig, ApiError> {
        self.read_anonymous(Call::get(&["config"])).await
    }
}
