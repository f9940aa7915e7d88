// The Clients page: table, tools, and the dialogs that its menus open.

import { expect, type Locator, type Page } from "@playwright/test";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";

export class ClientsPage {
  readonly search: Locator;
  readonly rows: Locator;
  readonly totals: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole("searchbox", { name: "Search clients" });
    this.rows = page.locator("tbody tr:visible");
    this.totals = page.locator("tfoot tr");
    this.dialog = page.getByRole("dialog");
  }

  /** Signs in and goes to the clients of a provider. */
  static async open(page: Page, email: string, provider = "Demo MSP"): Promise<ClientsPage> {
    await signIn(page, email, DEMO_PASSWORD);
    const clients = new ClientsPage(page);
    const choice = page.locator("main").getByRole("link", { name: provider });
    await expect(clients.search.or(choice).first()).toBeVisible();
    if (await choice.isVisible()) await choice.click();
    await expect(clients.rows.first().getByRole("link")).toBeVisible();
    return clients;
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** The texts of a row's cells, without checkbox and menu. */
  async cells(name: string): Promise<string[]> {
    const texts = await this.row(name).locator("td.num, td.col-plan").allInnerTexts();
    return texts.map((text) => text.trim());
  }

  /** The list is fetched anew after a change: the row says so a moment after the dialog has closed. */
  async expectCells(name: string, cells: string[]): Promise<void> {
    await expect.poll(() => this.cells(name)).toEqual(cells);
  }

  names(): Promise<string[]> {
    return this.rows.getByRole("link").allInnerTexts();
  }

  /** Opens a dialog from the menu at a row's end. */
  async choose(name: string, action: string): Promise<void> {
    await this.row(name).getByRole("button", { name: `Options for ${name}` }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
    await expect(this.dialog).toBeVisible();
  }

  async add(action: string): Promise<void> {
    await this.page.getByRole("button", { name: "Add new organization" }).click();
    await this.page.getByRole("menuitem", { name: action }).click();
    await expect(this.dialog).toBeVisible();
  }

  head(name: string): Locator {
    return this.page.getByRole("columnheader", { name, exact: true });
  }

  press(name: string | RegExp): Promise<void> {
    return this.dialog.getByRole("button", { name }).click();
  }
}
