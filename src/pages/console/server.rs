//! What the server says about itself, asked once for the whole console.

use portal_types::config::ServerConfig;

use super::Client;
use crate::cache::{Asked, Cache, Key};

/// `GET /config`, shared with whoever else asks for it.
pub(super) fn config(client: Client) -> Asked<ServerConfig> {
    let api = client.api();
    Cache::use_context().ask(Key::single("server-config"), move || {
        let api = api.clone();
        async move { api.server_config().await }
    })
}
