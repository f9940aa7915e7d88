// The portal inside somebody else's page: in an iframe, as an element, mounted. The pages are those of
// `embed/examples`; none of their styles, addresses or histories may change.

import type { FrameLocator, Locator, Page } from "@playwright/test";
import { DEMO_PASSWORD } from "../pages/sign-in.ts";
import { type Site, startHost, startPortal } from "../support/host-site.ts";
import { expect, test as base } from "../support/test.ts";
import { type Leftovers, countLeftovers, leftovers } from "../support/leftovers.ts";

const ADMIN = "admin@demo.example";
const TECHNICIAN = "technician@demo.example";

interface Fixtures {
  /** Origins that the portal's configuration allows; the host's unless a test says otherwise. */
  allowed: string[] | undefined;
  sites: { host: Site; portal: Site };
}

const test = base.extend<Fixtures>({
  allowed: [undefined, { option: true }],
  sites: async ({ server, allowed }, use) => {
    let portal: Site;
    const host = await startHost(server.url, () => portal.url);
    portal = await startPortal(server.url, { embedOrigins: () => allowed ?? [host.url] });
    await use({ host, portal });
    await host.stop();
    await portal.stop();
  },
});

/** What the host page must not lose. */
async function traces(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const look = (selector: string) => {
      const { color, fontFamily, fontSize, textTransform, backgroundColor } = getComputedStyle(
        document.querySelector(selector)!,
      );
      return { color, fontFamily, fontSize, textTransform, backgroundColor };
    };
    return {
      address: location.href,
      entries: history.length,
      title: document.title,
      root: [...document.documentElement.attributes].map(({ name, value }) => [name, value]),
      head: document.head.children.length,
      looks: ["body", "h1", "button", "a"].map(look),
    };
  });
}

async function signInWithin(place: Locator | FrameLocator, email: string): Promise<void> {
  await place.locator("input[autocomplete=username]:not([readonly])").fill(email);
  await place.locator("form button[type=submit]").click();
  await place.locator("input[autocomplete=current-password]").fill(DEMO_PASSWORD);
  await place.locator("form button[type=submit]").click();
  await expect(place.getByRole("navigation").first()).toBeVisible({ timeout: 20_000 });
}

test.describe("in an iframe", () => {
  test("host and portal talk: route, theme, language, lock", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/iframe.html`);
    const before = await traces(page);
    const portal = page.frameLocator("iframe[title='Clients and passwords']");
    await expect(page.locator("#status")).toHaveText("signed-out");
    await signInWithin(portal, TECHNICIAN);
    await expect(page.locator("#where")).toHaveText(/^\/providers\/[^/?]+\/clients$/);
    await expect(page.locator("#status")).toHaveText("open");
    // The host has a header of its own.
    await expect(portal.locator(".side__title")).toBeHidden();

    await page.getByRole("button", { name: "Training" }).click();
    await expect(portal.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
    await expect(page.locator("#where")).toHaveText("/training");
    await page.getByRole("button", { name: "Dark" }).click();
    await expect(portal.locator(".portal")).toHaveAttribute("data-theme", "dark");
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(portal.locator("html")).toHaveAttribute("lang", "de");
    await page.getByRole("button", { name: "Lock" }).click();
    await expect(portal.locator("input[autocomplete=current-password]")).toBeVisible();
    await expect(page.locator("#status")).toHaveText("locked");
    await expect(page.locator("#error")).toBeEmpty();

    const after = (await traces(page)) as { address: string };
    expect({ ...after, entries: 0 }).toEqual({ ...(before as object), entries: 0 });
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("a path with a secret in its query is told without it", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/iframe.html`);
    await expect(page.locator("#status")).toHaveText("signed-out");
    await page.evaluate(async () => {
      // @ts-expect-error: an address of the page under test
      const { embed } = await import("/portal-host.js");
      const heard: string[] = ((window as any).heard = []);
      const site = document.querySelector("iframe")!.src.split("?")[0];
      const path = "/accept-organization?token=secret-of-the-mail";
      embed(document.body, { site, path, name: "second", onRoute: (path: string) => heard.push(path) });
    });
    await expect.poll(() => page.evaluate(() => (window as any).heard.join())).toBe("/accept-organization");
  });

  test.describe("of a page that is not allowed", () => {
    test.use({ allowed: ["https://elsewhere.example"] });

    test("nothing starts, nothing is answered, and the frame says why", async ({ page, sites }) => {
      await page.addInitScript(() => {
        const told: unknown[] = ((window as any).told = []);
        addEventListener("message", ({ data }) => told.push(data));
      });
      await page.goto(`${sites.host.url}/iframe.html`);
      const portal = page.frameLocator("iframe");
      await expect(portal.getByRole("alert")).toContainText("may not be embedded here");
      await expect(portal.getByRole("link", { name: "Open the portal" })).toHaveAttribute("href", `${sites.portal.url}/`);
      await page.waitForTimeout(1_000);
      expect(await page.evaluate(() => (window as any).told)).toEqual([]);
      expect(await portal.locator(".portal").count()).toBe(0);
    });
  });

  test("other windows are not answered, and their answers not believed", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/bare.html`);
    await page.evaluate(async (site) => {
      // @ts-expect-error: an address of the page under test
      const { embed } = await import("/portal-host.js");
      const errors: string[] = ((window as any).errors = []);
      const place = document.querySelector("#place");
      const portal = embed(place, { site, language: "en", onError: (code: string) => errors.push(code) });
      await ((window as any).portal = portal).ready;
      const stranger = document.createElement("iframe");
      stranger.src = "/stranger.html";
      document.body.append(stranger);
      await new Promise((done) => stranger.addEventListener("load", done));
    }, sites.portal.url);
    await page.waitForTimeout(1_000);
    expect(await page.evaluate(() => (window.frames[1] as any).heard)).toEqual([]);
    expect(await page.evaluate(() => (window as any).errors)).toEqual([]);
    // The conversation with the host goes on.
    await page.evaluate(() => (window as any).portal.navigate("/training"));
    await expect(page.frameLocator("iframe").first().getByRole("heading", { level: 1 })).toHaveText("Training resources");
  });

  test("the frame grows with the page in it, as far as the host allows", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/bare.html`);
    await page.evaluate(async (site) => {
      // @ts-expect-error: an address of the page under test
      const { embed } = await import("/portal-host.js");
      const height = { min: 300, max: 2500 };
      const portal = embed(document.querySelector("#place"), { site, language: "en", path: "/training/progress", height });
      await ((window as any).portal = portal).ready;
    }, sites.portal.url);
    const tall = () => page.locator("iframe").evaluate((frame) => frame.clientHeight);
    const heading = page.frameLocator("iframe").getByRole("heading", { level: 1 });
    await expect(heading).toHaveText("Progress");
    const last = page.frameLocator("iframe").locator("main > :last-child");
    const bottom = () => last.evaluate((element) => element.getBoundingClientRect().bottom);
    await expect.poll(async () => (await tall()) >= Math.floor(await bottom()), { timeout: 10_000 }).toBe(true);
    expect(await tall()).toBeGreaterThan(300);
    expect(await tall()).toBeLessThan(2500);
    await page.evaluate(() => (window as any).portal.navigate("/training/glossary"));
    await expect(heading).toHaveText("Glossary");
    // Longer than that: the page scrolls inside.
    await expect.poll(tall).toBe(2500);
  });
});

test.describe("mounted", () => {
  test("two portals keep apart, and the page keeps its looks, address and history", async ({ page, sites, axe }) => {
    await page.goto(`${sites.host.url}/mount.html#tickets`);
    const before = await traces(page);
    const [left, right] = [page.locator("#left"), page.locator("#right")];
    await expect(right.locator(".portal")).toHaveAttribute("data-theme", "dark");
    await expect(right.getByRole("heading", { level: 1 })).toBeVisible();
    await signInWithin(left, TECHNICIAN);
    await expect(page.locator("#where")).toHaveText(/^\/providers\/[^/]+\/clients/);
    await expect(left.getByRole("row").nth(2)).toBeVisible();
    // The other one did not move.
    await expect(right.locator("input[autocomplete=username]")).toBeVisible();
    await expect(right.locator(".portal-host")).toHaveAttribute("lang", "de");

    // Nothing of the page's loud look got in.
    const inside = await left.getByRole("button", { name: "Collapse navigation" }).evaluate((button) => {
      const { textTransform, letterSpacing, fontStyle } = getComputedStyle(button);
      return { textTransform, letterSpacing, fontStyle };
    });
    expect(inside).toEqual({ textTransform: "none", letterSpacing: "normal", fontStyle: "normal" });

    // Links are links: they can be opened elsewhere, and a press stays here.
    const link = left.getByRole("navigation").getByRole("link", { name: "Training" });
    await link.hover();
    await expect(link).toHaveAttribute("href", `${sites.host.url}/portal/#/training`);
    await link.click();
    await expect(left.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
    await page.getByRole("button", { name: "Lock" }).click();
    await expect(left.locator("input[autocomplete=current-password]")).toBeVisible();
    await expect(page.locator("#status")).toHaveText("locked");
    expect(await traces(page)).toEqual(before);

    // The sign-ins are kept apart, over a reload as well.
    await page.reload();
    await expect(left.locator("input[autocomplete=current-password]")).toBeVisible();
    await expect(right.locator("input[autocomplete=username]")).toBeVisible();
    // Each portal has landmarks of its own, as a document in a frame has.
    const ownLandmarks = ["main", "banner", "contentinfo"].map((name) => `landmark-no-duplicate-${name}`);
    await axe({ within: "#left", disabledRules: ownLandmarks });
    await page.getByRole("button", { name: "Remove" }).click();
    expect(await left.evaluate((element) => element.childNodes.length)).toBe(0);
  });

  test("a dialog opens and closes without an entry in the history", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/mount.html`);
    const left = page.locator("#left");
    await signInWithin(left, ADMIN);
    await left.getByRole("main").getByRole("link", { name: "Demo MSP" }).click();
    const before = await traces(page);
    await left.getByRole("button", { name: "Add new organization" }).click();
    await left.getByRole("menuitem").first().click();
    await expect(left.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(left.getByRole("dialog")).toHaveCount(0);
    expect(await traces(page)).toEqual(before);
  });

  test("with a base path, the address and the back button are the host's router", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/mount.html`);
    await page.evaluate(async () => {
      history.replaceState(null, "", "/apps/vaults/guide");
      // @ts-expect-error: an address of the page under test
      const { mount } = await import("/portal/embed/mount.js");
      const place = document.body.appendChild(document.createElement("section"));
      const portal = mount(place, { name: "routed", language: "en", history: { base: "/apps/vaults" } });
      await portal.ready;
      portal.navigate("/training");
    });
    const routed = page.locator("section");
    await expect(routed.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
    await expect(page).toHaveURL(/\/apps\/vaults\/training$/);
    await page.goBack();
    await expect(page).toHaveURL(/\/apps\/vaults\/guide$/);
    await expect(routed.getByRole("heading", { level: 1, name: "Administration guide" })).toBeVisible();
  });

  test("a browser without WebAssembly is told so in its place", async ({ page, sites }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
    await page.goto(`${sites.host.url}/mount.html`);
    await expect(page.locator("#left").getByRole("alert")).toContainText("This browser cannot run WebAssembly");
    await expect(page.locator("#right").getByRole("alert")).toContainText("Dieser Browser kann WebAssembly nicht ausführen");
  });

  test("fifty mounts leave nothing behind", async ({ page, sites }) => {
    test.setTimeout(240_000);
    await page.addInitScript(countLeftovers);
    await page.goto(`${sites.host.url}/bare.html`);
    const run = (times: number) =>
      page.evaluate(async (times) => {
        // @ts-expect-error: an address of the page under test
        const { mount } = await import("/portal/embed/mount.js");
        const place = document.querySelector("#place")!;
        for (let time = 0; time < times; time += 1) {
          const portal = mount(place, { language: "en" });
          await portal.ready;
          portal.navigate("/training");
          await new Promise((done) => setTimeout(done, 50));
          portal.unmount();
        }
        return place.childNodes.length;
      }, times);
    // Closures that the browser has held are given back when it collects its garbage, as it does by itself in time.
    const after: Leftovers[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      await run(5);
      after.push(await leftovers(page));
    }
    const [first, last] = [after[1], after[9]];
    console.log("after 10 mounts", JSON.stringify(first), "after 50", JSON.stringify(last));
    console.log("wasm, kB:", after.map(({ wasmBytes }) => wasmBytes / 1024).join(" "));
    expect(last.listeners).toEqual(first.listeners);
    expect(last.timers).toEqual([]);
    expect(last.channels).toBe(0);
    // The allocator asks for more once, when it happens to need it; a leak would have it ask again and again.
    const steps = after.slice(2).filter(({ wasmBytes }, at) => wasmBytes > after[at + 1].wasmBytes);
    expect(steps.length, "growth of the memory after the tenth mount").toBeLessThan(2);
    expect(last.nodes - first.nodes).toBeLessThan(50);
    expect(last.handlers - first.handlers).toBeLessThan(50);
    expect(last.heapBytes - first.heapBytes).toBeLessThan(1_500_000);
  });

  test("from another origin, where that allows it, Argon2id included", async ({ page, server, sites }) => {
    const open = await startPortal(server.url, { embedOrigins: () => [], isOpenToAll: true });
    await page.goto(`${sites.host.url}/bare.html`);
    await page.evaluate(async (site) => {
      const { mount } = await import(`${site}/embed/mount.js`);
      await mount(document.querySelector("#place"), { language: "en" }).ready;
    }, open.url);
    const portal = page.locator("#place");
    await signInWithin(portal, "argon@demo.example");
    await expect(portal.getByRole("heading", { level: 1 })).toBeVisible();
    await open.stop();
  });
});

test.describe("as an element", () => {
  test("attributes, events and methods", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/element.html`);
    const before = await traces(page);
    const portal = page.locator("provider-portal");
    await expect(page.locator("#status")).toHaveText("signed-out");
    await page.getByRole("button", { name: "Training" }).click();
    await expect(portal.getByRole("heading", { level: 1, name: "Training resources" })).toBeVisible();
    await expect(page.locator("#where")).toHaveText("/training");
    await page.getByRole("button", { name: "Dark" }).click();
    await expect(portal.locator(".portal")).toHaveAttribute("data-theme", "dark");
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(portal.locator(".portal-host")).toHaveAttribute("lang", "de");
    expect(await traces(page)).toEqual(before);
  });

  test("moving it keeps it, taking it out unmounts it, a second definition does no harm", async ({ page, sites }) => {
    await page.goto(`${sites.host.url}/element.html`);
    const portal = page.locator("provider-portal");
    await expect(page.locator("#status")).toHaveText("signed-out");
    await portal.locator("input[autocomplete=username]").fill("typed@demo.example");
    await page.evaluate(async () => {
      const element = document.querySelector("provider-portal")!;
      document.body.append(element);
      // @ts-expect-error: an address of the page under test
      await import("/portal/embed/element.js?another-copy");
    });
    await expect(portal.locator("input[autocomplete=username]")).toHaveValue("typed@demo.example");
    const [gone, back] = await page.evaluate(async () => {
      const element = document.querySelector("provider-portal")!;
      element.remove();
      await Promise.resolve();
      const gone = element.shadowRoot!.childNodes.length;
      document.body.append(element);
      await (element as any).ready;
      return [gone, element.shadowRoot!.querySelectorAll(".portal").length];
    });
    expect([gone, back]).toEqual([0, 1]);
  });
});
