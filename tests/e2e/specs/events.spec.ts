// The event log of a provider: what it shows and does, and what can go wrong.

import { readFile } from "node:fs/promises";
import { EventsPage } from "../pages/events.ts";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const PAGES = "/api/providers/*/events";
const TECHNICIAN = "Tom Lindqvist";

async function asked(server: DemoServer): Promise<number> {
  const requests = (await server.control("GET", "/demo/requests")) as { path: string }[];
  return requests.filter(({ path }) => path.endsWith("/events")).length;
}

async function trouble(server: DemoServer, fault: object): Promise<void> {
  await server.control("POST", "/demo/faults", { path: PAGES, ...fault });
}

test("shows the last thirty days, newest first, in words with names", async ({ page, server, axe }) => {
  const events = await EventsPage.open(page);
  const { all } = await events.counts();
  expect(all).toBeGreaterThan(100);
  expect(await asked(server)).toBe(Math.floor(all / 50) + 1);
  const first = events.rows.first();
  await expect(first).toContainText("Ada Okafor");
  await expect(first).toContainText("Signed in");
  await expect(first).toContainText("Web app – Chrome");
  await expect(first).toContainText("127.0.0.1");
  await expect(events.table).toHaveAttribute("aria-rowcount", String(all + 1));
  await expect(events.head("Time")).toHaveAttribute("aria-sort", "descending");
  await events.choose("Kind", "Clients");
  await expect(events.rows.first()).toContainText(/Opened the vault of client .*Client's Organization/);
  await axe();
});

test("a year is read to its end; unknown people, clients and numbers are shown as such", async ({ page }) => {
  const events = await EventsPage.open(page);
  await page.getByRole("radio", { name: "365 days" }).check();
  await expect.poll(async () => (await events.counts()).all).toBeGreaterThan(3000);
  await events.isComplete();
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d/);
  await events.search.fill("Event 2777");
  await expect(events.rows).toHaveCount(2);
  await events.search.fill("Unknown person");
  await expect(events.rows.first()).toContainText(/Unknown person [0-9a-f]{8}/);
  await events.search.fill("Unlinked client");
  await expect(events.rows.filter({ hasText: /Unknown client [0-9a-f]{8}/ }).first()).toBeVisible();
  await events.search.fill("SCIM");
  await expect(events.rows.first()).toContainText("Invited member");
});

test("filters and search are in the address and survive the unlock", async ({ page }) => {
  const events = await EventsPage.open(page);
  const { all } = await events.counts();
  await expect(events.filter("Person").locator("option", { hasText: TECHNICIAN })).toHaveText(/^\W?Tom Lindqvist\W? \(\d+\)$/);
  await events.choose("Person", TECHNICIAN);
  await events.choose("Kind", "Items");
  await events.choose("Device", "Web app – Firefox");
  await expect(events.rows.first()).toContainText(TECHNICIAN);
  await events.search.fill("item");
  await expect(page).toHaveURL(/search=item&user=[0-9a-f-]+&kind=items&device=10/);
  const { shown } = await events.counts();
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(all);

  await page.reload();
  await page.locator("input[type=password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await events.isComplete();
  await expect.poll(async () => (await events.counts()).shown).toBe(shown);
  await expect(events.search).toHaveValue("item");
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect.poll(async () => (await events.counts()).shown).toBeGreaterThanOrEqual(all);

  await events.rows.first().getByRole("button", { name: "127.0.0.1" }).click();
  await expect(page).toHaveURL(/ip=127\.0\.0\.1/);
  await events.search.fill("nothing like this");
  await expect(page.getByText("No event matches")).toBeVisible();
});

test("a link with one of the provider's people shows what they did", async ({ page }) => {
  const events = await EventsPage.open(page);
  const id = page.url().split("/providers/")[1].split("/")[0];
  const people = await page.evaluate(async (provider) => {
    const found = Object.values(sessionStorage).join(" ").match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
    const answer = await fetch(`/api/providers/${provider}/users`, {
      headers: { authorization: `Bearer ${found?.[0]}` },
    });
    return (await answer.json()).data as { id: string; name: string }[];
  }, id);
  const technician = people.find(({ name }) => name === TECHNICIAN);
  await page.evaluate((address) => (location.hash = address), `#/providers/${id}/manage/events?user=${technician?.id}`);
  await expect(events.filter("Person").locator("option:checked")).toContainText(TECHNICIAN);
  await expect(events.rows.first()).toContainText(TECHNICIAN);
  await expect(events.rows.filter({ hasText: "Ada Okafor" })).toHaveCount(0);
});

test("the histogram narrows by pointer and by keys, and lets go", async ({ page, axe }) => {
  const events = await EventsPage.open(page);
  const { all } = await events.counts();
  await events.start.focus();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  await expect(events.start).toHaveAttribute("aria-valuenow", "9");
  await expect(page).toHaveURL(/days=\d{4}-\d\d-\d\d~/);
  await expect.poll(async () => (await events.counts()).shown).toBeLessThan(all);
  await axe();
  await page.getByRole("button", { name: "Show the whole period" }).click();
  await expect.poll(async () => (await events.counts()).shown).toBe(all);

  const plot = await page.locator(".histogram__plot").boundingBox();
  if (plot === null) throw new Error("no histogram");
  await page.mouse.move(plot.x + plot.width * 0.52, plot.y + 20);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.92, plot.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect(events.start).toHaveAttribute("aria-valuenow", "16");
  await expect(events.end).toHaveAttribute("aria-valuenow", "28");
  await page.getByText("Numbers as a table").click();
  await expect(page.getByRole("table", { name: "Events over time" }).getByRole("row")).toHaveCount(31);
});

test("days are checked before the server says no, and swapped when they are the wrong way round", async ({ page, server }) => {
  const events = await EventsPage.open(page);
  const before = await asked(server);
  await events.from.fill("2020-01-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("at most 367 days at a time").first()).toBeVisible();
  expect(await asked(server)).toBe(before);
  await events.from.fill("2021-03-01");
  await events.to.fill("2021-02-01");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(events.callout("the two were swapped")).toBeVisible();
  await expect(events.from).toHaveValue("2021-02-01");
  await expect(events.to).toHaveValue("2021-03-01");
  await expect(page.getByText("No events in this period")).toBeVisible();
});

test("what is shown is exported with the official columns, and as JSON", async ({ page }) => {
  const events = await EventsPage.open(page);
  await events.choose("Kind", "Provider members");
  const { shown } = await events.counts();
  const save = async (entry: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
    return readFile(await (await download).path(), "utf8");
  };
  const lines = (await save("Events shown as CSV")).replace("\ufeff", "").split("\r\n");
  expect(lines[0]).toBe(
    "message,appIcon,appName,userId,userName,userEmail,date,ip,type,organizationId,organizationName",
  );
  expect(lines).toHaveLength(shown + 2);
  expect(lines[1]).toMatch(/^Edited provider member Tom Lindqvist,web,Web app – Chrome,[0-9a-f-]{36},Ada Okafor,admin@demo\.example,/);
  const rows = JSON.parse(await save("Events shown as JSON"));
  expect(rows).toHaveLength(shown);
  expect(rows[0].event.type).toBe(1802);
  expect(rows[0].event.providerUserId).toMatch(/^[0-9a-f-]{36}$/);
  expect(rows[0].userName).toBe("Ada Okafor");
});

test("short and empty pages are read on, and stopping leaves what is here", async ({ page, server }) => {
  await server.control("POST", "/demo/events/pages", [0, 0, 20, 0, 50]);
  const events = await EventsPage.open(page);
  const { all } = await events.counts();
  expect(all).toBeGreaterThan(100);

  await trouble(server, { kind: "delay", millis: 400 });
  await page.getByRole("radio", { name: "365 days" }).check();
  await expect(page.getByText(/events so far, back to/)).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  const stopped = (await events.counts()).all;
  expect(stopped).toBeLessThan(3000);
  await expect(events.rows.first()).toBeVisible();
  await server.control("DELETE", "/demo/faults");
  await server.control("POST", "/demo/events/pages", []);
  await page.getByRole("button", { name: "Load the rest" }).click();
  await expect.poll(async () => (await events.counts()).all, { timeout: 30_000 }).toBeGreaterThan(3000);
});

test("a busy server is waited for", async ({ page, server }) => {
  await trouble(server, { kind: "status", status: 429, retryAfterSeconds: 1, times: 4 });
  const events = await EventsPage.visit(page, "admin@demo.example");
  await expect(page.getByText("The server is busy")).toBeVisible();
  await events.isComplete();
  expect((await events.counts()).all).toBeGreaterThan(100);
});

for (const [name, fault] of [
  ["a failing server", { kind: "status", status: 500, times: 1 }],
  // The browser itself asks once more.
  ["a cut connection", { kind: "cut" }],
  ["half an answer", { kind: "broken-json", times: 1 }],
] as const) {
  test(`${name} leaves what was read, and reading goes on from there`, async ({ page, server }) => {
    const events = await EventsPage.open(page);
    const { all } = await events.counts();
    await trouble(server, { kind: "delay", millis: 150 });
    await page.getByRole("button", { name: "Read again" }).click();
    await expect(events.count).toHaveText(/\d/);
    await trouble(server, fault);
    await expect(events.callout(/Loading broke off after \d+ events/)).toBeVisible();
    await server.control("DELETE", "/demo/faults");
    const before = await asked(server);
    const read = (await events.counts()).all;
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(all);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.poll(async () => (await events.counts()).all).toBe(all);
    expect((await asked(server)) - before).toBeLessThanOrEqual(Math.ceil((all - read) / 50) + 1);
  });
}

for (const status of [401, 403, 404]) {
  test(`${status} means that one may not, and nobody is signed out`, async ({ page, server }) => {
    await trouble(server, { kind: "status", status });
    const events = await EventsPage.visit(page, "admin@demo.example");
    await expect(events.callout("You may not see this event log")).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
    await expect(new Frame(page).heading("Event logs")).toBeVisible();
  });
}

test("leaving the page stops reading", async ({ page, server }) => {
  await trouble(server, { kind: "delay", millis: 300 });
  const events = await EventsPage.visit(page, "admin@demo.example");
  await expect(events.count).toHaveText(/\d/);
  await new Frame(page).navigation.getByRole("link", { name: "Clients" }).click();
  await expect(page.getByRole("searchbox", { name: "Search clients" })).toBeVisible();
  await page.waitForTimeout(500);
  const then = await asked(server);
  await page.waitForTimeout(1000);
  expect(await asked(server)).toBe(then);
});

test("a service user is told that the log is for admins", async ({ page, server }) => {
  await EventsPage.visit(page, "technician@demo.example");
  const frame = new Frame(page);
  await expect(frame.main.getByText("No access", { exact: false }).first()).toBeVisible();
  await expect(frame.navigation.getByRole("link", { name: "Event logs" })).toHaveCount(0);
  expect(await asked(server)).toBe(0);
});

test("a provider without a log says so", async ({ page, server }) => {
  await signIn(page, "harbour@demo.example", DEMO_PASSWORD);
  const frame = new Frame(page);
  const id = await frame.providerId();
  await expect(frame.navigation.getByText("Manage", { exact: true })).toBeVisible();
  await expect(frame.navigation.getByRole("link", { name: "Event logs" })).toHaveCount(0);
  await page.evaluate((address) => (location.hash = address), `#/providers/${id}/manage/events`);
  await expect(page.getByText("Your provider keeps no event log")).toBeVisible();
  expect(await asked(server)).toBe(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("person and client stand below what happened, and nothing leaves the screen", async ({ page, axe }) => {
    const events = await EventsPage.open(page);
    await expect(events.rows.first().locator(".event-what__aside")).toContainText("Ada Okafor");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await axe();
  });
});
