// The recipes of `hosting/` with the places that an operator changes filled in, and nothing else changed.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = process.cwd();

/** A file of `hosting/`. */
export function recipe(name: string): string {
  return readFileSync(join(ROOT, "hosting", name), "utf8");
}

/** Puts ours for theirs, everywhere; each of them has to be there. */
export function fillIn(text: string, places: Record<string, string>): string {
  let filled = text;
  for (const [theirs, ours] of Object.entries(places)) {
    if (!filled.includes(theirs)) throw new Error(`the recipe has no \`${theirs}\` any more`);
    filled = filled.replaceAll(theirs, ours);
  }
  return filled;
}
