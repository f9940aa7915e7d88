//! The embedded backend for trying, teaching and testing.
