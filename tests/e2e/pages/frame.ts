// The frame around every page: navigation, bar, account menu.

import type { Locator, Page } from "@playwright/test";

export class Frame {
  readonly navigation: Locator;
  readonly products: Locator;
  readonly main: Locator;
  readonly trail: Locator;

  constructor(readonly page: Page) {
    this.navigation = page.getByRole("navigation", { name: "Main navigation" });
    this.products = this.navigation.getByRole("list", { name: "Product switcher" });
    this.main = page.getByRole("main");
    this.trail = page.getByRole("banner").getByRole("navigation");
  }

  heading(name: string): Locator {
    return this.main.getByRole("heading", { level: 1, name });
  }

  async openAccountMenu(): Promise<Locator> {
    await this.page.getByRole("banner").getByRole("button", { name: /account menu/i }).click();
    return this.page.getByRole("menu");
  }

  /** An entry of the account menu, by its name in the language of the moment. */
  async choose(entry: string): Promise<void> {
    const menu = await this.openAccountMenu();
    await menu.getByText(entry, { exact: true }).click();
  }

  /** The ids of the signed-in person's providers are in the addresses of their links. */
  async providerId(): Promise<string> {
    await this.page.waitForURL(/#\/providers\/[^/]+\/clients/);
    return this.page.url().split("/providers/")[1].split("/")[0];
  }
}
