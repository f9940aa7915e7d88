//! What the pages about groups and collections share: rights and how they are chosen, names of collections,
//! a table whose rows come and go.
//!
//! - [`rights`] are the five rights, [`collections`] opens names, [`list`] keeps rows, address and table in
//!   step.
//! - [`picker`] chooses who (or what) has which right, and who belongs to something; [`collections_field`] does
//!   it for collections.

pub mod collections;
pub mod collections_field;
pub mod list;
pub mod names;
pub mod picker;
pub mod rights;
