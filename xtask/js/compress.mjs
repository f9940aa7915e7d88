// node compress.mjs FOLDER [KEPT]: lays a .br (quality 11) and a .gz (level 9) beside each file that
// compresses and that nobody changes afterwards. Node's own zlib: the same bytes every time. With a second folder, what was compressed before
// is taken from there, and what is new is kept there.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;
// What an operator changes or puts in another's place: servers would go on giving the old compressed form.
const CHANGEABLE = /^(config\.json|sw(-off)?\.js)$/;
// The byte of gzip's header that names the operating system, and its value for "unknown" (RFC 1952).
const GZIP_SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;
const [folder, kept] = process.argv.slice(2);

const WAYS = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gz: async (bytes) => {
    const compressed = await promisify(gzip)(bytes, { level: 9 });
    compressed[GZIP_SYSTEM] = UNKNOWN_SYSTEM;
    return compressed;
  },
};

async function compress(name) {
  const path = join(folder, name);
  const bytes = readFileSync(path);
  for (const [extension, way] of Object.entries(WAYS)) {
    const { brotli, zlib } = process.versions;
    const key = createHash("sha256").update(`${extension} ${brotli} ${zlib} `).update(bytes).digest("hex");
    const file = kept && join(kept, key);
    if (file && existsSync(file)) {
      writeFileSync(`${path}.${extension}`, readFileSync(file));
      continue;
    }
    const compressed = await way(bytes);
    writeFileSync(`${path}.${extension}`, compressed);
    if (file) writeFileSync(file, compressed);
  }
}

if (kept) mkdirSync(kept, { recursive: true });
// The biggest first, so that no processor is left with it at the end.
const names = readdirSync(folder, { recursive: true })
  .filter((name) => COMPRESSIBLE.test(name) && !CHANGEABLE.test(name))
  .map((name) => ({ name, size: readFileSync(join(folder, name)).length }))
  .sort((one, other) => other.size - one.size || (one.name < other.name ? -1 : 1));
async function work() {
  for (let next = names.shift(); next; next = names.shift()) await compress(next.name);
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
