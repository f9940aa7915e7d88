//! The static site's entry.
fn main() {}
