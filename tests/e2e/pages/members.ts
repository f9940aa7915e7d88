// Manage, Members: table, tabs, and the dialogs that its menus open.

import { expect, type Locator, type Page } from "@playwright/test";
import { ClientsPage } from "./clients.ts";

export class MembersPage {
  readonly search: Locator;
  readonly rows: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole("searchbox", { name: "Search members" });
    this.rows = page.locator("tbody tr:visible");
    this.dialog = page.getByRole("dialog");
  }

  /** Signs in and goes to the members of a provider. */
  static async open(page: Page, email: string, provider = "Demo MSP"): Promise<MembersPage> {
    await ClientsPage.open(page, email, provider);
    const id = page.url().split("/providers/")[1].split("/")[0];
    await page.goto(`/#/providers/${id}/manage/members`);
    const members = new MembersPage(page);
    await expect(members.rows.first().getByRole("button").first()).toBeVisible();
    return members;
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("button", { name, exact: true }) });
  }

  names(): Promise<string[]> {
    return this.rows.locator(".person-cell__name").allInnerTexts();
  }

  tab(name: RegExp): Locator {
    return this.page.getByRole("tab", { name });
  }

  async menu(name: string): Promise<void> {
    await this.row(name).getByRole("button", { name: `Options for ${name}` }).click();
  }

  /** Opens a dialog from the menu at a row's end. */
  async choose(name: string, action: string): Promise<void> {
    await this.menu(name);
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  async select(...names: string[]): Promise<void> {
    for (const name of names) await this.page.getByRole("checkbox", { name: `Select ${name}` }).click();
  }

  async invite(addresses: string, role?: string): Promise<void> {
    await this.page.getByRole("button", { name: "Invite member" }).click();
    await this.dialog.getByLabel("E-mail addresses").fill(addresses);
    if (role) await this.dialog.getByRole("radio", { name: role }).check();
  }

  press(name: string | RegExp): Promise<void> {
    return this.dialog.getByRole("button", { name }).click();
  }

  /** Leaves the outcome of a job. */
  done(): Promise<void> {
    return this.dialog.locator(".dialog__foot").getByRole("button", { name: "Close" }).click();
  }

  /** What became of a row of a job. */
  outcome(label: string): Locator {
    return this.dialog.getByRole("listitem").filter({ has: this.page.getByText(label, { exact: true }) });
  }
}
