// A person at work through every web server: signing in, the Clients page, a client in a new tab.

import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { NAMES, expect, test } from "./hosts.ts";

const TECHNICIAN = "technician@demo.example";

for (const name of NAMES) {
  // Fails on anything that the browser complains about, first of all the content security policy.
  test.describe(name, () => {
    test.use({ baseURL: async ({ hosts }, use) => use(hosts.urls[name]) });

    test("signs in, sees the clients, and opens one of them in a new tab", async ({ page, context, hosts }) => {
      const refused: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") refused.push(message.text());
      });
      await signIn(page, TECHNICIAN, DEMO_PASSWORD);
      expect(new URL(page.url()).origin).toBe(new URL(hosts.urls[name]).origin);
      const client = page.locator("tbody tr:visible").getByRole("link").first();
      await expect(client).toBeVisible();
      expect(await page.evaluate(() => isSecureContext)).toBe(true);

      const href = (await client.getAttribute("href")) ?? "";
      const [tab] = await Promise.all([
        context.waitForEvent("page"),
        client.click({ modifiers: ["ControlOrMeta"] }),
      ]);
      await new SignInPage(tab).enter(TECHNICIAN);
      await expect(tab.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 20_000 });
      expect(new URL(tab.url()).hash).toContain(href.slice(href.indexOf("#")));
      expect(refused).toEqual([]);
    });
  });
}
