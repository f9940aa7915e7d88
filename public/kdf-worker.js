// Key derivation away from the page: Argon2id takes up to a second and up to 1 GiB.
//
// A module worker, started for one job by src/session/kdf.rs and ended after it:
//   in:  { password: Uint8Array, salt: string, iterations, memoryMib, parallelism }
//        `salt` is already trimmed and lower-cased; the password is moved here and wiped.
//   out: { key: Uint8Array } with the 32 bytes (moved, not copied), or { error: string }.
//
// The module next to it is wasm-bindgen's output for crates/kdf-worker (`--target web`); the release build puts the
// hashed names in. No inline code and no eval: it runs under `script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`.

import start, { argon2id } from "./kdf_worker.js";

self.addEventListener(
  "message",
  async ({ data: { password, salt, iterations, memoryMib, parallelism } }) => {
    try {
      await start();
      const key = argon2id(password, salt, iterations, memoryMib, parallelism);
      self.postMessage({ key }, [key.buffer]);
    } catch (error) {
      self.postMessage({ error: String(error?.message ?? error) });
    } finally {
      password?.fill?.(0);
    }
  },
  { once: true },
);
