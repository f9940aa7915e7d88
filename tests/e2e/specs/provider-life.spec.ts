// How a provider begins, is suspended, and ends.

import { BillingPages, SERVICE_USER, change } from "../pages/billing.ts";
import { ClientsPage } from "../pages/clients.ts";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const FOUNDER = "founder@demo.example";

test("settings are saved, and what is wrong with them stands next to the field", async ({ page, axe }) => {
  const billing = await BillingPages.open(page);
  await billing.go("settings");
  await page.getByLabel("Provider name").fill("");
  await page.getByLabel("Billing e-mail").fill("nobody");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Enter the provider's name.")).toBeVisible();
  await expect(page.getByText("Enter a full e-mail address")).toBeVisible();
  await axe();
  await page.getByLabel("Provider name").fill("Demo <b>MSP</b> & Co");
  await page.getByLabel("Billing e-mail").fill("Bills@NEW.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings were saved.")).toBeVisible();
  await expect(page.getByLabel("Billing e-mail")).toHaveValue("bills@new.example");
  await expect(billing.trail).toContainText("Demo <b>MSP</b> & Co");
});

test("a provider with clients is not deleted; without, its admin's password is asked for", async ({ page, axe }) => {
  const billing = await BillingPages.open(page);
  await billing.go("settings");
  const danger = billing.section("Danger zone");
  await expect(danger).toContainText("Demo MSP still has 6 clients");
  await expect(danger.getByRole("button")).toHaveCount(0);
  await danger.getByRole("link", { name: "Clients" }).click();
  const clients = new ClientsPage(page);
  for (let left = 6; left > 0; left -= 1) {
    await expect(clients.rows).toHaveCount(left);
    const [name] = await clients.names();
    await clients.choose(name, "Unlink");
    await clients.press("Unlink");
    await expect(clients.row(name)).toHaveCount(0);
  }

  await billing.go("settings");
  await danger.getByRole("button", { name: "Delete provider" }).click();
  await expect(billing.dialog).toContainText("the provider's key");
  await axe();
  await billing.press("Delete for good");
  await expect(billing.dialog).toContainText("Enter your master password.");
  await page.getByLabel("Master password", { exact: true }).fill("wrong");
  await billing.press("Delete for good");
  await expect(billing.dialog).toContainText("The master password is wrong.");
  await page.getByLabel("Master password", { exact: true }).fill(DEMO_PASSWORD);
  await billing.press("Delete for good");
  await expect(page.getByText("Demo MSP was deleted.")).toBeVisible({ timeout: 20_000 });
  // With one provider left, home is its clients.
  await expect(billing.heading("Clients")).toBeVisible();
  await expect(billing.trail).toContainText("Harbour Managed IT");
});

test("a refused deletion is explained in the dialog", async ({ page, server }) => {
  await page.route("**/api/providers/*/organizations", (route) =>
    route.fulfill({ json: { object: "list", data: [], continuationToken: null } }),
  );
  const billing = await BillingPages.open(page, "harbour@demo.example", "Harbour Managed IT");
  await billing.go("settings");
  await billing.section("Danger zone").getByRole("button", { name: "Delete provider" }).click();
  await page.getByLabel("Master password", { exact: true }).fill(DEMO_PASSWORD);
  await server.control("POST", "/demo/faults", { method: "DELETE", path: "/api/providers/*", kind: "status", status: 403 });
  await billing.press("Delete for good");
  await expect(billing.dialog.getByRole("alert")).toContainText("You may not do this", { timeout: 20_000 });
});

test("a pending provider is set up from the mail's link and gets its first client", async ({ page, axe }) => {
  await signIn(page, FOUNDER, DEMO_PASSWORD);
  const frame = new Frame(page);
  await expect(frame.heading("Set up your provider")).toBeVisible();
  await expect(page).toHaveURL(/setup-provider\?providerId=/);
  const id = page.url().split("providerId=")[1].split("&")[0];
  await axe();
  await page.getByLabel("Link from the e-mail").fill("https://vault.example/#/somewhere");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("This is not a link that sets a provider up.")).toBeVisible();
  await page
    .getByLabel("Link from the e-mail")
    .fill(`https://vault.example/#/providers/setup-provider?providerId=${id}&email=founder%40demo.example&token=demo-setup-token`);
  await page.getByRole("button", { name: "Next" }).click();

  await expect(page.getByLabel("Billing e-mail")).toHaveValue(FOUNDER);
  await page.getByRole("button", { name: "Set up provider" }).click();
  for (const text of ["Enter the provider's name.", "Choose the country.", "Enter the postal code.", "Choose a payment method."]) {
    await expect(page.getByText(text)).toBeVisible();
  }
  await axe();
  await page.getByLabel("Provider name").fill("Newly Founded IT");
  await page.getByLabel("Country").selectOption({ label: "Spain" });
  await page.getByLabel("Postal code").fill("28013");
  await page.getByText("tok_demo_visa").click();
  await page.getByRole("button", { name: "Set up provider" }).click();
  await expect(page.getByText("Newly Founded IT is ready.")).toBeVisible({ timeout: 20_000 });
  await expect(frame.heading("Clients")).toBeVisible();

  // The key that was just made works: a client's own key is wrapped with it.
  const clients = new ClientsPage(page);
  await clients.add("New client");
  await clients.dialog.getByText("Teams", { exact: true }).click();
  await page.getByLabel("Organization name").fill("First of all");
  await page.getByLabel(/E-mail address/).fill("owner@first.example");
  await page.getByRole("spinbutton").fill("3");
  await clients.press("Create client");
  await expect(clients.row("First of all")).toBeVisible({ timeout: 20_000 });
  await page.goto(`/#/providers/${id}/billing/subscription`);
  await expect(frame.main.getByText("Trial", { exact: true })).toBeVisible();
});

test("a link that has expired, and one for somebody else, are told apart", async ({ page, server }) => {
  await signIn(page, FOUNDER, DEMO_PASSWORD);
  const frame = new Frame(page);
  await expect(frame.heading("Set up your provider")).toBeVisible();
  const id = page.url().split("providerId=")[1].split("&")[0];
  await page.goto(`/#/providers/setup-provider?providerId=${id}&email=other%40demo.example&token=x`);
  await expect(frame.main).toContainText("The invitation went to other@demo.example");
  await page.goto(`/#/providers/setup-provider?providerId=nobody&token=x`);
  await expect(frame.main).toContainText("You are not an admin of the provider");
  await server.control("POST", "/demo/links/expire", { email: FOUNDER });
  await page.goto(`/#/providers/setup-provider?providerId=${id}&token=demo-setup-token`);
  await page.getByLabel("Provider name").fill("Too late");
  await page.getByLabel("Billing e-mail").fill("a@b.example");
  await page.getByLabel("Country").selectOption({ label: "Spain" });
  await page.getByLabel("Postal code").fill("28013");
  await page.getByText("tok_demo_visa").click();
  await page.getByRole("button", { name: "Set up provider" }).click();
  await expect(page.getByRole("alert")).toContainText("The link has expired");
  await expect(page.getByLabel("Provider name")).toHaveValue("Too late");
});

test("on a real server the setup leads to the server's own web app", async ({ page }) => {
  await page.route("**/api/config", async (route) => {
    const response = await route.fetch();
    const config = await response.json();
    delete config.demo;
    config.environment.vault = "https://vault.example";
    await route.fulfill({ response, json: config });
  });
  await signIn(page, FOUNDER, DEMO_PASSWORD);
  const frame = new Frame(page);
  await expect(frame.heading("Set up your provider")).toBeVisible();
  const id = page.url().split("providerId=")[1].split("&")[0];
  await page.goto(`/#/providers/setup-provider?providerId=${id}&token=t`);
  await expect(frame.main).toContainText("That step cannot be done in this portal");
  await expect(frame.main.getByRole("link", { name: /web app/ })).toHaveAttribute(
    "href",
    `https://vault.example/#/providers/setup-provider?providerId=${id}&token=t`,
  );
});

test("a suspended provider says on every page who can help, and a payment method ends it", async ({ page, server, axe }) => {
  await change(server, { enabled: false, status: "unpaid", cancelAtMillis: Date.now() + 9 * 24 * 60 * 60 * 1000 });
  const billing = await BillingPages.open(page);
  await expect(billing.notices).toContainText("Demo MSP is suspended");
  await expect(billing.notices).toContainText("Add a payment method that works");
  await expect(billing.notices).toContainText("The subscription ends on");
  await expect(page.getByRole("button", { name: "Add new organization" })).toBeDisabled();
  await axe();
  await billing.notices.getByRole("link", { name: "Payment details" }).click();
  await expect(billing.heading("Payment details")).toBeVisible();
  await expect(billing.notices).toContainText("Demo MSP is suspended");
  await billing.section("Payment method").getByRole("button", { name: "Replace payment method" }).click();
  await expect(billing.dialog).toContainText("Then Demo MSP and its clients work again.");
  await billing.dialog.getByText("tok_demo_visa").click();
  await billing.press("Save");
  await expect(billing.dialog).toBeHidden();
  await expect(billing.notices).toHaveCount(0);
  await billing.navigation.getByRole("link", { name: "Clients" }).click();
  await expect(page.getByRole("button", { name: "Add new organization" })).toBeEnabled();
});

test("a service user of a suspended provider is sent to an admin", async ({ page, server }) => {
  await change(server, { enabled: false, status: "unpaid" });
  const billing = await BillingPages.open(page, SERVICE_USER);
  await expect(billing.notices).toContainText("Ask a provider admin");
  await expect(billing.notices.getByRole("link")).toHaveCount(0);
});

test("a suspension for another reason leads to support, also where the server says nothing", async ({ page, server }) => {
  await change(server, { enabled: false, status: "canceled" });
  await server.control("POST", "/demo/faults", { path: "/api/providers/*/billing/vnext/warnings", kind: "status", status: 404 });
  const billing = await BillingPages.open(page);
  await expect(billing.notices).toContainText("Contact the server's support");
});

test("who is not suspended is not asked about", async ({ page, server }) => {
  await BillingPages.open(page, SERVICE_USER);
  const asked = (await server.control("GET", "/demo/requests")) as { path: string }[];
  expect(asked.filter(({ path }) => path.includes("/billing/"))).toEqual([]);
});
