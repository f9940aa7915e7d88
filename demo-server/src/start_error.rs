//! Why the server could not start.

use std::io;

use crate::gateway::GatewayError;
use crate::ids::NoRandomNumbers;
use crate::site::HeadersError;
use crate::world::SeedError;

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The port is taken or not allowed.
    #[error("cannot listen on port {port}: {source}")]
    Listen {
        /// The wished port.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The database cannot be opened or written.
    #[error("the database does not work: {0}")]
    Database(#[from] rusqlite::Error),
    /// The world cannot be built.
    #[error("the demo world cannot be built: {0}")]
    Seed(#[from] SeedError),
    /// The system has no random numbers.
    #[error(transparent)]
    Random(#[from] NoRandomNumbers),
    /// The upstream address makes no sense.
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    /// The headers of the site's files make no sense.
    #[error(transparent)]
    Headers(#[from] HeadersError),
}
