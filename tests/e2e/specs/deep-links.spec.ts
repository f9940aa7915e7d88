// Addresses from elsewhere: bookmarks of the official web vaults, links in tickets, new tabs. Each of them leads
// through the sign-in to the page it names.

import type { BrowserContext, Page } from "@playwright/test";
import { Console } from "../pages/console.ts";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { expect, test as base } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const OWNER = "owner@brueckner.example";

interface Ids {
  provider: string;
  organization: string;
}

const test = base.extend<object, { ids: Ids }>({
  // The same in every fresh world.
  ids: [
    async ({ browser, server }, use) => {
      const page = await browser.newPage({ baseURL: server.url });
      const { id } = await Console.open(page, ADMIN);
      await page.goBack();
      const provider = await new Frame(page).providerId();
      await page.close();
      await use({ provider, organization: id });
    },
    { scope: "worker" },
  ],
});

function filledIn(path: string, { provider, organization }: Ids): string {
  return path.replace("{p}", provider).replace("{o}", organization);
}

/** The part of the address that names the page. */
function expectAt(page: Page, path: string): Promise<void> {
  return expect.poll(() => new URL(page.url()).hash).toBe(`#${path}`);
}

/** One of each kind; the whole list is tested without a browser (src/app/bookmarks.rs). */
const BOOKMARKS = [
  { bookmark: "/providers/{p}", today: "/providers/{p}/clients", heading: "Clients" },
  { bookmark: "/providers/{p}/clients?search=client", today: "/providers/{p}/clients?search=client", heading: "Clients" },
  { bookmark: "/providers/{p}/manage/people", today: "/providers/{p}/manage/members", heading: "Members" },
  { bookmark: "/providers/{p}/billing", today: "/providers/{p}/billing/subscription", heading: "Subscription" },
  { bookmark: "/organizations/{o}/manage/policies", today: "/organizations/{o}/settings/policies", heading: "Policies" },
  { bookmark: "/organizations/{o}/vault", today: "/organizations/{o}/collections", heading: "Collections" },
  {
    bookmark: "/organizations/{o}/settings/subscription",
    today: "/organizations/{o}/billing/subscription",
    heading: "Subscription",
  },
  { bookmark: "/settings/account", today: "/settings/account", heading: "Password Manager" },
];

for (const { bookmark, today, heading } of BOOKMARKS) {
  test(`the bookmark ${bookmark} leads through the sign-in to ${heading}`, async ({ page, ids }) => {
    await page.goto(`/#${filledIn(bookmark, ids)}`);
    await new SignInPage(page).enter(ADMIN);
    await expect(new Frame(page).heading(heading)).toBeVisible({ timeout: 20_000 });
    await expectAt(page, filledIn(today, ids));
  });
}

test("the address of the old sign-in page leads to where one starts", async ({ page }) => {
  await page.goto("/#/login");
  await new SignInPage(page).enter("technician@demo.example");
  await expect(new Frame(page).heading("Clients")).toBeVisible({ timeout: 20_000 });
});

test("the bookmark of the registration leads to the training desk, without signing in", async ({ page }) => {
  await page.goto("/#/register");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAt(page, "/training");
  await expect(new SignInPage(page).email).toHaveCount(0);
});

test("an address that never was one says so, and does not sign anybody out", async ({ page }) => {
  await page.goto("/#/sm-landing");
  await new SignInPage(page).enter(ADMIN);
  const frame = new Frame(page);
  await expect(frame.heading("Page not found")).toBeVisible({ timeout: 20_000 });
  await frame.main.getByRole("link").first().click();
  await expect(frame.main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(new SignInPage(page).password).toHaveCount(0);
});

test("two-step login leads to the page that was asked for", async ({ page, server }) => {
  const email = "twostep@demo.example";
  await page.goto("/#/settings/account?from=mail");
  const entrance = new SignInPage(page);
  await entrance.enter(email);
  await entrance.code.waitFor();
  await page.getByRole("button", { name: "E-mail" }).click();
  await expect(page.getByText("A code was sent to")).toBeVisible();
  const mails = (await server.control("GET", "/demo/outbox")) as { to: string; code: string }[];
  await entrance.code.fill(mails.find(({ to }) => to === email)?.code ?? "");
  await entrance.submit.click();
  await expect(new Frame(page).heading("Password Manager")).toBeVisible({ timeout: 20_000 });
  await expectAt(page, "/settings/account?from=mail");
});

test("unlocking leads to the page that was asked for meanwhile", async ({ page, ids }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  await page.reload();
  const entrance = new SignInPage(page);
  await entrance.password.waitFor();
  await page.goto(`/#${filledIn("/organizations/{o}/manage/people?search=a", ids)}`);
  await entrance.password.fill(DEMO_PASSWORD);
  await entrance.submit.click();
  await expect(new Frame(page).heading("Members")).toBeVisible({ timeout: 20_000 });
  await expectAt(page, filledIn("/organizations/{o}/members?search=a", ids));
});

/** Opens an entry of the navigation in a tab of its own, which has no session: it asks who one is and goes on. */
async function openInNewTab(context: BrowserContext, page: Page, email: string, name: string, how: "ctrl" | "middle") {
  const link = new Frame(page).navigation.getByRole("link", { name, exact: true });
  const href = (await link.getAttribute("href")) ?? "";
  const before = page.url();
  const options = how === "middle" ? ({ button: "middle" } as const) : { modifiers: ["ControlOrMeta" as const] };
  const [tab] = await Promise.all([context.waitForEvent("page"), link.click(options)]);
  expect(page.url(), "the page stays").toBe(before);
  await new SignInPage(tab).enter(email);
  await expect(new Frame(tab).heading(name)).toBeVisible({ timeout: 20_000 });
  await expectAt(tab, href.slice(href.indexOf("#") + 1));
  await tab.close();
}

test("entries of the portal's navigation open in new tabs", async ({ page, context }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  await new Frame(page).main.getByRole("link", { name: /Demo MSP/ }).click();
  await expect(new Frame(page).heading("Clients")).toBeVisible();
  await openInNewTab(context, page, ADMIN, "Clients", "ctrl");
  await new Frame(page).navigation.getByText("Manage", { exact: true }).click();
  await openInNewTab(context, page, ADMIN, "Event logs", "middle");
});

test("entries of a client's navigation open in new tabs", async ({ page, context, ids }) => {
  await page.goto(`/#${filledIn("/organizations/{o}", ids)}`);
  await new SignInPage(page).enter(OWNER);
  await expect(new Frame(page).navigation.getByRole("link", { name: "Members" })).toBeVisible({ timeout: 20_000 });
  await openInNewTab(context, page, OWNER, "Members", "middle");
  await openInNewTab(context, page, OWNER, "Groups", "ctrl");
});
