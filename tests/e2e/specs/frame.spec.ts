// The frame: who is offered what, getting around, this browser's settings.

import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const TECHNICIAN = "technician@demo.example";

async function enter(page: Page, email: string): Promise<Frame> {
  await signIn(page, email, DEMO_PASSWORD);
  return new Frame(page);
}

test("a provider admin finds the portal's pages in their order, then the products", async ({ page, axe }) => {
  const frame = await enter(page, ADMIN);
  await frame.main.getByRole("link", { name: /Demo MSP/ }).click();
  const entries = frame.navigation.locator(":is(a, summary)");
  await expect(frame.heading("Clients")).toBeVisible();
  const names = (await entries.allInnerTexts()).map((name) => name.trim()).filter(Boolean);
  const inOrder = ["Clients", "Manage", "Billing", "Settings", "Password Manager", "Admin Console", "Provider Portal"];
  expect(names.filter((name) => inOrder.includes(name))).toEqual(inOrder);
  await expect(frame.navigation.getByRole("link", { name: "Provider Portal" })).toHaveAttribute("aria-current", "page");
  await axe();
});

test("a service user is offered the clients and nothing that is refused", async ({ page, axe }) => {
  const frame = await enter(page, TECHNICIAN);
  await expect(frame.heading("Clients")).toBeVisible();
  for (const name of ["Manage", "Billing", "Settings"]) {
    await expect(frame.navigation.getByText(name, { exact: true })).toHaveCount(0);
  }
  const id = await frame.providerId();
  await page.goto(`/#/providers/${id}/manage/members`);
  await expect(frame.main.getByRole("heading", { name: "No access" })).toBeVisible();
  await axe();
  await frame.main.getByRole("link", { name: "Permissions" }).click();
  await expect(frame.heading("Permissions")).toBeVisible();
});

test("the permissions are one click away for a service user, and name both roles", async ({ page, axe }) => {
  const frame = await enter(page, TECHNICIAN);
  await expect(frame.heading("Clients")).toBeVisible();
  await frame.navigation.getByRole("link", { name: "Permissions" }).click();
  await expect(frame.heading("Permissions")).toBeVisible();
  await expect(frame.main.getByText("You are a service user.")).toBeVisible();
  const row = (name: RegExp) => frame.main.getByRole("row", { name });
  await expect(row(/^Open every client/).getByRole("cell")).toHaveText(["Yes", "Yes"]);
  await expect(row(/^Change a client's seats/).getByRole("cell")).toHaveText(["Within limits", "Yes"]);
  await expect(row(/^Create a client/).getByRole("cell")).toHaveText(["No", "Yes"]);
  await axe();
  await frame.choose("Deutsch");
  await expect(frame.heading("Berechtigungen")).toBeVisible();
  await expect(frame.main.getByText("Sie sind Servicebenutzer.")).toBeVisible();
});

test("somebody with one provider goes straight in, somebody with two chooses", async ({ page, axe }) => {
  const frame = await enter(page, TECHNICIAN);
  await page.goto("/#/providers");
  await expect(frame.heading("Clients")).toBeVisible();
  await frame.choose("Sign out");

  await enter(page, ADMIN);
  await expect(frame.heading("Providers")).toBeVisible();
  await expect(frame.main.getByRole("link", { name: /Demo MSP/ })).toContainText("Provider admin");
  await expect(frame.main.getByRole("link", { name: /Harbour/ })).toContainText("Service user");
  await axe();
  await frame.main.getByRole("link", { name: /Harbour/ }).click();
  await expect(frame.trail).toContainText("Harbour");
  await frame.navigation.getByRole("link", { name: /Demo MSP/ }).click();
  await expect(frame.trail).toContainText("Demo MSP");
});

test("the product switcher leads to the products, and says what is not built", async ({ page, axe }) => {
  const frame = await enter(page, TECHNICIAN);
  await frame.products.getByRole("link", { name: "Password Manager" }).click();
  await expect(frame.heading("Password Manager")).toBeVisible();
  await expect(frame.main).toContainText("does not exist in this portal yet");
  await expect(frame.products.getByRole("link", { name: "Password Manager" })).toHaveAttribute("aria-current", "page");
  await axe();
  await frame.products.getByRole("link", { name: "Admin Console" }).click();
  await expect(frame.main).toContainText("for Demo MSP");
  await frame.products.getByRole("link", { name: "Provider Portal" }).click();
  await expect(frame.heading("Clients")).toBeVisible();
});

test("somebody without a provider or organization reads how one becomes a provider", async ({ page, axe }) => {
  const frame = await enter(page, "nobody@demo.example");
  await expect(frame.heading("Password Manager")).toBeVisible();
  await expect(frame.products.getByRole("link")).toHaveText(["Password Manager"]);
  await page.goto("/#/providers");
  await expect(frame.main).toContainText("You do not belong to a provider");
  await axe();
  await frame.main.getByRole("link", { name: "What providers are" }).click();
  await expect(frame.main.getByRole("heading", { name: "Becoming a provider" })).toBeVisible();
});

test("somebody without a provider finds the organizations they own as clients", async ({ page, axe }) => {
  const frame = await enter(page, "owner@client-one.example");
  await expect(frame.heading("Clients")).toBeVisible();
  await expect(page).toHaveURL(/#\/organizations$/);
  const row = frame.main.getByRole("row", { name: /My Client's Organization/ });
  await expect(row).toContainText("15");
  await expect(frame.main.getByRole("button", { name: /Add new organization/ })).toHaveCount(0);
  await axe();
  await row.getByRole("link", { name: "My Client's Organization" }).click();
  await expect(frame.heading("My Client's Organization")).toBeVisible();
});

test("old bookmarks land on today's pages", async ({ page }) => {
  const frame = await enter(page, ADMIN);
  await frame.main.getByRole("link", { name: /Demo MSP/ }).click();
  const id = await frame.providerId();
  for (const [old, today] of [
    ["", "/clients"],
    ["/manage-client-organizations", "/clients"],
    ["/manage", "/manage/members"],
    ["/manage/people", "/manage/members"],
    ["/billing", "/billing/subscription"],
    ["/settings", "/settings/account"],
  ]) {
    await page.goto(`/#/providers/${id}${old}`);
    await expect(page).toHaveURL(new RegExp(`#/providers/${id}${today}$`));
  }
  await page.goto("/#/nowhere");
  await expect(frame.main.getByRole("heading", { name: "Page not found" })).toBeVisible();
});

test("a bookmark opens after signing in", async ({ page, context }) => {
  const frame = await enter(page, TECHNICIAN);
  const id = await frame.providerId();
  const later = await context.newPage();
  await later.goto(`/#/providers/${id}/clients?search=second`);
  await new SignInPage(later).enter(TECHNICIAN);
  await expect(new Frame(later).heading("Clients")).toBeVisible();
  await expect(later).toHaveURL(/search=second/);
});

test("language, theme and density change at once and stay after a reload", async ({ page }) => {
  const frame = await enter(page, TECHNICIAN);
  const root = page.locator(".portal");
  await frame.choose("Dark");
  await expect(root).toHaveAttribute("data-theme", "dark");
  await frame.choose("Compact");
  await expect(root).toHaveAttribute("data-density", "compact");
  await frame.choose("Deutsch");
  await expect(page.getByRole("main").getByRole("heading", { name: "Kunden" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.reload();
  await expect(page.getByLabel("Master-Passwort", { exact: true })).toBeVisible();
  await expect(root).toHaveAttribute("data-theme", "dark");
  await expect(root).toHaveAttribute("data-density", "compact");
});

test("every language is complete enough to find one's way back", async ({ page }) => {
  await enter(page, TECHNICIAN);
  const banner = page.getByRole("banner");
  for (const [language, heading] of [
    ["Español", "Clientes"],
    ["Nederlands", "Klanten"],
    ["简体中文", "客户"],
    ["Deutsch", "Kunden"],
    ["English", "Clients"],
  ]) {
    await banner.getByRole("button").last().click();
    await page.getByRole("menu").getByText(language, { exact: true }).click();
    await expect(page.getByRole("main").getByRole("heading", { level: 1, name: heading })).toBeVisible();
  }
});

test("a language that cannot be loaded leaves the old one in place", async ({ page }) => {
  const frame = await enter(page, TECHNICIAN);
  await page.route(/i18n\/es/, (route) => route.abort());
  await frame.choose("Español");
  await expect(page.getByText("Español could not be loaded")).toBeVisible();
  await expect(frame.heading("Clients")).toBeVisible();
});

test("the idle lock is set in the account menu and kept", async ({ page, axe }) => {
  const frame = await enter(page, TECHNICIAN);
  await frame.choose("Lock when idle for");
  const dialog = page.getByRole("dialog", { name: "Lock when idle for" });
  await expect(dialog.getByRole("radio", { name: "15 minutes" })).toBeChecked();
  await dialog.getByText("Never", { exact: true }).click();
  await expect(dialog).toContainText("Anyone at this computer");
  await axe();
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(frame.heading("Clients")).toBeVisible();
  await frame.choose("Lock when idle for");
  await expect(dialog.getByRole("radio", { name: "Never" })).toBeChecked();
});

test("the navigation collapses to icons and stays so", async ({ page }) => {
  const frame = await enter(page, TECHNICIAN);
  const toggle = frame.navigation.getByRole("button", { name: "Collapse navigation" });
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  const wide = (await frame.navigation.boundingBox())!.width;
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await expect.poll(async () => (await frame.navigation.boundingBox())!.width).toBeLessThan(wide / 2);
  await expect(frame.navigation.getByRole("link", { name: "Clients" })).toBeVisible();
});

test("on a phone the navigation opens over the page and closes again", async ({ page, axe }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const frame = await enter(page, TECHNICIAN);
  await expect(frame.navigation).toBeHidden();
  const open = page.getByRole("button", { name: "Open navigation" });
  await open.click();
  await expect(frame.navigation).toBeVisible();
  await axe();
  await page.keyboard.press("Escape");
  await expect(frame.navigation).toBeHidden();
  await open.click();
  await frame.products.getByRole("link", { name: "Password Manager" }).click();
  await expect(frame.heading("Password Manager")).toBeVisible();
  await expect(frame.navigation).toBeHidden();
});

test("the first Tab reaches a way past the navigation", async ({ page }) => {
  const frame = await enter(page, TECHNICIAN);
  await expect(frame.heading("Clients")).toBeVisible();
  // As after a fresh load: the keyboard begins at the top of the page.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(frame.main).toBeFocused();
});

test("being offline is said, and taken back", async ({ page, context }) => {
  await enter(page, TECHNICIAN);
  const notice = page.getByText("You are offline.");
  await expect(notice).toHaveCount(0);
  await context.setOffline(true);
  await expect(notice).toBeVisible();
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
});

test("a crash shows a page of its own, with details to copy and a reload", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // What src/crash.rs sends when the app panics; the app itself offers no way to break it.
  await page.evaluate(() =>
    window.dispatchEvent(
      new CustomEvent("portal-crash", {
        detail: {
          title: "Something broke",
          explanation: "Reload to go on.",
          reload: "Reload",
          copy: "Copy details",
          copied: "Copied",
          details: "provider-portal 0.1.0\nsrc/x.rs:1:1",
        },
      }),
    ),
  );
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Something broke");
  await expect(alert).toContainText("src/x.rs:1:1");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await alert.getByRole("button", { name: "Copy details" }).click();
  await expect(alert.getByRole("button", { name: "Copied" })).toBeVisible();
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(alert).toHaveCount(0);
});

for (const width of [320, 390, 1440]) {
  test(`long words in another language fit into ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => localStorage.setItem("portal.language", "en-XA"));
    await page.goto("/");
    await new SignInPage(page).enter(TECHNICIAN);
    await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
    for (const route of ["", "#/providers", "#/vault"]) {
      await page.goto(`/${route}`);
      await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, route).toBeLessThanOrEqual(0);
    }
  });
}
