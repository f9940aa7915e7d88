//! What every way of hosting sends with the site's files, as `hosting/headers.json` has it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Result;

/// The paths of the API, beside the site's own.
pub(crate) const SERVICES: [&str; 6] = [
    "api",
    "identity",
    "events",
    "notifications",
    "icons",
    "attachments",
];

/// Headers by name.
type Headers = BTreeMap<String, String>;

/// `hosting/headers.json`.
pub(crate) struct Policy {
    /// With every file.
    pub(crate) always: Headers,
    /// With every file over https.
    pub(crate) https: Headers,
    pub(crate) cache: Caching,
}

/// The values of `Cache-Control`.
pub(crate) struct Caching {
    /// For names that carry a hash.
    pub(crate) hashed: String,
    /// For all others.
    pub(crate) other: String,
}

pub(crate) fn read() -> Result<Policy> {
    let json: Value = serde_json::from_str(include_str!("../../../hosting/headers.json"))?;
    let headers =
        |name: &str| -> Result<Headers> { Ok(serde_json::from_value(json[name].clone())?) };
    let mut cache = headers("cache")?;
    let mut take = |name: &str| {
        cache
            .remove(name)
            .ok_or_else(|| format!("hosting/headers.json has no cache.{name}"))
    };
    Ok(Policy {
        always: headers("always")?,
        https: headers("https")?,
        cache: Caching {
            hashed: take("hashed")?,
            other: take("other")?,
        },
    })
}
