// What only the release site has: files that are held against their hashes, addresses below a folder, and the list
// of what ships.

import { SignInPage, DEMO_PASSWORD } from "../pages/sign-in.ts";
import { Front, isRelease } from "../support/front.ts";
import { expect, test as base } from "../support/test.ts";

const BELOW = "/portal/";

const test = base.extend<{ front: Front }>({
  front: async ({ server }, use) => {
    const front = await Front.start(server.url);
    await use(front);
    await front.end();
  },
});
test.skip(!isRelease, "the quick build has neither hashes nor a base");

test("the skeleton is painted while the app is still on its way", async ({ page, front }) => {
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await page.route("**/portal_bg.*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(front.url);
  const painted = () => page.evaluate(() => performance.getEntriesByName("first-paint").length);
  await expect.poll(painted).toBe(1);
  await expect(page.locator("#boot .boot-main")).toBeVisible();
  letGo();
  await expect(page.locator("#boot")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

for (const stem of ["portal.", "portal_bg."]) {
  test(`a damaged ${stem} is refused, and the page says so`, async ({ page, front }) => {
    front.damaged.set(stem, Infinity);
    await page.goto(front.url);
    await expect(page.getByRole("alert")).toContainText("could not be loaded", { timeout: 30_000 });
  });

  test(`a ${stem} that was damaged once is fetched again, past what the browser has kept`, async ({ page, front }) => {
    front.damaged.set(stem, 1);
    await page.goto(front.url);
    await expect(new SignInPage(page).email).toBeVisible();
    expect(front.damaged.get(stem)).toBe(0);
  });
}

test("a damaged loader does not run, a damaged style sheet does not apply", async ({ page, front }) => {
  front.damaged.set("boot.", Infinity).set("style/index.", Infinity);
  await page.goto(front.url, { waitUntil: "load" });
  await expect(page.locator("#boot")).toHaveCount(1);
  const applied = await page.evaluate(() => [...document.styleSheets].filter(({ href }) => href?.includes("/style/")).length);
  expect(applied).toBe(0);
  await page.waitForTimeout(1500);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(0);
});

test("a damaged chunk counts as one that did not arrive; damaged once, it is fetched again", async ({ page, front }) => {
  front.damaged.set("split_training.", 1);
  await page.goto(`${front.url}#/training`);
  await expect(page.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
  expect(front.damaged.get("split_training.")).toBe(0);
  front.damaged.set("split_sign_in.", Infinity);
  await page.goto(front.url);
  await expect(page.getByRole("alert")).toContainText("could not be loaded", { timeout: 30_000 });
});

for (const [what, site] of [
  ["relative addresses", process.env.PORTAL_SITE],
  ["--base", process.env.PORTAL_SITE_BELOW],
] as const) {
  test(`below a folder of the host one signs in, with Argon2id, in another language: ${what}`, async ({ page, server }) => {
    const front = await Front.start(server.url, BELOW, site);
    const missing: string[] = [];
    page.on("response", (response) => {
      if (response.status() === 404) missing.push(response.url());
    });
    // With a base, the folder's address works without its slash, too.
    await page.goto(what === "--base" ? front.url.slice(0, -1) : front.url);
    const entrance = new SignInPage(page);
    await entrance.enter("argon@demo.example", DEMO_PASSWORD);
    await entrance.expectIn();
    await page.getByRole("banner").getByRole("button", { name: /account menu/i }).click();
    await page.getByRole("menu").getByText("Español", { exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Clientes" })).toBeVisible();
    await page.goto(`${front.url}#/training`);
    await expect(page.getByRole("heading", { level: 1, name: /formación/i })).toBeVisible();
    expect(missing).toEqual([]);
    await front.end();
  });
}

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("a folder of the host starts without a network, and leaves the rest of the host alone", async ({ page, server }) => {
    const front = await Front.start(server.url, BELOW, process.env.PORTAL_SITE_BELOW);
    await page.goto(front.url);
    await expect(new SignInPage(page).email).toBeVisible();
    await page.evaluate(async () => navigator.serviceWorker.ready);
    const [scope] = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
    expect(scope).toBe(front.url);
    const texts = () => page.evaluate(async () => (await caches.match(/* the sign-in */ "./"))?.status);
    await expect.poll(texts).toBe(200);
    const chunk = front.url + front.nameOf("split_sign_in");
    await expect.poll(() => page.evaluate(async (url) => (await caches.match(url))?.status, chunk), { timeout: 20_000 }).toBe(200);
    await front.stop();
    await page.reload();
    await expect(new SignInPage(page).email).toBeVisible();
    await front.end();
  });
});

test("the licences of others and the sizes lie in the site", async ({ page, front }) => {
  const answer = await page.request.get(`${front.url}licences.txt`);
  expect(await answer.text()).toContain("leptos 0.8");
  const { files } = front.inventory();
  const names = files.map(({ name }) => name);
  expect(names).toContain("licences.txt");
  for (const { name, immutable } of files) {
    expect(/\.[0-9a-f]{16}\./.test(name), name).toBe(immutable);
  }
  await page.goto(front.url);
  await expect(page.locator("link[rel=license]")).toHaveAttribute("href", "licences.txt");
});
