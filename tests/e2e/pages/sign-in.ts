// The way in: e-mail, master password, second step. Fields are found by what browsers fill in, so that
// the page object works in every language.

import type { Locator, Page } from "@playwright/test";

export const DEMO_PASSWORD = "demo master password 2026";

export class SignInPage {
  readonly email: Locator;
  readonly password: Locator;
  readonly code: Locator;
  readonly submit: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page) {
    this.email = page.locator("input[autocomplete=username]:not([readonly])");
    this.password = page.locator("input[autocomplete=current-password]");
    this.code = page.locator("input[autocomplete=one-time-code]");
    this.submit = page.locator("form button[type=submit]");
    this.alert = page.getByRole("alert");
  }

  /** Up to the master password. */
  async enterEmail(email: string): Promise<void> {
    await this.email.fill(email);
    await this.submit.click();
    await this.password.waitFor();
  }

  /** Both steps; what comes then is the caller's to see. */
  async enter(email: string, password = DEMO_PASSWORD): Promise<void> {
    await this.enterEmail(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** The frame of the portal is there. */
  async expectIn(): Promise<void> {
    await this.page.getByRole("navigation").first().waitFor({ timeout: 20_000 });
  }
}

/** Signs in from wherever the page is; ends when the frame of the portal is there. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/");
  const entrance = new SignInPage(page);
  await entrance.enter(email, password);
  await entrance.expectIn();
}
