// Members of a client, in its Admin Console: table, tabs, filters, and the dialogs that its menus open.

import { expect, type Locator, type Page } from "@playwright/test";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";

export class ConsoleMembersPage {
  readonly search: Locator;
  readonly rows: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.search = page.getByRole("searchbox", { name: "Search members" });
    this.rows = page.locator("tbody tr:visible");
    this.dialog = page.getByRole("dialog");
  }

  /** Signs in and goes to the members of a client that this person reaches. */
  static async open(page: Page, email: string, client: string): Promise<ConsoleMembersPage> {
    const members = await ConsoleMembersPage.visit(page, email, client);
    await expect(members.rows.first().getByRole("button").first()).toBeVisible();
    return members;
  }

  /** The same, without waiting for the table: some are refused. */
  static async visit(page: Page, email: string, client: string): Promise<ConsoleMembersPage> {
    const profile = page.waitForResponse((response) => response.url().endsWith("/api/accounts/profile") && response.ok());
    await signIn(page, email, DEMO_PASSWORD);
    const { organizations, providerOrganizations } = (await (await profile).json()) as Record<
      string,
      { id: string; name: string }[]
    >;
    const found = [...organizations, ...providerOrganizations].find(({ name }) => name === client);
    if (!found) throw new Error(`${email} does not reach ${client}`);
    await expect(page.getByRole("main")).toBeVisible();
    await page.goto(`/#/organizations/${found.id}/members`);
    return new ConsoleMembersPage(page);
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

  menu(name: string): Promise<void> {
    return this.row(name).getByRole("button", { name: `Options for ${name}` }).click();
  }

  /** Brings a row onto the screen: only those that are seen exist. The search stays. */
  async find(name: string): Promise<void> {
    await this.search.fill(name);
    await expect(this.rows).toHaveCount(1);
  }

  /** Opens a dialog from the menu at a row's end. */
  async choose(name: string, action: string): Promise<void> {
    await this.find(name);
    await this.menu(name);
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** Chooses rows; afterwards everybody is shown again. */
  async select(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.find(name);
      await this.page.getByRole("checkbox", { name: `Select ${name}` }).click();
    }
    await this.search.fill("");
  }

  /** What the person who looks is called there. */
  async own(): Promise<string> {
    const row = this.rows.filter({ has: this.page.locator(".person-cell__you:visible") });
    return (await row.locator(".person-cell__name").innerText()).trim();
  }

  async invite(addresses: string): Promise<void> {
    await this.page.getByRole("button", { name: "Invite member" }).click();
    await this.dialog.getByLabel("E-mail addresses").fill(addresses);
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
