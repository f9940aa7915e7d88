// Measurements: `cargo xtask bench`. One at a time, nothing recorded beside them.

import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { OUT, shared } from "./support/settings.ts";

export default defineConfig({
  ...shared,
  testDir: "bench",
  outputDir: join(OUT, "bench-failures"),
  reporter: [["list"]],
  timeout: 300_000,
  workers: 1,
  fullyParallel: false,
  use: { ...shared.use, trace: "off", screenshot: "off" },
});
