//! Formats and keys of a Bitwarden-compatible vault.
