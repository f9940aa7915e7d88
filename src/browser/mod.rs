//! What we ask of the browser besides drawing: to keep a setting, to save a file, to copy, to know its
//! letters, to bring a style sheet; and where in the page we stand.
//!
//! Nothing here may hold a secret: see `session` for what is kept where.

pub mod clipboard;
pub mod download;
pub mod host;
pub mod letters;
pub mod storage;
pub mod styles;
