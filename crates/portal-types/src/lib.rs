//! The wire: what a Bitwarden-compatible server sends and expects.
