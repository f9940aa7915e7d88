// The way in: e-mail, master password.

import type { Page } from "@playwright/test";

export const DEMO_PASSWORD = "demo master password 2026";

/** Signs in from wherever the page is; ends when the frame of the portal is there. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/");
  await page.locator("input[type=email]").fill(email);
  await page.locator("form button[type=submit]").click();
  await page.locator("input[type=password]").fill(password);
  await page.locator("form button[type=submit]").click();
  await page.getByRole("navigation").first().waitFor();
}
