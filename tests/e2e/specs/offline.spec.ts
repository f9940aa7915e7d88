// The service worker of releases: a start without a network, news of a new version, and nothing kept that is not
// a file of the site.

import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { SignInPage } from "../pages/sign-in.ts";
import { Front, isRelease } from "../support/front.ts";
import { expect, test as base } from "../support/test.ts";

const TECHNICIAN = "technician@demo.example";
const NEWER = "fedcba9876543210";

const test = base.extend<{ front: Front }>({
  front: async ({ server }, use) => {
    const front = await Front.start(server.url);
    await use(front);
    await front.end();
  },
});
test.use({ serviceWorkers: "allow" });
test.skip(!isRelease, "only releases have a service worker");

/** The names of the kept files, by the version that keeps them. */
function kept(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(async () => {
    const all: Record<string, string[]> = {};
    for (const key of await caches.keys()) {
      const requests = await (await caches.open(key)).keys();
      all[key.split(" ").at(-1) ?? key] = requests.map(({ url }) => url);
    }
    return all;
  });
}

/** Opens the portal and waits until everything of it is kept. */
async function visit(page: Page, front: Front): Promise<void> {
  await page.goto(front.url);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { version, files } = front.inventory();
  const chunks = files.filter(({ name }) => name.endsWith(".wasm")).map(({ name }) => front.url + name);
  const missing = async () => {
    const present = (await kept(page))[version] ?? [];
    return chunks.filter((url) => !present.includes(url));
  };
  await expect.poll(missing, { timeout: 30_000 }).toEqual([]);
}

/** Other files under the same address, as after an update; the chunk of rare pages is gone. */
function bringOut(front: Front): void {
  const { version } = front.inventory();
  front.write("index.html", front.read("index.html").replaceAll(version, NEWER));
  const rare = front.nameOf("split_rest");
  const [first, ...script] = front.read("sw.js").split("\n");
  const list = JSON.parse(first.slice("const SITE = ".length, -1));
  delete list.files[rare];
  front.write("sw.js", [`const SITE = ${JSON.stringify({ ...list, version: NEWER })};`, ...script].join("\n"));
  front.remove(rare);
}

/** What a browser does by itself from time to time. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
}

/** A new worker takes over when the one before it rests. Browsers stop those that have had nothing to do for half a
 * minute, but not while a debugger is attached to them, as here; a page that loads meanwhile would wait for ever. */
async function letWorkersRest(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("ServiceWorker.enable");
  const isWaiting = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return Boolean(registration?.installing ?? registration?.waiting);
    });
  await expect(async () => {
    await browser.send("ServiceWorker.stopAllWorkers");
    expect(await isWaiting()).toBe(false);
  }).toPass({ timeout: 30_000 });
  await browser.detach();
}

const news = (page: Page) => page.getByRole("region", { name: "New version" });
const shownVersion = (page: Page) => page.locator("script[data-version]").getAttribute("data-version");

test("a second visit starts without a network, says so, and the training desk works", async ({ page, front, axe }) => {
  await visit(page, front);
  await front.stop();
  await page.context().setOffline(true);
  await page.reload();
  await expect(new SignInPage(page).email).toBeVisible();
  await expect(page.getByText("You are offline. Signing in and unlocking need a connection")).toBeVisible();
  await axe();
  await page.getByRole("contentinfo").getByRole("link", { name: "Training" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
  await page.goto(`${front.url}#/guide`);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Administration guide" })).toBeVisible();

  // An attempt says what is in the way, what was typed stays, and it works when the network is back.
  await page.goto(front.url);
  const entrance = new SignInPage(page);
  await entrance.enterEmail(TECHNICIAN);
  await entrance.password.fill("demo master password 2026");
  await entrance.submit.click();
  await expect(entrance.alert).toContainText("offline");
  await front.start();
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline. Signing in")).toBeHidden();
  await entrance.submit.click();
  await entrance.expectIn();
});

test("after a whole journey the caches hold files of the site, and nothing of the server", async ({ page, front }) => {
  await visit(page, front);
  const entrance = new SignInPage(page);
  await entrance.enter(TECHNICIAN);
  await entrance.expectIn();
  const frame = new Frame(page);
  await expect(frame.heading("Clients")).toBeVisible();
  await frame.navigation.getByRole("link", { name: "Permissions" }).click();
  await expect(frame.heading("Permissions")).toBeVisible();
  await frame.products.getByRole("link", { name: "Admin Console" }).click();
  await expect(frame.main.getByRole("heading", { level: 1 })).toBeVisible();
  await page.reload();
  await entrance.password.fill("demo master password 2026");
  await page.keyboard.press("Enter");
  await entrance.expectIn();
  await page.waitForLoadState("networkidle");

  const names = front.inventory().files.map(({ name }) => (name === "index.html" ? front.url : front.url + name));
  const all = Object.values(await kept(page)).flat();
  expect(all.filter((url) => !names.includes(url))).toEqual([]);
  expect(all.filter((url) => /\/(api|identity)\//.test(url))).toEqual([]);
  // Nor does anything else hold them, and no kept request carries a token.
  const told = await page.evaluate(async () => {
    const headers = [];
    for (const key of await caches.keys()) {
      for (const { headers: own } of await (await caches.open(key)).keys()) headers.push(...own.keys());
    }
    return headers;
  });
  expect(told).not.toContain("authorization");
});

test("a new version is offered and forced on nobody", async ({ page, context, front, axe }) => {
  await visit(page, front);
  const { version } = front.inventory();
  const other = await context.newPage();
  await other.goto(front.url);
  await expect(new SignInPage(other).email).toBeVisible();
  // Both have said which version they show.
  const shown = () => page.evaluate(async () => (await navigator.locks.query()).held?.length);
  await expect.poll(shown).toBe(2);

  bringOut(front);
  // Meanwhile pages of the old version go on telling the old worker that they have started.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    registration?.addEventListener("updatefound", () => {
      const old = registration.active;
      const start = () => old?.postMessage({ language: "en", all: true });
      start();
      registration.installing?.addEventListener("statechange", start);
    });
  });
  await lookForUpdate(page);
  await expect(news(page)).toContainText("A new version of the portal is ready.");
  await axe();
  await expect(news(other)).toBeVisible();
  expect(await shownVersion(page)).toBe(version);
  await news(other).getByRole("button", { name: "Later" }).click();
  await expect(news(other)).toBeHidden();

  // The server has the old version's files no more; the old tab has them still.
  await letWorkersRest(page);
  expect(Object.keys(await kept(page)).sort()).toEqual([version, NEWER].sort());
  await news(page).getByRole("button", { name: "Reload now" }).click();
  await expect.poll(() => shownVersion(page)).toBe(NEWER);
  await expect(new SignInPage(page).email).toBeVisible();
  await new SignInPage(other).enter(TECHNICIAN);
  await new SignInPage(other).expectIn();
  await other.goto(`${front.url}#/vault`);
  await expect(new Frame(other).heading("Password Manager")).toBeVisible();
  expect(await shownVersion(other)).toBe(version);

  // With its last tab the old version goes, at one of the next starts: the browser lets go of a tab when it likes.
  await other.close();
  await expect(async () => {
    await page.reload();
    await expect.poll(async () => Object.keys(await kept(page)), { timeout: 6_000 }).toEqual([NEWER]);
  }).toPass({ timeout: 30_000 });
});

test("a tab that opens with a new version brings the news to the others, and starts without a network", async ({ page, context, front }) => {
  await visit(page, front);
  bringOut(front);
  const other = await context.newPage();
  await other.goto(front.url);
  await expect.poll(() => shownVersion(other)).toBe(NEWER);
  // Whether or not its worker may take over while the old one still keeps files for this tab.
  await expect(news(page)).toBeVisible({ timeout: 20_000 });
  await expect(news(other)).toBeHidden();
  await letWorkersRest(page);
  await front.stop();
  await other.reload();
  await expect(new SignInPage(other).email).toBeVisible();
  expect(await shownVersion(other)).toBe(NEWER);
});

test("the news wait while a dialog is open, and speak the language of the page", async ({ page, front }) => {
  await visit(page, front);
  const entrance = new SignInPage(page);
  await entrance.enter(TECHNICIAN);
  await entrance.expectIn();
  const frame = new Frame(page);
  await frame.choose("Deutsch");
  await expect(frame.heading("Kunden")).toBeVisible();
  // The page object knows the menu's name in English only.
  await page.getByRole("banner").getByRole("button").last().click();
  await page.getByRole("menu").getByText("Bei Inaktivität sperren nach").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  bringOut(front);
  await lookForUpdate(page);
  await expect.poll(async () => Object.keys(await kept(page)).includes(NEWER)).toBe(true);
  await page.waitForTimeout(2500);
  await expect(page.getByText("Jetzt neu laden")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Jetzt neu laden" })).toBeVisible();
});

test("news of another portal on the same host are not ours", async ({ page, front }) => {
  await visit(page, front);
  const hear = (root: string) =>
    page.evaluate(
      ([root, portalVersion]) =>
        navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data: { portalVersion, root } })),
      [root, NEWER],
    );
  await hear(`${front.url}another/`);
  await page.waitForTimeout(1000);
  await expect(news(page)).toHaveCount(0);
  await hear(front.url);
  await expect(news(page)).toBeVisible();
});

test("an update that is not whole yet is not taken", async ({ page, front }) => {
  await visit(page, front);
  const before = front.read("index.html");
  bringOut(front);
  // As while files are still being copied: the page is the old one.
  front.write("index.html", before);
  await lookForUpdate(page);
  await page.waitForTimeout(2000);
  await expect(news(page)).toHaveCount(0);
  await front.stop();
  await page.reload();
  await expect(new SignInPage(page).email).toBeVisible();
});

test("the configuration is asked for at every start, and kept for a start without a network", async ({ page, front }) => {
  await visit(page, front);
  const configuration = () => page.evaluate(async () => (await fetch("config.json")).text());
  front.write("config.json", '{"productName":"One"}');
  expect(await configuration()).toContain("One");
  front.write("config.json", '{"productName":"Two"}');
  expect(await configuration()).toContain("Two");
  await front.stop();
  expect(await configuration()).toContain("Two");
});

test("served in its place, sw-off.js takes the service worker and all that it kept away", async ({ page, front }) => {
  await visit(page, front);
  front.write("sw.js", front.read("sw-off.js"));
  await lookForUpdate(page);
  await letWorkersRest(page);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await page.goto(`${front.url}#/training`);
  await expect(page.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
});
