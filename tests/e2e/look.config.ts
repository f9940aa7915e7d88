// Pictures for people: `cargo xtask look [ROUTE...]`.

import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { OUT, shared } from "./support/settings.ts";

export default defineConfig({
  ...shared,
  testDir: "look",
  outputDir: join(OUT, "look-failures"),
  reporter: [["list"]],
});
