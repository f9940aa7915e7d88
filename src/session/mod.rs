//! Who is signed in; the only owner of keys and tokens. Knows no view.
//!
//! - [`Session`] is the handle in Leptos context. Its [`Status`] says what the frame shows: signed out,
//!   locked, unlocked, or expired (signed in again over the page, which stays as it is).
//! - [`Unlocked`] is what a page that needs a profile or a key is given; it cannot be made otherwise.
//! - [`SignInFlow`] is the way in, step by step; [`Session::unlock`] the way back in after a reload.
//! - [`KeyRing`] opens keys when they are asked for; [`Permissions`] and [`Rights`] answer "may I?".
//! - [`Session::recovered_password`] makes a new master password for somebody else.
//! - [`Platform`] is the seam to the browser; [`watch`] wires its events.

mod account;
mod error;
mod flow;
mod handle;
mod idle;
pub mod kdf;
mod keys;
mod permissions;
mod platform;
mod recover;
mod secret;
mod status;
mod store;
mod unlock;
mod verify;
mod watch;
mod web;

#[cfg(test)]
mod tests;

pub use account::Account;
pub use error::{Field, SignInError};
pub use flow::{Mail, SignInFlow, Step, TwoStep, Way};
pub use handle::Session;
pub use keys::{KeyError, KeyRing};
pub use permissions::{Action, Hindrance, Permissions, Rights, Standing};
pub use platform::{Platform, TabMessage};
pub use recover::RecoveryError;
pub use secret::Secret;
pub use status::{Notice, Status, Unlocked};
pub use store::UNFINISHED;
pub use watch::watch;
pub use web::WebPlatform;
