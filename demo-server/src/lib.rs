//! The embedded backend for trying, teaching and testing.
//!
//! It speaks the wire of a Bitwarden-compatible server with providers, for a seeded world whose
//! keys are all real: it never sees a plaintext, and a standard client could sign in. It also
//! hosts the built site, and with an upstream it is a gateway to a real server instead.
//!
//! [`start`] is all there is from outside; the program around it only reads arguments. Inside:
//! `api` has one file per operation, `store` the SQL, `world` the seeding, `auth` tokens and
//! roles, `control` what tests use to make trouble, `site` and `gateway` what their names say.
//!
//! It is no production server: it binds to the loopback address only.

mod api;
mod auth;
mod connection;
mod control;
mod errors;
mod form;
mod gateway;
mod ids;
mod plans;
mod respond;
mod server;
mod site;
mod start_error;
mod state;
mod store;
mod time;
mod world;

pub use ids::NoRandomNumbers;
pub use server::{Options, Running, start};
pub use start_error::StartError;
pub use world::{DemoAccount, MASTER_PASSWORD, SeedError};
