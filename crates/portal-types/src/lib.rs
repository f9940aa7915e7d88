//! The wire: what a Bitwarden-compatible server sends and expects.
//!
//! One module per area, named like the paths of the API. The types are *tolerant in*: unknown
//! members are ignored, missing or `null` booleans read as `false`, missing or `null` lists as
//! empty, missing or `null` texts as empty (or `None` where the difference matters), and a number
//! nobody has heard of becomes the `Unknown` arm of its enumeration. They are *strict out*:
//! requests carry exactly the members the server asks for, spelled as it spells them.
//!
//! Use [`error::ErrorBody`] for everything that is not a success, [`list::ListResponse`] for list
//! envelopes and [`provider_client::parse_clients`] for the one list that can be huge.
//!
//! Ids and EncStrings are plain `String`s here: this crate knows the shape of the wire, not the
//! meaning of the texts. Keep `untagged`, `flatten` and `Value` out of the bulk types: they cost
//! wasm size and time.

mod wire;

pub mod access;
pub mod account;
pub mod account_recovery;
pub mod billing;
pub mod client_finder;
pub mod client_list;
pub mod clients_reader;
pub mod collection;
pub mod config;
pub mod date;
pub mod error;
pub mod event;
pub mod group;
pub mod list;
pub mod organization;
pub mod organization_billing;
pub mod organization_settings;
pub mod organization_user;
pub mod payment;
pub mod plan;
pub mod policy;
pub mod prelogin;
pub mod provider;
pub mod provider_client;
pub mod provider_user;
pub mod record;
pub mod sync;
pub mod token;

/// Reads one JSON document.
///
/// A plain call of the JSON reader, compiled in this crate so that it gets the crate's
/// optimisation level.
///
/// # Errors
/// The text is not JSON, or a member has a type that no server sends there.
pub fn from_json<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(body)
}

/// Writes one JSON document.
///
/// # Errors
/// None of this crate's types can fail; the signature is the JSON writer's.
pub fn to_json<T: serde::Serialize>(value: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string(value)
}
