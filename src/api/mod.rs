//! The backend: one file per resource, one function per endpoint. Knows no view.
//!
//! - [`Api`] sends a [`Call`]: bearer, one shared refresh, patience with busy servers.
//! - [`Transport`] is the seam to the network; [`FetchTransport`] the browser's, [`fake`] the tests'.
//! - [`ApiError`] is everything that can go wrong; what a person reads about it is made elsewhere.
//! - Tokens belong to the session: [`TokenStore`] is how a call asks for them.

mod account_recovery;
mod accounts;
mod call;
mod client;
mod collections;
mod config;
mod error;
mod events;
mod fetch;
mod groups;
mod identity;
mod members;
mod organization_billing;
mod organization_settings;
mod organizations;
mod plans;
mod policies;
mod provider_billing;
mod provider_clients;
mod provider_users;
mod providers;
mod site_file;
mod sync;
mod tokens;
mod transport;
mod two_factor;
mod users;

#[cfg(test)]
pub mod fake;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, MutexGuard, PoisonError};

pub use call::{Call, Service};
pub use client::{Api, Bases, ClientInfo};
pub use error::{ApiError, FieldError, Refusal, RefusalKind};
pub use events::EventRange;
pub use fetch::FetchTransport;
pub(crate) use fetch::sleep;
pub use identity::TokenError;
pub use provider_users::{MOST_AT_ONCE, MOST_INVITED_AT_ONCE};
pub use tokens::{TokenStore, Tokens};
pub use transport::{
    DEFAULT_TIMEOUT_MILLIS, Method, PieceSink, Request, Response, Transport, TransportError,
};

/// Locks a mutex; a panic elsewhere while it was held does not spread.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
