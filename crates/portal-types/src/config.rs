//! `GET /config`: what kind of server this is and where its services live.

use serde::{Deserialize, Serialize};

use crate::wire::nullable;

/// Answer of `GET /config` (anonymous).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServerConfig {
    /// Version of the API, for example `2026.8.0`; a third-party server says the one it emulates.
    #[serde(deserialize_with = "nullable")]
    pub version: String,
    /// Build identifier, empty when the server keeps it to itself.
    #[serde(deserialize_with = "nullable")]
    pub git_hash: String,
    /// Set by third-party servers only.
    pub server: Option<ThirdPartyServer>,
    /// Addresses of the services.
    #[serde(deserialize_with = "nullable")]
    pub environment: Environment,
    /// Switches of the operator.
    #[serde(deserialize_with = "nullable")]
    pub settings: ServerSettings,
}

impl ServerConfig {
    /// Whether the server has no provider API at all.
    ///
    /// Compares the announced name without regard to case; the official server announces none.
    #[must_use]
    pub fn is_vaultwarden(&self) -> bool {
        self.server
            .as_ref()
            .is_some_and(|server| server.name.eq_ignore_ascii_case("vaultwarden"))
    }

    /// Whether the API is of this version (year, month, patch) or a newer one. A version that cannot be read
    /// counts as newer: servers without one are built from the newest source.
    #[must_use]
    pub fn is_at_least(&self, version: [u32; 3]) -> bool {
        let mut parts = self
            .version
            .trim_start_matches('v')
            .split(['.', '-', '+'])
            .map(str::parse::<u32>);
        match (parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month))) => {
                let patch = parts.next().and_then(Result::ok).unwrap_or_default();
                [year, month, patch] >= version
            }
            _ => true,
        }
    }
}

/// Name and home of a third-party server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ThirdPartyServer {
    /// Product name, for example `Vaultwarden`.
    #[serde(deserialize_with = "nullable")]
    pub name: String,
    /// Home page of the product.
    #[serde(deserialize_with = "nullable")]
    pub url: String,
}

/// Addresses as the server knows them; empty when it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Environment {
    /// `US`, `EU`, or nothing on self-hosted servers.
    pub cloud_region: Option<String>,
    /// The web vault.
    #[serde(deserialize_with = "nullable")]
    pub vault: String,
    /// The API.
    #[serde(deserialize_with = "nullable")]
    pub api: String,
    /// The identity service.
    #[serde(deserialize_with = "nullable")]
    pub identity: String,
    /// The notifications hub.
    #[serde(deserialize_with = "nullable")]
    pub notifications: String,
    /// The single sign-on service.
    #[serde(deserialize_with = "nullable")]
    pub sso: String,
}

/// Switches of the operator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ServerSettings {
    /// Nobody can open an account without an invitation.
    #[serde(deserialize_with = "nullable")]
    pub disable_user_registration: bool,
}

#[cfg(test)]
mod tests {
    use super::ServerConfig;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        let is_at_least = |version: &str| {
            let config = ServerConfig {
                version: version.to_owned(),
                ..ServerConfig::default()
            };
            config.is_at_least([2026, 4, 1])
        };
        for newer in [
            "2026.4.1",
            "2026.10.0",
            "v2027.1.0",
            "2026.4.1-rc1",
            "",
            "main",
        ] {
            assert!(is_at_least(newer), "{newer}");
        }
        for older in ["2026.4.0", "2026.4", "2025.12.9", "2026.3.11"] {
            assert!(!is_at_least(older), "{older}");
        }
    }
}
