//! A console for managed service providers on Bitwarden-compatible servers, as a static single-page app.
//!
//! The map of the house (dependencies point downwards only):
//!
//! - [`pages`]: one folder per area, one file per page or dialog
//! - [`session`], [`cache`], [`nav`], [`ui`]: who is signed in; what was fetched; where we are; what
//!   things look like
//! - [`i18n`]: five languages; [`api`]: the backend's endpoints; [`browser`]: storage and downloads

pub mod api;
pub mod browser;
pub mod cache;
pub mod i18n;
pub mod nav;
pub mod pages;
pub mod session;
pub mod ui;
