//! Who is calling: access tokens, stored passwords, roles.

pub(crate) mod caller;
pub(crate) mod jwt;
pub(crate) mod password;
pub(crate) mod roles;
