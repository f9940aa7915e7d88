// Account recovery: a new master password for a member, in the browser, and what the server makes of it.

import type { Page } from "@playwright/test";
import { ConsoleMembersPage } from "../pages/console-members.ts";
import { ConsoleSettings, ENGINEERS, organizationId } from "../pages/console-settings.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const MEMBER = "engineer@brueckner.example";

/** Signs in and opens the menu of a member's row. */
async function options(page: Page, who: string, member: string): Promise<void> {
  await signIn(page, who, DEMO_PASSWORD);
  await page.goto(`/#/organizations/${organizationId(ENGINEERS)}/members`);
  const members = new ConsoleMembersPage(page);
  await members.find(member);
  await members.rows.getByRole("button", { name: /^Options for / }).click();
}

/** The same, and on to the dialog. */
async function recover(page: Page, who: string, member: string): Promise<void> {
  await options(page, who, member);
  await page.getByRole("menuitem", { name: "Recover account" }).click();
}

for (const who of ["technician@demo.example", "owner@brueckner.example", "admin@brueckner.example"]) {
  test(`${who} gives a member a new master password that really works`, async ({ page, axe, browser, server }) => {
    await recover(page, who, MEMBER);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Recover account" }).click();
    await expect(dialog.getByText("Enter a new master password or have one made.")).toBeVisible();
    const password = dialog.getByRole("textbox", { name: "New master password" });
    await password.fill("password");
    await expect(dialog.getByText("Strength (estimate): very weak")).toBeVisible();
    await dialog.getByRole("button", { name: "Recover account" }).click();
    await expect(password).toHaveAttribute("aria-invalid", "true");
    await axe();
    await dialog.getByRole("button", { name: "Make one" }).click();
    await expect(dialog.getByText("Strength (estimate): strong")).toBeVisible();
    const made = await password.inputValue();
    await dialog.getByRole("button", { name: "Recover account" }).click();
    await expect(dialog.getByText(/^The account of .* was recovered$/)).toBeVisible();
    await axe();

    // Somebody else's browser: the new password opens, the old one does not.
    const context = await browser.newContext({ baseURL: server.url });
    const theirs = new SignInPage(await context.newPage());
    await theirs.page.goto("/");
    await theirs.enter(MEMBER, DEMO_PASSWORD);
    await expect(theirs.page.getByText("E-mail address or master password is wrong.")).toBeVisible();
    await theirs.password.fill(made);
    await theirs.submit.click();
    await expect(theirs.page.getByText("You must set a new master password first.")).toBeVisible();
    await context.close();
  });
}

test("a key that does not open is told, and nothing is sent", async ({ page }) => {
  await page.route("**/reset-password-details", async (route) => {
    const answer = await route.fetch();
    const details = await answer.json();
    const sealed = details.encryptedPrivateKey as string;
    details.encryptedPrivateKey = `${sealed.slice(0, 40)}${sealed[40] === "A" ? "B" : "A"}${sealed.slice(41)}`;
    await route.fulfill({ response: answer, json: details });
  });
  let sent = 0;
  page.on("request", (request) => (sent += request.url().endsWith("/recover-account") ? 1 : 0));
  await recover(page, "technician@demo.example", MEMBER);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make one" }).click();
  await dialog.getByRole("button", { name: "Recover account" }).click();
  await expect(dialog.getByRole("alert")).toContainText("does not open with the organization's key");
  expect(sent).toBe(0);
});

test("who has not enrolled cannot be recovered, and it is said why", async ({ page }) => {
  await options(page, "technician@demo.example", "lead@brueckner.example");
  const entry = page.getByRole("menuitem", { name: "Recover account" });
  await expect(entry).toContainText("The member has not enrolled");
  await expect(entry).toBeDisabled();
});

test("a custom role manages policies and recovers accounts as far as it was allowed to", async ({ page, browser, server }) => {
  const owners = await ConsoleMembersPage.open(page, "owner@brueckner.example", ENGINEERS);
  await owners.choose("Jonas Weber", "Role, groups, collections");
  await owners.dialog.getByRole("radio", { name: /^Custom/ }).check();
  await owners.dialog.getByRole("checkbox", { name: /^Recover accounts/ }).check();
  await owners.dialog.getByRole("checkbox", { name: "Manage policies" }).check();
  await owners.press("Save");
  await expect(owners.dialog).toBeHidden();

  const context = await browser.newContext({ baseURL: server.url });
  const theirs = await context.newPage();
  const policies = await ConsoleSettings.open(theirs, MEMBER, "policies");
  await policies.edit("Master password requirements");
  await policies.dialog.getByRole("spinbutton", { name: "Least length" }).fill("15");
  await policies.press("Save");
  await expect(theirs.getByText("Master password requirements was saved for Brückner Ingenieure.")).toBeVisible();
  await policies.go("account");
  await expect(theirs.getByText("Your role in Brückner Ingenieure does not allow this.")).toBeVisible();

  await theirs.goto(`/#/organizations/${organizationId(ENGINEERS)}/members`);
  const members = new ConsoleMembersPage(theirs);
  await members.find("Ines Brückner");
  await members.menu("Ines Brückner");
  await expect(theirs.getByRole("menuitem", { name: "Role, groups, collections" })).toBeVisible();
  await expect(theirs.getByRole("menuitem", { name: "Recover account" })).toHaveCount(0);
  await theirs.keyboard.press("Escape");
  await members.choose("Aylin Demir", "Recover account");
  await members.press("Make one");
  await members.press("Recover account");
  await expect(members.dialog.getByText(/^The account of .* was recovered$/)).toBeVisible();
  await context.close();
});
