// Settings of a client: policies and organisation info, and the dialogs they open.

import { createHash } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { Frame } from "./frame.ts";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";

export const ENGINEERS = "Brückner Ingenieure";
export const FOOD_BANK = "Open Table Food Bank";

/** The seeded world gives the same organisation the same id, always. */
export function organizationId(name: string): string {
  const bytes = createHash("sha256").update(`organization/${name}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export class ConsoleSettings extends Frame {
  readonly dialog: Locator;
  readonly search: Locator;

  private constructor(
    page: Page,
    readonly client: string,
  ) {
    super(page);
    this.dialog = page.getByRole("dialog");
    this.search = page.getByRole("searchbox", { name: "Search policies" });
  }

  /** Signs in and goes to a page below the client's settings. */
  static async open(page: Page, email: string, path: string, client = ENGINEERS): Promise<ConsoleSettings> {
    await signIn(page, email, DEMO_PASSWORD);
    return ConsoleSettings.visit(page, path, client);
  }

  /** The same, for somebody who is signed in. */
  static async visit(page: Page, path: string, client = ENGINEERS): Promise<ConsoleSettings> {
    const settings = new ConsoleSettings(page, client);
    await settings.go(path);
    return settings;
  }

  async go(path: string): Promise<void> {
    await this.page.goto(`/#/organizations/${organizationId(this.client)}/settings/${path}`);
  }

  /** A policy's row. */
  row(name: string): Locator {
    return this.main.getByRole("listitem").filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  async edit(name: string): Promise<void> {
    await this.row(name).getByRole("button", { name, exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** The switch of the policy in the dialog. */
  get state(): Locator {
    return this.dialog.getByRole("switch", { name: "This policy is on" });
  }

  /** A card by its heading. */
  section(heading: string): Locator {
    return this.main.locator("section", { has: this.page.getByRole("heading", { name: heading, exact: true }) });
  }

  press(name: string | RegExp): Promise<void> {
    return this.dialog.getByRole("button", { name }).click();
  }
}
