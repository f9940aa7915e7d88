// Groups and Collections of a client: table, menus, dialogs, and the lines with rights.

import { createHash } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";

export const ENGINEERS = "Brückner Ingenieure";
export const DENTISTS = "Bright Smile Dental Group";

/** The id that a thing of the demo world always has. */
export function stableId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex").slice(0, 32).split("");
  hex[12] = "8";
  hex[16] = ((Number.parseInt(hex[16], 16) & 0x3) | 0x8).toString(16);
  const text = hex.join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

export class AccessPage {
  readonly search: Locator;
  readonly rows: Locator;
  readonly dialog: Locator;

  constructor(
    readonly page: Page,
    area: "groups" | "collections",
  ) {
    this.search = page.getByRole("searchbox", { name: `Search ${area}` }).first();
    this.rows = page.locator("main tbody tr:visible");
    this.dialog = page.getByRole("dialog");
  }

  /** Signs in and goes to a page of a client; what provider staff are told first is read. */
  static async open(
    page: Page,
    email: string,
    area: "groups" | "collections",
    client = ENGINEERS,
  ): Promise<AccessPage> {
    await AccessPage.go(page, email, area, client);
    const access = new AccessPage(page, area);
    const told = page.getByRole("button", { name: "Open the collections" });
    await expect(told.or(access.rows.first())).toBeVisible({ timeout: 15_000 });
    if (await told.isVisible()) await told.click();
    await expect(access.rows.first().getByRole("checkbox")).toBeVisible({ timeout: 15_000 });
    return access;
  }

  /** The same, whatever the page shows then. */
  static async go(page: Page, email: string, area: string, client = ENGINEERS): Promise<void> {
    await signIn(page, email, DEMO_PASSWORD);
    await page.goto(`/#/organizations/${stableId(`organization/${client}`)}/${area}`);
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("checkbox", { name: `Select ${name}`, exact: true }) });
  }

  names(): Promise<string[]> {
    return this.rows.locator(".stacked__name").allInnerTexts();
  }

  /** Opens something from the menu at a row's end. */
  async choose(name: string, action: string): Promise<void> {
    await this.row(name).getByRole("button", { name: `Options for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  async select(...names: string[]): Promise<void> {
    for (const name of names) await this.page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).click();
  }

  tab(name: RegExp): Locator {
    return this.dialog.getByRole("tab", { name });
  }

  /** The drop-down with the rights of somebody or something. */
  right(name: RegExp): Locator {
    return this.dialog.getByRole("combobox", { name });
  }

  press(name: string | RegExp): Promise<void> {
    return this.dialog.getByRole("button", { name, exact: typeof name === "string" }).click();
  }
}
