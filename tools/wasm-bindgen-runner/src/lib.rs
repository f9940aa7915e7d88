//! wasm-bindgen's own tools, pinned by the lock file.
