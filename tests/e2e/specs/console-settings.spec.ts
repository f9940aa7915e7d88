// Settings, Organization info: name, fingerprint, collection management, API key, deletion.

import { ClientsPage } from "../pages/clients.ts";
import { ConsoleSettings, ENGINEERS } from "../pages/console-settings.ts";
import { DEMO_PASSWORD } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const SERVICE_USER = "technician@demo.example";
const OWNER = "owner@brueckner.example";

test("the four boxes of collection management always go out together", async ({ page, server, axe }) => {
  const settings = await ConsoleSettings.open(page, SERVICE_USER, "account");
  const card = settings.section("Collection management");
  const deletion = card.getByRole("checkbox", { name: "Only owners and admins delete collections" });
  await expect(card.getByRole("checkbox", { name: "Only owners and admins create collections" })).toBeChecked();
  await axe();
  await deletion.check();
  const request = page.waitForRequest((request) => request.url().endsWith("/collection-management"));
  await card.getByRole("button", { name: "Save" }).click();
  expect(JSON.parse((await request).postData() ?? "")).toEqual({
    limitCollectionCreation: true,
    limitCollectionDeletion: true,
    limitItemDeletion: false,
    allowAdminAccessToAllCollectionItems: true,
  });
  await expect(page.getByText("Collection management of Brückner Ingenieure was saved.")).toBeVisible();

  await server.control("POST", "/demo/faults", { method: "PUT", path: "*/collection-management", kind: "status", status: 500, times: 1 });
  await deletion.uncheck();
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card.getByRole("alert")).toBeVisible();
  await expect(deletion).not.toBeChecked();
});

test("the organization has a fingerprint phrase of five words", async ({ page }) => {
  const settings = await ConsoleSettings.open(page, OWNER, "account");
  await expect(settings.section("Fingerprint phrase").locator("code")).toHaveText(/^[a-z-]+-[a-z-]+-[a-z-]+-[a-z-]+-[a-z-]+$/);
});

test("of a managed client the billing address is the provider's", async ({ page }) => {
  const settings = await ConsoleSettings.open(page, OWNER, "account");
  await expect(settings.main.getByLabel("Billing e-mail address")).toHaveAttribute("readonly", "");
  await expect(page.getByText("Demo MSP pays for this organization")).toBeVisible();
});

test("the API key is shown behind the master password, once", async ({ page, axe }) => {
  const settings = await ConsoleSettings.open(page, OWNER, "account");
  await page.getByRole("button", { name: "Show API key" }).click();
  await settings.press("Show API key");
  await expect(settings.dialog.getByText("Enter your master password.")).toBeVisible();
  await settings.dialog.getByLabel("Master password").fill("wrong");
  await settings.press("Show API key");
  await expect(settings.dialog.getByText("The master password is wrong.")).toBeVisible();
  await settings.dialog.getByLabel("Master password").fill(DEMO_PASSWORD);
  await settings.press("Show API key");
  const secret = settings.dialog.getByLabel("Client secret");
  await expect(secret).toHaveValue(/^[A-Za-z0-9]{30}$/);
  await expect(secret).toHaveAttribute("type", "password");
  const first = await secret.inputValue();
  await axe();
  await settings.dialog.locator(".dialog__foot").getByRole("button", { name: "Close" }).click();
  // Not kept: the password is asked again.
  await page.getByRole("button", { name: "Rotate API key" }).click();
  await expect(settings.dialog.getByText("stops working at once")).toBeVisible();
  await settings.dialog.getByLabel("Master password").fill(DEMO_PASSWORD);
  await settings.press("Rotate API key");
  await expect(secret).toHaveValue(/^[A-Za-z0-9]{30}$/);
  expect(await secret.inputValue()).not.toBe(first);
});

test("a client is deleted behind its name and the master password, and leaves the list", async ({ page, axe }) => {
  const clients = await ClientsPage.open(page, SERVICE_USER);
  await expect(clients.row(ENGINEERS)).toBeVisible();
  const settings = await ConsoleSettings.visit(page, "account");
  await page.getByRole("button", { name: "Delete organization…" }).click();
  await axe();
  const name = settings.dialog.getByLabel("Type the organization's name to confirm");
  await name.fill("Brückner");
  await settings.press("Delete for good");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill(ENGINEERS);
  await settings.dialog.getByLabel("Master password").fill("wrong");
  await settings.press("Delete for good");
  await expect(settings.dialog.getByText("The master password is wrong.")).toBeVisible();
  await settings.dialog.getByLabel("Master password").fill(DEMO_PASSWORD);
  await settings.press("Delete for good");
  await expect(page.getByText(`${ENGINEERS} was deleted.`)).toBeVisible();
  await expect(clients.rows.first().getByRole("link")).toBeVisible();
  await expect(clients.row(ENGINEERS)).toHaveCount(0);
});

test("client admins manage policies, not settings", async ({ page }) => {
  const settings = await ConsoleSettings.open(page, "admin@brueckner.example", "account");
  await expect(page.getByText("Your role in Brückner Ingenieure does not allow this.")).toBeVisible();
  await expect(settings.section("Danger zone")).toHaveCount(0);
});
