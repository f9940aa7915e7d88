//! Talks HTTP to started servers, as clients do.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod account_recovery;
mod billing;
mod clients;
mod collections;
mod events;
mod faults;
mod gateway;
mod groups;
mod harness;
mod house;
mod invoices;
mod members;
mod odd_worlds;
mod organization_billing;
mod organization_settings;
mod organizations;
mod payment;
mod persistence;
mod policies;
mod provider_life;
mod provider_users;
mod providers;
mod refusals;
mod seats;
mod sign_in;
mod site;
mod standard_client;
mod synthetic;
mod two_step;
