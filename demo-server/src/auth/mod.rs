//! Who is calling: access tokens, stored passwords, roles.

pub(crate) mod caller;
mod extract;
pub(crate) mod jwt;
pub(crate) mod password;
pub(crate) mod roles;
