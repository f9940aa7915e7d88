// What a provider pays for and how.

import { readFileSync } from "node:fs";
import { BillingPages, SERVICE_USER, change } from "../pages/billing.ts";
import { expect, test } from "../support/test.ts";

const DAY = 24 * 60 * 60 * 1000;

test("the subscription shows lines, discount, total and whose seats are where", async ({ page, server, axe }) => {
  await change(server, { discountPercent: 25 });
  const billing = await BillingPages.open(page);
  await billing.navigation.getByText("Billing", { exact: true }).click();
  await billing.navigation.getByRole("link", { name: "Subscription" }).click();
  await expect(billing.heading("Subscription")).toBeVisible();
  await expect(billing.main.getByText("Active", { exact: true })).toBeVisible();
  const bill = page.getByRole("table", { name: "Plans and prices" });
  await expect(bill.getByRole("row", { name: /^Teams/ })).toHaveText(/25.*\$4\.00.*\$100\.00/s);
  await expect(bill.getByRole("row", { name: /^Enterprise/ })).toHaveText(/112.*\$6\.00.*\$672\.00/s);
  await expect(bill.getByRole("row", { name: /^Discount 25/ })).toContainText("-$193.00");
  await expect(bill.getByRole("row", { name: /^Total/ })).toContainText("$579.00");
  await expect(billing.main).toContainText("$125.00, used up before anything is charged");
  const teams = billing.main.getByRole("article").filter({ hasText: "Teams" });
  await expect(teams).toContainText("20 of 25 paid seats are assigned");
  await expect(teams.locator("dd")).toHaveText(["25", "20", "0", "5"]);
  await axe();
});

const STANDINGS = [
  { change: { status: "trialing", trialEndMillis: Date.now() + 9 * DAY }, badge: "Trial", says: "The trial runs until" },
  { change: { status: "past_due", unpaidSinceMillis: Date.now() - 3 * DAY }, badge: "Past due", says: "It has been unpaid since" },
  { change: { status: "unpaid" }, badge: "Unpaid", says: "The subscription is unpaid" },
  { change: { status: "canceled" }, badge: "Canceled", says: "The subscription has been canceled" },
  { change: { status: "incomplete" }, badge: "Incomplete", says: "The first payment did not go through" },
  { change: { status: "paused" }, badge: "paused", says: "a status this portal does not know" },
  { change: { cancelAtMillis: Date.now() + 20 * DAY }, badge: "Active", says: "The subscription ends on" },
];

for (const { change: what, badge, says } of STANDINGS) {
  test(`a subscription that is ${badge} (${says}) says what follows`, async ({ page, server }) => {
    await change(server, what);
    const billing = await BillingPages.open(page);
    await billing.go("subscription");
    await expect(billing.main.getByText(badge, { exact: true })).toBeVisible();
    await expect(billing.main.getByText(says)).toBeVisible();
  });
}

test("money and dates are written in five languages", async ({ page }) => {
  const billing = await BillingPages.open(page);
  await billing.go("subscription");
  const banner = page.getByRole("banner");
  for (const [language, heading, total] of [
    ["Deutsch", "Abonnement", "772,00 $"],
    ["Español", "Suscripción", "772,00"],
    ["Nederlands", "Abonnement", "772,00"],
    ["简体中文", "订阅", "US$772.00"],
    ["English", "Subscription", "$772.00"],
  ]) {
    await banner.getByRole("button").last().click();
    await page.getByRole("menu").getByText(language, { exact: true }).click();
    await expect(billing.heading(heading)).toBeVisible();
    await expect(billing.main.locator(".bill__sum")).toContainText(total);
  }
});

test("a billing address is changed, and leaving the tax id out deletes it", async ({ page, axe }) => {
  const billing = await BillingPages.open(page);
  await billing.go("payment details");
  const address = billing.section("Billing address");
  await expect(address).toContainText("10115 Berlin");
  await expect(address).toContainText("DE123456789");
  await address.getByRole("button", { name: "Edit address" }).click();
  await expect(billing.dialog.getByLabel("City")).toHaveValue("Berlin");
  await axe();
  await billing.dialog.getByLabel("Country").selectOption({ label: "Netherlands" });
  await billing.press("Save");
  await expect(billing.dialog.getByText("does not know this postal code")).toBeVisible();
  await expect(billing.dialog.getByLabel("Postal code")).toHaveAttribute("aria-invalid", "true");
  await billing.dialog.getByLabel("Postal code").fill("1012 AB");
  await billing.dialog.getByLabel("City").fill("Amsterdam");
  await billing.press("Save");
  await expect(billing.dialog.getByText("does not accept this tax ID")).toBeVisible();
  await expect(billing.dialog.getByLabel("City")).toHaveValue("Amsterdam");
  await billing.dialog.getByLabel("Tax ID", { exact: false }).first().fill("");
  await expect(billing.dialog.getByText("Saving deletes the tax ID DE123456789.")).toBeVisible();
  await billing.press("Save");
  await expect(billing.dialog).toBeHidden();
  await expect(page.getByText("the tax ID was deleted")).toBeVisible();
  await expect(address).toContainText("1012 AB Amsterdam");
  await expect(address).not.toContainText("DE123456789");
  // A liable country without a tax id: the warning comes at once, and can be hidden.
  await expect(billing.notices).toContainText("The tax ID is missing");
  await billing.notices.getByRole("button", { name: "Hide for now" }).click();
  await billing.go("subscription");
  await expect(billing.heading("Subscription")).toBeVisible();
  await expect(billing.notices).toHaveCount(0);
});

const TROUBLE = [
  { name: "a conflict", fault: { kind: "status", status: 409 }, says: "do not match" },
  { name: "a failure of the payment provider", fault: { kind: "status", status: 500 }, says: "did not accept this" },
  { name: "403", fault: { kind: "status", status: 403 }, says: "You may not do this" },
  { name: "404", fault: { kind: "status", status: 404 }, says: "does not exist" },
];

for (const { name, fault, says } of TROUBLE) {
  test(`${name} while saving the address is named, and nothing typed is lost`, async ({ page, server }) => {
    const billing = await BillingPages.open(page);
    await billing.go("payment details");
    await billing.section("Billing address").getByRole("button", { name: "Edit address" }).click();
    await billing.dialog.getByLabel("City").fill("Potsdam");
    await server.control("POST", "/demo/faults", { method: "PUT", path: "/api/providers/*/billing/vnext/address", ...fault });
    await billing.press("Save");
    await expect(billing.dialog.getByRole("alert")).toContainText(says);
    await expect(billing.dialog.getByLabel("City")).toHaveValue("Potsdam");
    await server.control("DELETE", "/demo/faults");
    await billing.press("Save");
    await expect(billing.dialog).toBeHidden();
  });
}

test("what is refused is explained in place, and the other cards stay", async ({ page, server }) => {
  for (const [status, says] of [
    [401, "You may not do this"],
    [403, "You may not do this"],
    [404, "does not exist"],
  ] as const) {
    await server.reset();
    await server.control("POST", "/demo/faults", { path: "/api/providers/*/billing/vnext/credit", kind: "status", status });
    const billing = await BillingPages.open(page);
    await billing.go("payment details");
    await expect(billing.section("Account credit")).toContainText(says);
    await expect(billing.section("Payment method")).toContainText("Visa ending in 4242");
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
  }
});

test("every kind of payment method has its words, and only safe links are links", async ({ page, server, axe }) => {
  const billing = await BillingPages.open(page);
  const bank = { type: "bankAccount", bankName: "Demo Savings Bank", last4: "6789" };
  const method = billing.section("Payment method");
  const show = async (paymentMethod: object | null) => {
    await change(server, { paymentMethod });
    await billing.go("settings");
    await expect(billing.heading("Settings")).toBeVisible();
    await page.reload();
    await page.locator("input[type=password]").fill("demo master password 2026");
    await page.keyboard.press("Enter");
    await billing.go("payment details");
  };
  await show({ ...bank, hostedVerificationUrl: "https://pay.example/verify" });
  await expect(method).toContainText("Demo Savings Bank, account ending in 6789");
  await expect(method.getByRole("link", { name: /Verify bank account/ })).toHaveAttribute("href", "https://pay.example/verify");
  await axe();
  await show({ ...bank, hostedVerificationUrl: "javascript:alert(1)" });
  await expect(method).toContainText("no safe link");
  await expect(method.getByRole("link")).toHaveCount(0);
  await show({ type: "payPal", email: "pay@demo.example" });
  await expect(method).toContainText("PayPal account pay@demo.example");
  await show(null);
  await expect(method).toContainText("No payment method is stored.");
});

test("the demo server takes test methods; a choice is needed", async ({ page, axe }) => {
  const billing = await BillingPages.open(page);
  await billing.go("payment details");
  await billing.section("Payment method").getByRole("button", { name: "Replace payment method" }).click();
  await billing.press("Save");
  await expect(billing.dialog.getByText("Choose a payment method.")).toBeVisible();
  await axe();
  await billing.dialog.getByText("tok_demo_paypal").click();
  await billing.press("Save");
  await expect(billing.dialog).toBeHidden();
  await expect(billing.section("Payment method")).toContainText("PayPal account");
});

test("on a real server the portal says where the payment method is changed", async ({ page, server }) => {
  await page.route("**/api/config", async (route) => {
    const response = await route.fetch();
    const config = await response.json();
    delete config.demo;
    config.environment.vault = "https://vault.example";
    await route.fulfill({ response, json: config });
  });
  const billing = await BillingPages.open(page);
  await billing.go("payment details");
  const method = billing.section("Payment method");
  await expect(method).toContainText("on the payment provider's own page only");
  await expect(method.getByRole("link", { name: /web app/ })).toHaveAttribute("href", "https://vault.example");
  await expect(method.getByRole("button")).toHaveCount(0);
});

test("invoices are listed newest first; who was on one is a table with totals and a CSV", async ({ page, axe }) => {
  const billing = await BillingPages.open(page);
  await billing.go("history");
  const rows = billing.main.locator("tbody tr");
  await expect(rows).toHaveCount(12);
  await expect(rows.first()).toContainText("Paid");
  await expect(rows.first()).toContainText("$772.00");
  const number = (await rows.first().getByRole("rowheader").innerText()).split("\n")[0].replace(/ \(.*/, "");
  await axe();

  const saving = page.waitForEvent("download");
  await rows.first().getByRole("button", { name: /CSV/ }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(new RegExp(`^client-report_\\d{4}-\\d\\d-01_${number}\\.csv$`));
  expect(readFileSync(await download.path(), "utf8")).toContain("Client,Id,Assigned,Used,Remaining,Plan,Estimated total");

  await rows.first().getByRole("link", { name: /^Show/ }).click();
  await expect(billing.heading(`Clients on invoice ${number}`)).toBeVisible();
  const report = page.getByRole("table");
  await expect(report.getByRole("row", { name: /My Client's Organization/ })).toContainText("$90.00");
  await expect(report.locator("tfoot tr")).toHaveText(/137.*43.*94.*\$772\.00/s);
  await axe();
  await report.getByRole("button", { name: "Assigned" }).click();
  await expect(report.locator("tbody tr:visible").first()).toContainText("Unassigned seats");
  await billing.main.getByRole("link", { name: "Back to the billing history" }).click();
  await expect(rows).toHaveCount(12);
});

test("a report that does not arrive says so", async ({ page, server }) => {
  const billing = await BillingPages.open(page);
  await billing.go("history");
  await server.control("POST", "/demo/faults", { path: "/api/providers/*/billing/invoices/*", kind: "status", status: 404 });
  const first = billing.main.locator("tbody tr").first();
  await first.getByRole("button", { name: /CSV/ }).click();
  await expect(page.getByText("The client report could not be saved.")).toBeVisible();
  await first.getByRole("link", { name: /^Show/ }).click();
  await expect(billing.main).toContainText("The client report could not be loaded");
});

test("a service user finds none of these pages, and a link explains why", async ({ page, axe }) => {
  const billing = await BillingPages.open(page, SERVICE_USER);
  for (const name of ["Billing", "Settings"]) {
    await expect(billing.navigation.getByText(name, { exact: true })).toHaveCount(0);
  }
  for (const name of ["subscription", "payment details", "history", "settings"] as const) {
    await billing.go(name);
    await expect(billing.main.getByRole("heading", { name: "No access" })).toBeVisible();
  }
  await axe();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 700 } });

  test("nothing is cut off", async ({ page, axe }) => {
    const billing = await BillingPages.open(page);
    for (const name of ["subscription", "payment details", "history", "settings"] as const) {
      await billing.go(name);
      await expect(billing.main.locator("h1")).toBeVisible();
      await page.waitForLoadState("networkidle");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, name).toBeLessThanOrEqual(0);
      await axe();
    }
  });
});
