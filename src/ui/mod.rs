//! The design system: widgets that know nothing of providers or vaults.

pub mod appearance;
pub mod table;
