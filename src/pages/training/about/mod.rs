//! `#/providers/about`: what a provider is, drawn from live data for those who work in one.

mod drawing;
mod page;
mod shape;

pub use page::AboutPage;
