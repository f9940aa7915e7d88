// The search of the training desk, and its glossary: things are found by what people call them.

import type { Page } from "@playwright/test";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const TECHNICIAN = "technician@demo.example";

const main = (page: Page) => page.getByRole("main");
const box = (page: Page) => main(page).getByRole("searchbox", { name: "Search the training desk" });
const results = (page: Page) => main(page).getByRole("region", { name: "Search results" });
/** The results of one kind. */
const kind = (page: Page, name: string) => results(page).getByRole("region", { name, exact: true });

test("a term is found by its wrong German translation, which is said", async ({ page, axe }) => {
  await page.goto("/#/training");
  await box(page).fill("sendung");
  const terms = kind(page, "Glossary");
  await expect(terms.getByRole("listitem").first()).toContainText("Also called: Sendung (Deutsch, wrong translation)");
  await expect(page).toHaveURL(/find=sendung/);
  await expect(main(page).getByRole("heading", { name: "Training resources", level: 1 })).toBeHidden();
  await expect(kind(page, "Tasks").getByRole("link", { name: "Share once, securely" })).toBeVisible();
  await axe();

  await terms.getByRole("link", { name: "Send" }).first().click();
  await expect(page).toHaveURL(/glossary\?term=send$/);
  await expect(main(page).getByRole("heading", { name: "Send", exact: true, level: 3 })).toBeFocused();
  await expect(box(page)).toHaveValue("");
  await page.goBack();
  await expect(box(page)).toHaveValue("sendung");
  await expect(kind(page, "Glossary")).toBeVisible();
});

for (const [typed, group, name] of [
  ["密码库健康报告", "Glossary", "vault health reports"],
  ["caja fuerte", "Glossary", "vault"],
  ["leveranciersportaal", "Glossary", "Provider Portal"],
  ["Benutzerplaetze verwalten", "Glossary", "manage seats"],
  ["Benutzerabmeldung", "Tasks", "Add and remove users"],
  ["管理员密码重置", "Tasks", "Reset master passwords"],
  ["zweistufige Zugangsdaten", "Training resources", "Two-step login set-up"],
  ["gegevens importeren", "Training resources", "Importing data"],
  ["import lastpass", "Help pages", "LastPass"],
] as const) {
  test(`“${typed}” finds ${name}`, async ({ page }) => {
    await page.goto(`/#/training?find=${encodeURIComponent(typed)}`);
    await expect(kind(page, group).getByRole("link", { name }).first()).toBeVisible();
  });
}

test("what nobody calls anything says so, and Esc leads back", async ({ page, axe }) => {
  await page.goto("/#/guide");
  await box(page).fill("washing machine");
  await expect(results(page)).toContainText("Nothing is called that");
  await axe();
  await box(page).press("Escape");
  await expect(main(page).getByRole("heading", { name: "Administration guide" })).toBeVisible();
  await expect(page).toHaveURL(/#\/guide$/);
});

test("by keyboard: a key leads to the field, arrows to the results", async ({ page }) => {
  await page.goto("/#/providers/about");
  await expect(main(page).getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("vault health");
  await expect(kind(page, "Tasks")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(results(page).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(results(page).getByRole("link").nth(1)).toBeFocused();
  await box(page).fill("monitor vault");
  await expect(results(page).getByRole("link")).toHaveCount(1);
  await box(page).press("Enter");
  await expect(main(page).getByRole("heading", { name: "Monitor vault health" })).toBeFocused();
});

test("pages of a client open for the client that is chosen, once one is signed in", async ({ page, axe }) => {
  await page.goto("/#/training?find=groups");
  await expect(kind(page, "Pages")).toContainText("Sign in to open it.");
  await expect(kind(page, "Pages").getByRole("link", { name: "Groups" })).toHaveCount(0);

  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  await page.goto("/#/training?find=groups");
  const pages = kind(page, "Pages");
  await expect(pages).toContainText("Choose a client to open it.");
  await pages.getByLabel("Client", { exact: true }).selectOption("My Client's Organization");
  await axe();
  await pages.getByRole("link", { name: "Groups" }).click();
  await expect(page).toHaveURL(/#\/organizations\/[^/]+\/groups/);
});

test("pages of the provider open for those who may see them", async ({ page }) => {
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  await page.goto("/#/training?find=Rechnungsverlauf");
  await expect(kind(page, "Pages")).toContainText("Only for admins of the provider.");
});

test("an admin finds the provider's billing", async ({ page }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  await page.goto("/#/training?find=Rechnungsverlauf");
  await kind(page, "Pages").getByRole("link", { name: "Billing history" }).click();
  await expect(page).toHaveURL(/billing\/history/);
});

test("results fit on a phone, and stay without a connection", async ({ page, context, axe }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/#/training");
  await expect(box(page)).toBeVisible();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await box(page).fill("席位");
  await expect(kind(page, "Glossary").getByRole("link", { name: "seat", exact: true })).toBeVisible();
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
  await axe();
  await context.setOffline(false);
});

test.describe("the glossary", () => {
  test("shows a term in five languages, and what it is called elsewhere", async ({ page }) => {
    await page.goto("/#/training/glossary?term=seat");
    await expect(main(page).getByRole("heading", { name: "seat", exact: true, level: 3 })).toBeInViewport();
    const term = main(page).getByRole("listitem").filter({ has: page.getByRole("heading", { name: "seat", exact: true }) });
    for (const word of ["Benutzerplatz", "plaza de usuario", "gebruikersplaats", "席位"]) await expect(term).toContainText(word);
    await expect(term.getByRole("listitem").filter({ hasText: "Sitz" })).toContainText("wrong translation");
    await expect(term.getByRole("listitem").filter({ hasText: "licencia" })).toContainText("official");
  });

  test("is in the reader's language and can be filtered", async ({ page, axe }) => {
    await page.addInitScript(() => localStorage.setItem("portal.language", "de"));
    await page.goto("/#/training/glossary");
    await expect(main(page).getByRole("heading", { name: "Benutzerplatz", level: 3 })).toBeVisible();
    await main(page).getByRole("searchbox", { name: "Begriffe filtern" }).fill("asiento");
    await expect(main(page).getByRole("heading", { level: 3 })).toHaveText(["Benutzerplatz", "Benutzerplätze verwalten"]);
    await main(page).getByRole("searchbox", { name: "Begriffe filtern" }).fill("");
    await main(page).getByLabel("Thema").selectOption("Berichte und Protokolle");
    await expect(main(page).getByRole("heading", { level: 2 })).toHaveText(["Berichte und Protokolle"]);
    await axe();
  });
});
