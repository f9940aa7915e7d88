// What belongs to the app's own module.
const app = () => initSync(undefined, undefined);

// Brings a file. Its name begins its SHA-256 with sixteen digits (xtask/src/names.rs); what arrives is held against
// them, so that a damaged or foreign file counts as one that did not arrive. What was damaged on its way may lie in
// the browser's cache: asked for once more past that.
const bring = async (name, cache = "default") => {
  const response = await fetch(new URL(name, import.meta.url), { cache });
  const bytes = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 8);
  const digits = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (name.includes(digits)) return bytes;
  if (cache === "reload") throw new Error(`${name} did not arrive whole`);
  return bring(name, "reload");
};

// What arrived once is kept; what did not is asked for again the next time.
const part = (name) => {
  let arriving;
  return () =>
    (arriving ??= bring(name)
      .then((bytes) => WebAssembly.instantiate(bytes, { __wasm_split: app() }))
      .catch((error) => {
        arriving = undefined;
        throw error;
      }));
};

// The app calls it with the place of a function in its table and a value to be handed to it; the function is told
// whether everything has arrived.
const entrance =
  (...needed) =>
  async (callback, value) => {
    let isHere = true;
    try {
      await Promise.all(needed.map((number) => parts[number]()));
    } catch (error) {
      console.error(error);
      isHere = false;
    }
    app().__indirect_function_table.get(callback)(value, isHere);
  };

