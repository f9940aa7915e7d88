//! A console for managed service providers on Bitwarden-compatible servers, as a static single-page app.
//!
//! The map of the house (dependencies point downwards only):
//!
//! - [`pages`]: one folder per area, one file per page or dialog
//! - [`session`], [`cache`], [`nav`], [`ui`]: who is signed in; what was fetched; where we are; what
//!   things look like
//! - [`jobs`]: work on many things at once, at the server's pace
//! - [`effect`]: Leptos' effects, compiled once
//! - [`i18n`]: five languages; [`api`]: the backend's endpoints; [`browser`]: storage and downloads
//! - [`config`]: what the operator says in `config.json`
//!
//! [`embed::mount`] puts a portal into an element; [`app::App`] has the whole route table.

pub mod api;
pub mod app;
pub mod browser;
pub mod cache;
pub mod chunk;
pub mod config;
pub mod crash;
pub mod effect;
pub mod embed;
pub mod i18n;
pub mod jobs;
pub mod nav;
pub mod pages;
pub mod session;
pub mod ui;
