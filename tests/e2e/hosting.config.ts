// The site behind real web servers: `cargo xtask test hosting`. One worker: it starts all the servers once.

import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, OUT, shared } from "./support/settings.ts";

export default defineConfig({
  ...shared,
  testDir: "hosting",
  outputDir: join(OUT, "hosting-failures"),
  workers: 1,
  fullyParallel: false,
  use: {
    ...shared.use,
    ignoreHTTPSErrors: true,
    launchOptions: {
      ...shared.use?.launchOptions,
      // The certificates come from an authority that is as old as the test.
      args: [...CHROMIUM_FLAGS, "--ignore-certificate-errors"],
    },
  },
});
