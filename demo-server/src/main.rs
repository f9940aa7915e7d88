//! Starts the demo server.
fn main() {}
