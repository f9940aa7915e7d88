//! Who is calling: access tokens, stored passwords, roles.

pub(crate) mod caller;
pub(crate) mod collection;
mod extract;
pub(crate) mod jwt;
pub(crate) mod organization;
pub(crate) mod password;
pub(crate) mod permissions;
pub(crate) mod roles;
