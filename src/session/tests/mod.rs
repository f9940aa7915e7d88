//! Signing in, unlocking and locking against a server by script, in a world without a browser.

mod locking;
mod recovering;
mod second_step;
mod signing_in;
mod world;
