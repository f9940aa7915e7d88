// The Admin Console of one client: getting into it, its navigation, its switcher, its home.

import { type Locator, type Page, expect } from "@playwright/test";
import { Frame } from "./frame.ts";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";

/** The client with somebody to sign in with in every role. */
export const ENGINEERS = "Brückner Ingenieure";
export const DENTISTS = "Bright Smile Dental Group";

export class Console {
  readonly frame: Frame;
  readonly switcher: Locator;
  readonly dialog: Locator;
  readonly banner: Locator;

  private constructor(
    readonly page: Page,
    readonly id: string,
  ) {
    this.frame = new Frame(page);
    this.switcher = this.frame.navigation.getByRole("button", { name: /switch client$/ });
    this.dialog = page.getByRole("dialog", { name: "Switch client" });
    this.banner = this.frame.main.getByText(/^You are working in/);
  }

  /** Signs in and opens a client from the list one lands on. */
  static async open(page: Page, email: string, name = ENGINEERS): Promise<Console> {
    await signIn(page, email, DEMO_PASSWORD);
    const frame = new Frame(page);
    await frame.main.getByRole("heading", { level: 1 }).waitFor();
    const demo = frame.main.getByRole("link", { name: /Demo MSP/ });
    if (await demo.isVisible()) await demo.click();
    await frame.main.getByRole("link", { name, exact: true }).click();
    await expect(frame.heading(name)).toBeVisible();
    const id = page.url().split("/organizations/")[1].split(/[/?]/)[0];
    return new Console(page, id);
  }

  /** The console of an organisation by its name, whether or not this person finds it in a list. */
  static async of(page: Page, email: string, name = ENGINEERS): Promise<Console> {
    await new Frame(page).main.getByRole("heading", { level: 1 }).waitFor();
    const id = await page.evaluate(async (wanted) => {
      const kept = Object.values(sessionStorage).map((text) => JSON.parse(text));
      const all = kept.flatMap((it) => [...(it.organizations ?? []), ...(it.providerOrganizations ?? [])]);
      return all.find((it) => it.name === wanted)?.id as string | undefined;
    }, name);
    if (id === undefined) throw new Error(`${email} does not reach ${name}`);
    const console = new Console(page, id);
    await page.goto(console.address());
    await expect(console.frame.heading(name)).toBeVisible();
    return console;
  }

  address(path = ""): string {
    return `/#/organizations/${this.id}${path === "" ? "" : `/${path}`}`;
  }

  /** What the navigation offers above the products, groups by name, in order. */
  async entries(): Promise<string[]> {
    await expect(this.frame.navigation.getByRole("link", { name: "Home" })).toBeVisible();
    // Training and the other products, which every product has, stand in lists below.
    const all = this.frame.navigation.getByRole("list").first().locator(":is(a, summary)");
    return all.evaluateAll((entries) => entries.map((entry) => (entry.textContent ?? "").trim()));
  }

  task(name: string): Locator {
    return this.frame.main.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name }) });
  }
}
