// The app comes in: skeleton, then the first page, without a complaint of the browser.

import { expect, test } from "../support/test.ts";

test("the first page appears in place of the skeleton", async ({ page, axe }) => {
  await page.goto("/");
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await axe();
});

test("a page that cannot load the app says so and offers a reload", async ({ page }) => {
  await page.route("**/portal_bg*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("could not be loaded", { timeout: 30_000 });
  await page.unroute("**/portal_bg*.wasm");
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("a file that arrives at the second try is enough", async ({ page }) => {
  let requests = 0;
  await page.route("**/portal_bg*.wasm", (route) => {
    requests += 1;
    return requests === 1 ? route.abort() : route.continue();
  });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("a browser that cannot run WebAssembly is told so", async ({ page }) => {
    await page.addInitScript("delete globalThis.WebAssembly");
    await page.goto("/");
    await expect(page.getByRole("alert")).toContainText("Dieser Browser kann WebAssembly nicht ausführen");
    await expect(page.getByRole("button", { name: "Seite neu laden" })).toBeVisible();
  });
});
