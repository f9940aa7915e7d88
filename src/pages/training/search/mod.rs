//! One search over all that the desk knows: terms, tasks, pages of the portal, resources, help pages. A thing
//! is found by its name in any of the five languages, and by what it is called elsewhere.
//!
//! - [`fold`] says how well a name answers, [`index`] holds all names and finds.
//! - [`elsewhere`] and [`pages`] are tables, beside those of the glossary, the guide, the resources, the links.
//! - [`Finder`] is the field with its results, on every page of the desk. What was typed stands in the address.

mod elsewhere;
mod field;
mod fold;
mod index;
mod line;
mod pages;
mod results;
#[cfg(test)]
mod tests;

pub use field::{Finder, Typed};
pub use fold::Folded;
