// The pages about a provider's money, its settings, and what the demo server's testing interface does to it.

import { expect, type Locator, type Page } from "@playwright/test";
import type { DemoServer } from "../support/demo-server.ts";
import { Frame } from "./frame.ts";
import { DEMO_PASSWORD, signIn } from "./sign-in.ts";

export const ADMIN = "admin@demo.example";
export const SERVICE_USER = "technician@demo.example";

const PATHS = {
  subscription: "billing/subscription",
  "payment details": "billing/payment-details",
  history: "billing/history",
  settings: "settings/account",
};

export class BillingPages extends Frame {
  readonly dialog: Locator;
  readonly notices: Locator;

  private constructor(
    page: Page,
    readonly providerId_: string,
  ) {
    super(page);
    this.dialog = page.getByRole("dialog");
    this.notices = page.locator(".area-notice");
  }

  /** Signs in and stands on the clients of a provider. */
  static async open(page: Page, email = ADMIN, provider = "Demo MSP"): Promise<BillingPages> {
    await signIn(page, email, DEMO_PASSWORD);
    const frame = new Frame(page);
    const choice = frame.main.getByRole("link", { name: provider });
    await expect(frame.heading("Clients").or(choice).first()).toBeVisible();
    if (await choice.isVisible()) await choice.click();
    return new BillingPages(page, await frame.providerId());
  }

  address(name: keyof typeof PATHS): string {
    return `/#/providers/${this.providerId_}/${PATHS[name]}`;
  }

  async go(name: keyof typeof PATHS): Promise<void> {
    await this.page.goto(this.address(name));
  }

  /** A card or section by its heading. */
  section(heading: string): Locator {
    return this.main.locator("section", { has: this.page.getByRole("heading", { name: heading, exact: true }) });
  }

  press(name: string | RegExp): Promise<void> {
    return this.dialog.getByRole("button", { name }).click();
  }
}

/** What happens at the payment provider. */
export function change(server: DemoServer, what: object, provider = "Demo MSP"): Promise<unknown> {
  return server.control("POST", "/demo/billing", { provider, ...what });
}
