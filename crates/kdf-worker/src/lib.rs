//! Argon2id in a small wasm of its own, so that a worker can run it away from the page.
