// The Clients page with 100 000 clients: arrival, search, sort, scrolling, memory.

import type { CDPSession, Locator, Page } from "@playwright/test";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import { DemoServer } from "../support/demo-server.ts";
import { percentile, record, recordBeside } from "../support/figures.ts";
import { expect, test } from "../support/test.ts";
import { runByHand, serveByHand } from "./by-hand.ts";
import { installProbe } from "./probe.ts";

const CLIENTS = 100_000;
const FILTER_CYCLES = 20;
const MEGABYTE = 1_000_000;
const CLIENTS_CALL = /\/providers\/[^/]+\/organizations$/;

test.use({
  server: [
    async ({}, use) => {
      const server = await DemoServer.start("--clients", String(CLIENTS));
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  // Resetting makes the whole world anew; nothing changes it here.
  freshWorld: [async ({}, use) => use(), { auto: true }],
});

test("100 000 clients", async ({ page }) => {
  await page.context().addInitScript(installProbe);
  const asked = page.waitForRequest(CLIENTS_CALL);
  await signIn(page, "admin@demo.example", DEMO_PASSWORD);
  await page.getByRole("main").getByRole("link", { name: "Demo MSP" }).click();
  const search = page.getByRole("searchbox", { name: "Search clients" });
  await expect(search).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => page.evaluate(() => window.probe.firstRowsPainted ?? 0)).toBeGreaterThan(0);

  const call = await asked;
  const arrival = await arrivalToRows(page);
  record("answer arrived → first rows painted", arrival, 200, "ms");

  // The same page in other hands, in a tab beside ours.
  const token = await call.headerValue("authorization");
  const address = new URL("/by-hand", page.url()).href;
  await serveByHand(page, address);
  const byHand = await page.context().newPage();
  await byHand.goto(address);
  await byHand.evaluate(runByHand, { clients: call.url(), token: token ?? "" });
  await expect.poll(() => byHand.evaluate(() => window.probe.firstRowsPainted ?? 0)).toBeGreaterThan(0);
  recordBeside("first rows", arrival, await arrivalToRows(byHand), 200 / 183);
  const [keys, keysByHand] = await typing(page, byHand);
  record("key press in search → painted, p50", percentile(keys, 0.5), 17, "ms");
  record("key press in search → painted, p95", percentile(keys, 0.95), 30, "ms");
  recordBeside("key press, p50", percentile(keys, 0.5), percentile(keysByHand, 0.5), 17 / 16);
  recordBeside("key press, p95", percentile(keys, 0.95), percentile(keysByHand, 0.95), 30 / 29);
  await byHand.close();

  const header = page.getByRole("columnheader", { name: "Used" }).getByRole("button");
  await clickTimed(page, header);
  const byName = page.getByRole("columnheader", { name: "Client", exact: false }).first().getByRole("button");
  record("sort by name", await clickTimed(page, byName), 150, "ms");
  record("reverse", await clickTimed(page, byName), 25, "ms");

  const { frames, blank } = await page.evaluate(() => window.probe.scrollThrough(300));
  record("scrolling through, frame p95", percentile(frames, 0.95), 18, "ms");
  record("scrolling through, blank frames", blank, 0, "frames");
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  record("DOM nodes", nodes, 1500, "nodes");

  const debug = await page.context().newCDPSession(page);
  const before = await memory(page, debug);
  record("JS heap + wasm memory", before, 80, "MB");
  for (let cycle = 0; cycle < FILTER_CYCLES; cycle += 1) {
    await search.fill(`client ${cycle}`);
    await search.fill("");
  }
  record(`growth over ${FILTER_CYCLES} filter cycles`, (await memory(page, debug)) - before, 5, "MB");
});

/** From the last byte of the clients to the first row on the screen, in milliseconds. */
function arrivalToRows(page: Page): Promise<number> {
  return page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const answer = entries.filter(({ name }) => /\/providers\/[^/]+\/organizations/.test(name)).at(-1);
    return (window.probe.firstRowsPainted ?? 0) - (answer?.responseEnd ?? Number.NaN);
  });
}

/**
 * Types words key by key, each key once the effect of the last one is painted; word for word in turn in each page, so
 * that all of them meet the same machine.
 */
async function typing(...pages: Page[]): Promise<number[][]> {
  for (const page of pages) await page.evaluate(() => window.probe.watch("keydown"));
  const durations: number[][] = pages.map(() => []);
  let presses = 0;
  for (const word of ["dental", "studio", "north", "a1b2c3", "dental", "studio", "north", "a1b2c3"]) {
    for (const [place, page] of pages.entries()) {
      await page.bringToFront();
      await page.getByRole("searchbox").click();
      await page.evaluate(() => (window.probe.durations.length = 0));
      for (const key of [...word, ...Array<string>(word.length).fill("Backspace")]) {
        await page.keyboard.press(key);
        await page.waitForTimeout(120);
      }
      durations[place].push(...(await page.evaluate(() => window.probe.durations)));
    }
    presses += 2 * word.length;
  }
  // A key that changes nothing in the table (no client left, none more) is not counted.
  for (const of of durations) expect(of.length).toBeGreaterThan(presses / 3);
  return durations;
}

async function clickTimed(page: Page, target: Locator): Promise<number> {
  await page.evaluate(() => {
    window.probe.durations.length = 0;
    window.probe.watch("click");
  });
  await target.click();
  await expect.poll(() => page.evaluate(() => window.probe.durations.length)).toBeGreaterThan(0);
  await page.waitForTimeout(500);
  return page.evaluate(() => window.probe.durations[0]);
}

/** JS heap after a collection, and the app's own memory, in MB. */
async function memory(page: Page, debug: CDPSession): Promise<number> {
  await debug.send("HeapProfiler.collectGarbage");
  await debug.send("Performance.enable");
  const { metrics } = await debug.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
  return (heap + (await page.evaluate(() => window.probe.wasmBytes()))) / MEGABYTE;
}
