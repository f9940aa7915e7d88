// Settings, Policies: what each does, what it needs, whom it affects, and what can go wrong while saving.

import { ConsoleSettings, FOOD_BANK } from "../pages/console-settings.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const SERVICE_USER = "technician@demo.example";
const OWNER = "owner@brueckner.example";
const CLIENT_ADMIN = "admin@brueckner.example";

test("every policy is listed with what it does and whether it is on", async ({ page, axe }) => {
  const policies = await ConsoleSettings.open(page, SERVICE_USER, "policies");
  await expect(policies.row("Single organization")).toContainText("On");
  await expect(policies.row("Require two-step login")).toContainText("Off");
  await expect(page.getByText("4 policies are on")).toBeVisible();
  expect(await policies.main.locator(".policy").count()).toBe(23);
  await axe();
  await policies.search.fill("pin");
  await expect(policies.row("No unlocking with a PIN")).toBeVisible();
  await expect(policies.row("Single organization")).toBeHidden();
  await policies.search.fill("nothing of the kind");
  await page.getByRole("button", { name: "Show all policies" }).click();
  await expect(policies.row("Single organization")).toBeVisible();
});

for (const who of [ADMIN, SERVICE_USER, OWNER, CLIENT_ADMIN]) {
  test(`${who} changes what a policy demands`, async ({ page, axe }) => {
    const policies = await ConsoleSettings.open(page, who, "policies");
    await policies.edit("Master password requirements");
    await expect(policies.dialog.getByText("Everyone, owners and admins too.")).toBeVisible();
    const length = policies.dialog.getByRole("spinbutton", { name: "Least length" });
    await expect(length).toHaveValue("14");
    await length.fill("8");
    await policies.press("Save");
    await expect(length).toHaveAttribute("aria-invalid", "true");
    await axe();
    await length.fill("16");
    await policies.press("Save");
    await expect(policies.dialog).toBeHidden();
    await expect(page.getByText("Master password requirements was saved for Brückner Ingenieure.")).toBeVisible();
    await policies.edit("Master password requirements");
    await expect(length).toHaveValue("16");
  });
}

test("a policy that is opened before the list is fetched anew has what was saved", async ({ page, server }) => {
  const policies = await ConsoleSettings.open(page, ADMIN, "policies");
  await policies.edit("Master password requirements");
  const length = policies.dialog.getByRole("spinbutton", { name: "Least length" });
  await length.fill("16");
  await server.control("POST", "/demo/faults", { method: "GET", path: "/api/organizations/*/policies", kind: "status", status: 500 });
  await policies.press("Save");
  await expect(policies.dialog).toBeHidden();
  await policies.edit("Master password requirements");
  await expect(length).toHaveValue("16");
});

for (const who of ["people@brueckner.example", "engineer@brueckner.example"]) {
  test(`${who} is told why there is nothing to see`, async ({ page }) => {
    await ConsoleSettings.open(page, who, "policies");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("searchbox", { name: "Search policies" })).toBeHidden();
    await expect(page.getByText(/does not allow this|You do not reach/)).toBeVisible();
  });
}

test("what a policy needs is switched on before it, in this order", async ({ page, server, axe }) => {
  const policies = await ConsoleSettings.open(page, ADMIN, "policies", FOOD_BANK);
  await policies.edit("Account recovery");
  await policies.state.check();
  await expect(policies.dialog.getByText("It needs Single organization, which is off")).toBeVisible();
  await axe();
  await policies.press("Save and revoke");
  await expect(policies.dialog.getByText("This cannot be turned on while Single organization is off.")).toBeVisible();
  await policies.dialog.getByRole("checkbox", { name: "Turn on Single organization first" }).check();
  await server.control("DELETE", "/demo/requests");
  await policies.press("Save and revoke");
  await expect(policies.dialog).toBeHidden();
  const requests = (await server.control("GET", "/demo/requests")) as { method: string; path: string }[];
  const saved = requests.filter((request) => request.method === "PUT").map((request) => request.path.split("/").pop());
  expect(saved).toEqual(["3", "8"]);
  await expect(policies.row("Single organization")).toContainText("On");
  await expect(policies.row("Account recovery")).toContainText("On");

  await policies.edit("Single organization");
  await policies.state.uncheck();
  await expect(policies.dialog.getByText("Account recovery depends on it")).toBeVisible();
  await policies.dialog.getByRole("checkbox", { name: "Turn off Account recovery first" }).check();
  await policies.press("Save");
  await expect(policies.dialog).toBeHidden();
  await expect(policies.row("Account recovery")).toContainText("Off");
});

test("a refusal that names another policy is understood, and the form stays", async ({ page, server }) => {
  const policies = await ConsoleSettings.open(page, ADMIN, "policies");
  await policies.edit("Vault timeout");
  const minutes = policies.dialog.getByRole("spinbutton", { name: "Minutes at most" });
  await minutes.fill("30");
  await server.control("POST", "/demo/faults", {
    method: "PUT",
    path: "*/policies/9",
    kind: "status",
    status: 400,
    message: "Turn on the Single organization policy first.",
    times: 1,
  });
  await policies.press("Save");
  await expect(policies.dialog.getByRole("alert").first()).toContainText("This is about the policy “Single organization”");
  await expect(minutes).toHaveValue("30");
  await policies.press("Save");
  await expect(policies.dialog).toBeHidden();
});

test("too many requests: nothing is lost and nothing is sent twice", async ({ page, server }) => {
  const policies = await ConsoleSettings.open(page, ADMIN, "policies");
  await policies.edit("No unlocking with a PIN");
  await policies.state.check();
  await server.control("POST", "/demo/faults", {
    method: "PUT",
    path: "*/policies/14",
    kind: "status",
    status: 429,
    retryAfterSeconds: 3,
    times: 1,
  });
  await server.control("DELETE", "/demo/requests");
  await policies.press("Save");
  await expect(policies.dialog.getByRole("alert").first()).toContainText("Too many requests");
  await expect(policies.state).toBeChecked();
  const sent = (await server.control("GET", "/demo/requests")) as { method: string }[];
  expect(sent.filter((request) => request.method === "PUT").length).toBe(1);
});

test("half of what was asked is told as half", async ({ page, server }) => {
  const policies = await ConsoleSettings.open(page, ADMIN, "policies", FOOD_BANK);
  await policies.edit("Vault timeout");
  await policies.state.check();
  await policies.dialog.getByRole("spinbutton", { name: "Minutes at most" }).fill("60");
  await policies.dialog.getByRole("checkbox", { name: "Turn on Single organization first" }).check();
  await server.control("POST", "/demo/faults", { method: "PUT", path: "*/policies/9", kind: "status", status: 500, times: 1 });
  await policies.press(/^Save/);
  await expect(policies.dialog.getByRole("alert").first()).toContainText("Single organization was saved, Vault timeout was not");
  await page.keyboard.press("Escape");
  await expect(policies.row("Single organization")).toContainText("On");
});

test("a policy of a newer server is listed and left alone", async ({ page }) => {
  await page.route("**/policies", async (route) => {
    const answer = await route.fetch();
    const list = await answer.json();
    list.data.push({ object: "policy", type: 77, enabled: true, data: { x: 1 }, canToggleState: true });
    await route.fulfill({ response: answer, json: list });
  });
  const policies = await ConsoleSettings.open(page, ADMIN, "policies");
  const stranger = policies.main.getByRole("listitem").filter({ hasText: "Policy number 77" });
  await expect(stranger).toContainText("On");
  await expect(stranger.getByRole("button")).toHaveCount(0);
});

test("who loses access is named before two-step login is required", async ({ page, axe }) => {
  const policies = await ConsoleSettings.open(page, SERVICE_USER, "policies");
  await policies.edit("Require two-step login");
  await expect(policies.dialog.getByText(/It binds \d+ members/)).toBeVisible();
  await expect(policies.dialog.getByText(/lose access$/)).toBeHidden();
  await policies.state.check();
  await expect(policies.dialog.getByText(/members lose access$/)).toBeVisible();
  await expect(policies.dialog.getByRole("listitem").filter({ hasText: "Lucas Moreau" })).toBeVisible();
  await axe();
  await policies.press("Save and revoke");
  await expect(policies.dialog).toBeHidden();
  await expect(page.getByText(/members were revoked\./)).toBeVisible();
});

