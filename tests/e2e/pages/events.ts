// An event log: range, histogram, filters and table.

import { expect, type Locator, type Page } from "@playwright/test";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";
import { Frame } from "./frame.ts";

export class EventsPage {
  readonly search: Locator;
  readonly rows: Locator;
  readonly table: Locator;
  readonly count: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly start: Locator;
  readonly end: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole("searchbox", { name: "Search events" });
    this.table = page.getByRole("main").getByRole("table").last();
    this.rows = page.locator(".events-table tbody tr:visible");
    this.count = page.locator(".clients-title__count");
    this.from = page.getByLabel("From", { exact: true });
    this.to = page.getByLabel("To", { exact: true });
    this.start = page.getByRole("slider", { name: "First day of the stretch" });
    this.end = page.getByRole("slider", { name: "Last day of the stretch" });
  }

  /** Signs in as an admin of Demo MSP and goes to its log; `query` goes into the address. */
  static async open(page: Page, query = ""): Promise<EventsPage> {
    const events = await EventsPage.visit(page, "admin@demo.example", query);
    await events.isComplete();
    return events;
  }

  /** The same for anybody, without waiting for what comes. */
  static async visit(page: Page, email: string, query = ""): Promise<EventsPage> {
    await signIn(page, email, DEMO_PASSWORD);
    const frame = new Frame(page);
    const choice = frame.main.getByRole("link", { name: "Demo MSP" });
    const clients = page.getByRole("searchbox", { name: "Search clients" });
    await expect(clients.or(choice).first()).toBeVisible();
    if (await choice.isVisible()) await choice.click();
    const id = await frame.providerId();
    await page.evaluate((address) => (location.hash = address), `#/providers/${id}/manage/events${query}`);
    return new EventsPage(page);
  }

  /** Everything of the period is here. */
  async isComplete(): Promise<void> {
    await expect(this.count).toHaveText(/event/);
    await expect(this.page.getByRole("button", { name: "Stop" })).toBeHidden({ timeout: 30_000 });
  }

  /** How many events are shown, and how many there are. */
  async counts(): Promise<{ shown: number; all: number }> {
    const text = (await this.count.innerText()).replaceAll(",", "");
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    return { shown: numbers[0], all: numbers.at(-1) ?? 0 };
  }

  filter(name: string): Locator {
    return this.page.getByRole("group", { name: "Filter events" }).getByLabel(name);
  }

  /** Chooses the entry of a filter that begins like this. */
  async choose(name: string, beginning: string): Promise<void> {
    const option = this.filter(name).locator("option").filter({ hasText: beginning }).first();
    await this.filter(name).selectOption((await option.getAttribute("value")) ?? "");
  }

  head(name: string): Locator {
    return this.page.getByRole("columnheader", { name, exact: true });
  }

  callout(text: string | RegExp): Locator {
    return this.page.locator(".callout").filter({ hasText: text });
  }
}
