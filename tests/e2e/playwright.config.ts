// The end-to-end tests: `cargo xtask test e2e`, or `cargo xtask e2e [--dev] [ARGUMENTS...]`.

import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { OUT, shared } from "./support/settings.ts";

export default defineConfig({
  ...shared,
  testDir: "specs",
  outputDir: join(OUT, "failures"),
});
