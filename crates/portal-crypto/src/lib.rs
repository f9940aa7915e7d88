//! Formats and keys of a Bitwarden-compatible vault, natively and in the browser.
//!
//! What to use when (the order in which a sign-in meets them):
//!
//! - [`Kdf`] and [`MasterKey`]: from the master password to the key that opens the user key, and to the hash that is
//!   sent to the server instead of the password.
//! - [`EncString`]: an encrypted value as the server stores it. It only holds; keys open it.
//! - [`SymmetricKey`]: 64 bytes (32 encryption, 32 authentication). User, organisation, provider, item, attachment and
//!   Send keys are all of this kind: [`SymmetricKey::unwrap_key`] goes one step down the hierarchy.
//! - [`PrivateKey`] and [`PublicKey`]: RSA-2048, the way a key reaches another person.
//! - [`recovery`]: a new master password for somebody who lost theirs.
//! - [`fingerprint`], [`send`], [`totp`], [`checksum`]: the derivations around them.
//!
//! The hierarchy for the staff of a managed service provider has two routes to an organisation key. As a member:
//! private key → organisation key. As a provider user: private key → provider key → organisation key. Both end in a
//! plain [`SymmetricKey`].
//!
//! Natively everything is RustCrypto. In the browser PBKDF2 and RSA are the browser's own (WebCrypto, found through
//! the global object, so that it works in a worker too); the rest is the same Rust code. Functions that may need
//! WebCrypto are `async` on both sides.
//!
//! Secrets are wiped when dropped and never show in `Debug`. Nothing here panics on hostile data, and a failed
//! decryption never says why: [`CryptoError::Decrypt`] is the one answer.

mod block_cipher;
pub mod checksum;
mod der;
mod enc_string;
mod error;
pub mod fingerprint;
mod kdf;
mod master_key;
#[cfg_attr(target_arch = "wasm32", path = "web_crypto.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "native.rs")]
mod platform;
mod private_key;
mod public_key;
mod random;
pub mod recovery;
pub mod send;
mod symmetric_key;
pub mod totp;

pub use enc_string::{EncKind, EncString};
pub use error::{CryptoError, KdfTooWeak};
pub use kdf::{Kdf, argon2id, argon2id_with_exact_salt, normalise_salt};
pub use master_key::MasterKey;
pub use private_key::PrivateKey;
pub use public_key::PublicKey;
pub use random::{random_array, random_bytes};
pub use symmetric_key::SymmetricKey;
