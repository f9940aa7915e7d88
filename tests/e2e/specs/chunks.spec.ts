// What the release build loads when it is needed only. The quick build has no such files: there the
// same journeys are walked without them.

import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const TECHNICIAN = "technician@demo.example";
const CHUNK = /\/((split|chunk)_[^/]*\.wasm|style\/provider\.[^/]*css|i18n\/provider\..*)/;

/** The files of chunks asked for from now on. */
function watchChunks(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const name = CHUNK.exec(request.url())?.[0];
    if (name) asked.push(name);
  });
  return asked;
}

/** Whether the site under test has chunks at all. */
async function hasChunks(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const glue = document.querySelector<HTMLScriptElement>("script[data-js]")?.dataset.js ?? "";
    return (await (await fetch(glue)).text()).includes("split_rest");
  });
}

test("unlocking and the Clients page need none of the chunks", async ({ page }) => {
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  const frame = new Frame(page);
  await expect(frame.heading("Clients")).toBeVisible();
  const asked = watchChunks(page);
  await page.reload();
  await page.locator("input[autocomplete=current-password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid").or(page.getByRole("table")).getByRole("row").nth(3)).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(asked).toEqual([]);

  // The dialogs come with the first step towards them.
  await frame.main.hover();
  await frame.heading("Clients").hover();
  if (await hasChunks(page)) await expect.poll(() => asked.join()).toContain("split_client_actions");
});

test("a rare page opens by its address, and its chunk comes once", async ({ page }) => {
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  const asked = watchChunks(page);
  const frame = new Frame(page);
  await page.goto("/#/vault");
  await expect(frame.heading("Password Manager")).toBeVisible();
  const first = asked.filter((name) => name.includes("split_rest")).length;
  expect(first).toBe((await hasChunks(page)) ? 1 : 0);
  await page.goto("/#/nowhere");
  await expect(frame.main.getByRole("heading", { name: "Page not found" })).toBeVisible();
  expect(asked.filter((name) => name.includes("split_rest")).length).toBe(first);
});

test("the provider's own rooms bring their texts and styles, once", async ({ page }) => {
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  const asked = watchChunks(page);
  const frame = new Frame(page);
  const open = async () => {
    await frame.navigation.getByRole("link", { name: "Permissions" }).click();
    await expect(frame.main.getByRole("table")).toHaveCSS("border-collapse", "collapse");
    await expect(frame.main.getByRole("rowheader").first()).toHaveCSS("vertical-align", "top");
  };
  await open();
  await frame.navigation.getByRole("link", { name: "Clients" }).click();
  await expect(frame.heading("Clients")).toBeVisible();
  await open();
  expect(asked.filter((name) => name.includes("i18n/provider")).length).toBe(1);
  expect(asked.filter((name) => name.includes("style/provider")).length).toBe(1);
});

test("a style sheet that does not arrive is asked for again", async ({ page }) => {
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  let refused = 0;
  await page.route("**/style/provider*.css", (route) => {
    refused += 1;
    return refused === 1 ? route.abort() : route.continue();
  });
  const frame = new Frame(page);
  await frame.navigation.getByRole("link", { name: "Permissions" }).click();
  await expect(frame.main.getByRole("table")).toBeVisible();
  expect(refused).toBe(2);
});

test.describe("when a chunk does not arrive", () => {
  test("it is asked for again", async ({ page }) => {
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    let refused = 0;
    await page.route("**/split_rest*.wasm", (route) => {
      refused += 1;
      return refused === 1 ? route.abort() : route.continue();
    });
    await page.goto("/#/vault");
    await expect(new Frame(page).heading("Password Manager")).toBeVisible();
    expect(refused).toBe((await hasChunks(page)) ? 2 : 0);
  });

  test("and never does, the page says so and offers a reload", async ({ page }) => {
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    test.skip(!(await hasChunks(page)), "the quick build has no chunks");
    await page.route("**/split_rest*.wasm", (route) => route.abort());
    await page.goto("/#/vault");
    const alert = page.getByRole("alert").filter({ hasText: "could not be loaded" });
    await expect(alert).toBeVisible({ timeout: 30_000 });
    await expect(alert.getByRole("button", { name: "Reload the page" })).toBeVisible();
  });
});
