// Takes pictures: every route of LOOK_ROUTES in both sizes and themes and each of LOOK_LANGUAGES,
// signed in as LOOK_ACCOUNT where that is set. `{provider}` in a route is the first provider of
// that account, `{client}` the first organisation it finds on its start page.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import { test } from "../support/test.ts";
import type { Page } from "@playwright/test";

const routes = (process.env.LOOK_ROUTES || "#/").split("\n");
const languages = (process.env.LOOK_LANGUAGES || "en").split(",");
const account = process.env.LOOK_ACCOUNT ?? "";
const out = process.env.LOOK_OUT ?? "target/look";
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

for (const language of languages) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const theme of ["light", "dark"] as const) {
      test(`${language} ${size} ${theme}`, async ({ page, baseURL }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: theme });
        await page.addInitScript((tag) => {
          localStorage.setItem("portal.language", tag);
        }, language);
        if (account !== "") await signIn(page, account, DEMO_PASSWORD);
        mkdirSync(out, { recursive: true });
        const provider = await first(page, "providers");
        const client = await first(page, "organizations");
        const filled = (route: string) => route.replace("{provider}", provider).replace("{client}", client);
        for (const route of routes.map(filled)) {
          await page.goto(`${baseURL}/${route}`);
          await page.locator("#boot").waitFor({ state: "detached" });
          await page.waitForLoadState("networkidle");
          const name = route.replace(provider, "").replace(client, "").replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "start";
          await page.screenshot({ path: join(out, `${name}.${language}.${size}.${theme}.png`) });
        }
      });
    }
  }
}

/** The id that stands in the address of the start page, or in one of its links. */
async function first(page: Page, area: string): Promise<string> {
  if (account === "") return "";
  await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor();
  return page.evaluate((area) => {
    const links = [...document.querySelectorAll("main a")].map((link) => (link as HTMLAnchorElement).href);
    return new RegExp(`#/${area}/([^/ ?]+)`).exec([location.href, ...links].join(" "))?.[1] ?? "";
  }, area);
}
