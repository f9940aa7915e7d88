// `test` with our fixtures. Each worker has a demo server of its own; each test starts from the
// seeded world and fails on anything the browser complains about.

import { type Page, expect, test as base } from "@playwright/test";
import { type AxeOptions, checkAccessibility } from "./axe.ts";
import { DemoServer } from "./demo-server.ts";

interface TestFixtures {
  /** Checks the page with axe in both themes. */
  axe: (options?: AxeOptions) => Promise<void>;
  /** Messages of the browser's console that the test expects, besides none at all. */
  expectedComplaints: RegExp[];
  complaints: Complaints;
  freshWorld: void;
}

interface WorkerFixtures {
  /** The worker's demo server, with its testing interface. */
  server: DemoServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await DemoServer.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  freshWorld: [
    async ({ server }, use) => {
      await server.reset();
      await use();
    },
    { auto: true },
  ],
  expectedComplaints: [[], { option: true }],
  complaints: [
    async ({ page, expectedComplaints }, use) => {
      const complaints = listen(page);
      await use(complaints);
      const unexpected = [...complaints.texts].filter(
        (text) => !expectedComplaints.some((expected) => expected.test(text)),
      );
      expect(unexpected, "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
  axe: async ({ page, complaints }, use) => {
    await use(async (options) => {
      // axe tries out styles on elements, which the page's policy refuses and the console tells.
      complaints.areHeard = false;
      await checkAccessibility(page, options);
      // What the console tells comes a little late: by the page's own clock, which a busy machine slows down.
      await page.evaluate(
        () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 300))),
      );
      complaints.areHeard = true;
    });
  },
});

interface Complaints {
  texts: Set<string>;
  areHeard: boolean;
}

/** Uncaught errors, and what the page's content security policy refused. */
function listen(page: Page): Complaints {
  const complaints: Complaints = { texts: new Set(), areHeard: true };
  const hear = (text: string) => complaints.areHeard && complaints.texts.add(text);
  page.on("pageerror", (error) => hear(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (/Content Security Policy|panicked at|unreachable/i.test(text)) hear(text);
  });
  return complaints;
}

export { expect };
