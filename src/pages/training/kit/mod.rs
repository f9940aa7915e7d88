//! The hand-over kit: a welcome for a client or a person.
//!
//! - [`model`] is what a kit says and how its link says it, [`letter`] its words; neither knows a view.
//! - [`page`] shows the form with a preview, or the [`sheet`] alone for those who open its link.

pub mod letter;
pub mod model;

mod actions;
mod form;
mod page;
mod qr;
mod sheet;
mod trust;

pub use form::ClientField;
pub use page::KitPage;
