//! Who is signed in; the only owner of keys and tokens.

pub mod kdf;
