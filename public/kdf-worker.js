// Key derivation away from the page: Argon2id takes up to a second and up to 1 GiB.
//
// A module worker, started for one job by src/session/kdf.rs and ended after it:
//   in:  { password: Uint8Array, salt: string, iterations, memoryMib, parallelism, glue?: string }
//        `salt` is already trimmed and lower-cased; `glue` is the address of the wasm-bindgen module when it is not
//        ./kdf_worker.js next to this file (which loads ./kdf_worker_bg.wasm next to itself).
//   out: { key: Uint8Array } with the 32 bytes (moved, not copied), or { error: string }.
//
// No inline code and no eval: it runs under `script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'`.

self.addEventListener("message", async ({ data }) => {
  const { password, salt, iterations, memoryMib, parallelism, glue } = data;
  try {
    const module = await import(glue ?? "./kdf_worker.js");
    await module.default();
    const key = module.argon2id(password, salt, iterations, memoryMib, parallelism);
    self.postMessage({ key }, [key.buffer]);
  } catch (error) {
    self.postMessage({ error: String(error?.message ?? error) });
  } finally {
    password?.fill?.(0);
  }
}, { once: true });
