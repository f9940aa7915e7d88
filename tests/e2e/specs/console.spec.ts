// The house of a client: who is offered what, how one gets from one client to another, what stands on its
// home, who pays for it.

import { Console, DENTISTS, ENGINEERS } from "../pages/console.ts";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const TECHNICIAN = "technician@demo.example";
const OWNER = "owner@brueckner.example";
const CLIENT_ADMIN = "admin@brueckner.example";
const PEOPLE = "people@brueckner.example";
const AUDITOR = "auditor@brueckner.example";
const MEMBER = "engineer@brueckner.example";

const EVERYTHING = [
  "Home",
  "Collections",
  "Members",
  "Groups",
  "Reporting",
  "Event logs",
  "Reports",
  "Billing",
  "Subscription",
  "Settings",
  "Organization info",
  "Policies",
  "Import data",
  "Export vault",
];

for (const staff of [ADMIN, TECHNICIAN]) {
  test(`${staff} is offered every page of a client, and told for whom they act`, async ({ page, axe }) => {
    const console = await Console.open(page, staff);
    await expect(console.banner).toHaveText(`You are working in ${ENGINEERS} for Demo MSP.`);
    expect(await console.entries()).toEqual(EVERYTHING);
    await axe();
    await console.frame.main.getByRole("link", { name: "All clients" }).click();
    await expect(console.frame.heading("Clients")).toBeVisible();
  });
}

test("an owner is offered every page, and acts for nobody", async ({ page, axe }) => {
  const console = await Console.open(page, OWNER);
  await expect(console.banner).toHaveCount(0);
  expect(await console.entries()).toEqual(EVERYTHING);
  await axe();
});

test("an admin is offered no billing and no organization info, and reads why", async ({ page, axe }) => {
  const console = await Console.open(page, CLIENT_ADMIN);
  const refused = ["Billing", "Subscription", "Organization info"];
  expect(await console.entries()).toEqual(EVERYTHING.filter((name) => !refused.includes(name)));
  for (const path of ["billing/subscription", "settings/account"]) {
    await page.goto(console.address(path));
    await expect(console.frame.heading("No access")).toBeVisible();
    await expect(console.frame.main).toContainText(`Your role in ${ENGINEERS} does not allow this.`);
  }
  await axe();
  await console.frame.main.getByRole("link", { name: "To the overview of this client" }).click();
  await expect(console.frame.heading(ENGINEERS)).toBeVisible();
});

for (const [email, offered] of [
  [PEOPLE, ["Home", "Collections", "Members", "Groups"]],
  [AUDITOR, ["Home", "Reporting", "Event logs"]],
] as const) {
  test(`custom permissions decide what ${email} is offered`, async ({ page }) => {
    await signIn(page, email, DEMO_PASSWORD);
    const console = await Console.of(page, email);
    expect(await console.entries()).toEqual(offered);
    await page.goto(console.address("settings/policies"));
    await expect(console.frame.heading("No access")).toBeVisible();
  });
}

test("a plain member is told that the console is not for them", async ({ page, axe }) => {
  const owner = await Console.open(page, OWNER);
  await owner.frame.choose("Sign out");
  await page.goto(owner.address("members"));
  await new SignInPage(page).enter(MEMBER);
  const frame = new Frame(page);
  await expect(frame.heading("No access")).toBeVisible();
  await expect(frame.main).toContainText("does not allow this");
  await expect(frame.navigation.getByRole("link", { name: "Members" })).toHaveCount(0);
  await axe();
});

test("somebody else's organization does not open", async ({ page, axe }) => {
  const owner = await Console.open(page, OWNER);
  await owner.frame.choose("Sign out");
  await page.goto(owner.address());
  await new SignInPage(page).enter("owner@client-two.example");
  const frame = new Frame(page);
  await expect(frame.heading("No access")).toBeVisible();
  await expect(frame.main).toContainText("You do not reach this organization");
  await axe();
});

test("a client that the profile leaves out is found in its provider's list", async ({ page }) => {
  await page.route("**/api/accounts/profile", async (route) => {
    const answer = await route.fetch();
    const profile = await answer.json();
    const some = profile.providerOrganizations.filter(({ name }: { name: string }) => name !== ENGINEERS);
    await route.fulfill({ response: answer, json: { ...profile, providerOrganizations: some } });
  });
  const console = await Console.open(page, TECHNICIAN);
  await expect(console.banner).toHaveText(`You are working in ${ENGINEERS} for Demo MSP.`);
  expect(await console.entries()).toEqual(EVERYTHING);
  await page.goto("/#/organizations/00000000-0000-0000-0000-000000000000");
  await expect(console.frame.heading("No access")).toBeVisible();
});

test("old addresses of a client land on today's pages, after signing in too", async ({ page, context }) => {
  const console = await Console.open(page, TECHNICIAN);
  for (const [old, today] of [
    ["vault?collectionId=x", "collections?collectionId=x"],
    ["manage/people", "members"],
    ["manage/groups", "groups"],
    ["manage/policies", "settings/policies"],
    ["manage/collections", "collections"],
    ["manage/events", "reporting/events"],
    ["reporting", "reporting/events"],
    ["tools/import", "settings/tools/import"],
    ["tools/weak-passwords-report", "reporting/reports/weak-passwords-report"],
    ["settings/subscription", "billing/subscription"],
    ["settings", "settings/account"],
    ["billing", "billing/subscription"],
  ]) {
    await page.goto(console.address(old));
    await expect(page, old).toHaveURL((url) => url.hash === console.address(today).slice(1));
  }
  await page.goto(console.address("nowhere"));
  await expect(console.frame.main.getByRole("heading", { name: "Page not found" })).toBeVisible();

  const later = await context.newPage();
  await later.goto(console.address("settings/subscription"));
  await new SignInPage(later).enter(TECHNICIAN);
  await expect(new Frame(later).heading("Subscription")).toBeVisible();
});

test("switching the client keeps the page, drops the other client and closes the dialog", async ({ page, axe }) => {
  const console = await Console.open(page, TECHNICIAN);
  await console.frame.navigation.getByText("Billing", { exact: true }).click();
  await console.frame.navigation.getByRole("link", { name: "Subscription" }).click();
  await expect(console.frame.heading("Subscription")).toBeVisible();
  await console.switcher.click();
  await expect(console.dialog.getByRole("searchbox")).toBeFocused();
  await axe();
  await page.keyboard.type("bright");
  await page.keyboard.press("ArrowDown");
  await expect(console.dialog.getByRole("link", { name: DENTISTS })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(console.dialog).toBeHidden();
  await expect(console.banner).toContainText(DENTISTS);
  await expect(page).toHaveURL(/billing\/subscription$/);
  await expect(console.frame.heading("Subscription")).toBeVisible();
  await expect(console.frame.main).not.toContainText(ENGINEERS);
  // The one before is offered first from now on.
  await console.switcher.click();
  const recent = console.dialog.getByRole("region", { name: "Opened recently" });
  await expect(recent.getByRole("link")).toHaveCount(2);
  await expect(recent.getByRole("link").first()).toContainText(DENTISTS);
  await page.keyboard.type("nobody is called that");
  await expect(console.dialog.getByRole("status")).toContainText("Nothing found");
  await page.goBack();
  await expect(console.dialog).toBeHidden();
  await expect(console.banner).toContainText(DENTISTS);
});

test("the trail and the tab name the client and the page", async ({ page }) => {
  const console = await Console.open(page, TECHNICIAN);
  await page.goto(console.address("billing/subscription"));
  await expect(console.frame.trail.getByRole("listitem")).toHaveText(["Clients", ENGINEERS, "Subscription"]);
  await expect(page).toHaveTitle(`Subscription · ${ENGINEERS} · Provider Portal`);
  await console.frame.trail.getByRole("link", { name: ENGINEERS }).click();
  await expect(console.frame.heading(ENGINEERS)).toBeVisible();
});

test("the home says how the eight tasks stand, and leaves no trace in the client's log", async ({ page, axe }) => {
  // Figures of its own: what other tests and pages are about may change the world's.
  const list = (data: unknown[]) => ({ json: { object: "list", data, continuationToken: null } });
  const member = (status: number, type: number) => ({ id: `${status}-${type}`, status, type, email: "x@y.example" });
  const members = [member(2, 0), member(2, 4), member(2, 2), member(1, 2), member(0, 2)];
  await page.route("**/users/mini-details", (route) => route.fulfill(list(members)));
  await page.route("**/policies", (route) => route.fulfill(list([{ id: "p", type: 8, enabled: true, data: null }])));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const console = await Console.open(page, ADMIN);
  await expect(console.task("Add and remove users")).toContainText("1 person needs confirmation");
  await expect(console.task("Change user permissions")).toContainText("2 of 3 administer");
  await expect(console.task("Add and remove seats")).toContainText("of 24 seats left");
  await expect(console.task("Reset master passwords")).toContainText("Account recovery is on");
  await expect(console.task("Create and share items")).toContainText("collections");
  await expect(console.task("One-time sharing")).toContainText("do not exist in this portal yet");
  await expect(console.task("Monitor vault health")).toContainText("Events are recorded");
  await expect(console.task("Manage billing")).toContainText("Paid by Demo MSP");
  expect(asked.filter((path) => path.endsWith("collections/details"))).toEqual([]);
  const help = console.task("Add and remove users").getByRole("link", { name: /^Help article/ });
  await expect(help).toHaveAttribute("href", "https://bitwarden.com/help/managing-users/#onboard-users");
  await axe();
  await console.task("Manage billing").getByRole("link", { name: "Subscription" }).click();
  await expect(console.frame.heading("Subscription")).toBeVisible();
});

test("what a custom member may not read is not asked for, and said to be so", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await signIn(page, AUDITOR, DEMO_PASSWORD);
  const console = await Console.of(page, AUDITOR);
  await expect(console.task("Monitor vault health")).toContainText("Events are recorded");
  for (const task of ["Add and remove users", "Manage billing", "Reset master passwords"]) {
    await expect(console.task(task)).toContainText("Your role does not include this.");
  }
  expect(asked.filter((path) => /users|policies|collections|metadata/.test(path))).toEqual([]);
});

test("staff change the seats of a managed client by the provider's own dialog", async ({ page, axe }) => {
  const console = await Console.open(page, ADMIN);
  await page.goto(console.address("billing/subscription"));
  await expect(console.frame.main).toContainText(`Demo MSP pays for ${ENGINEERS}.`);
  await console.frame.main.getByRole("button", { name: "Manage seats" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText(ENGINEERS);
  await axe();
  await dialog.getByRole("spinbutton").fill("25");
  await dialog.getByRole("button", { name: /save/i }).click();
  await expect(dialog).toBeHidden();
  await expect(console.frame.main.getByRole("definition").nth(1)).toHaveText("25");
  await console.frame.main.getByRole("link", { name: "Provider's subscription" }).click();
  await expect(page).toHaveURL(/#\/providers\/[^/]+\/billing\/subscription$/);
});

test("the owner of a managed client reads who pays, and can change nothing", async ({ page, axe }) => {
  const console = await Console.open(page, OWNER);
  await page.goto(console.address("billing/subscription"));
  await expect(console.frame.main).toContainText(`Demo MSP pays for ${ENGINEERS}.`);
  await expect(console.frame.main).toContainText("Ask the provider");
  await expect(console.frame.main.getByRole("button", { name: /seats/ })).toHaveCount(0);
  await axe();
  await page.goto(console.address("billing/payment-details"));
  await expect(console.frame.main).toContainText(`Demo MSP pays for ${ENGINEERS} and takes care of this.`);
});

test("an organization that pays alone changes its seats, their limit and its storage", async ({ page, axe }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  const console = await Console.of(page, ADMIN, "Fabrikam Holdings");
  expect(await console.entries()).toEqual(expect.arrayContaining(["Payment details", "Billing history"]));
  await page.goto(console.address("billing/subscription"));
  const main = console.frame.main;
  await expect(main).toContainText("Active");
  await main.getByRole("button", { name: "Change seats" }).click();
  const dialog = page.getByRole("dialog");
  const seats = dialog.getByRole("spinbutton", { name: "Assigned" });
  await seats.fill("0");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(seats).toHaveAttribute("aria-invalid", "true");
  await seats.fill("8");
  await dialog.getByRole("checkbox", { name: "Limit automatic growth" }).check();
  const limit = dialog.getByRole("spinbutton", { name: "Most seats" });
  await limit.fill("7");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toContainText("cannot be less than the 8 seats");
  await axe();
  await limit.fill("20");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(main).toContainText("up to 20");
  await main.getByRole("button", { name: "Change storage" }).click();
  await page.getByRole("dialog").getByRole("spinbutton").fill("3");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(main.getByText("Storage (GB)").locator("xpath=following-sibling::dd[1]")).toHaveText("3");
});

test("a change that was stored although the server failed is not called unsaved", async ({ page }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  const console = await Console.of(page, ADMIN, "Fabrikam Holdings");
  await page.goto(console.address("billing/subscription"));
  // As official servers do for staff who are no members: stored, then 500.
  await page.route("**/api/organizations/*/subscription", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.fulfill({ status: 500, contentType: "application/json", body: "{}" });
  });
  await console.frame.main.getByRole("button", { name: "Change seats" }).click();
  await page.getByRole("dialog").getByRole("spinbutton", { name: "Assigned" }).fill("9");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(console.frame.main.getByRole("definition").filter({ hasText: /^9$/ })).toBeVisible();
});

test("a suspended client says so, and what is still possible", async ({ page, server, axe }) => {
  await server.control("POST", "/demo/billing", { provider: "Demo MSP", enabled: false, status: "unpaid" });
  const console = await Console.open(page, OWNER);
  await expect(console.frame.main).toContainText("This organization is suspended");
  await axe();
  await page.goto(console.address("settings/policies"));
  await expect(console.frame.main).toContainText("nothing can be changed here for now");
});

test("on Vaultwarden pages without calls are not offered, and say why", async ({ page, axe }) => {
  await page.route("**/api/config", async (route) => {
    const answer = await route.fetch();
    const config = await answer.json();
    await route.fulfill({ response: answer, json: { ...config, server: { name: "Vaultwarden", url: "" } } });
  });
  const console = await Console.open(page, OWNER);
  const missing = ["Billing", "Subscription"];
  expect(await console.entries()).toEqual(EVERYTHING.filter((name) => !missing.includes(name)));
  await page.goto(console.address("billing/subscription"));
  await expect(console.frame.heading("Not on this server")).toBeVisible();
  await axe();
});

for (const width of [320, 390]) {
  test(`home, subscription and switcher fit into ${width} px`, async ({ page, axe }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => localStorage.setItem("portal.language", "de"));
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    const console = await Console.of(page, TECHNICIAN);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const path of ["", "billing/subscription"]) {
      await page.goto(console.address(path));
      await expect(console.frame.main.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await overflow(), path).toBeLessThanOrEqual(0);
    }
    await page.getByRole("button", { name: "Navigation öffnen" }).click();
    await console.frame.page.getByRole("button", { name: /Kunden wechseln$/ }).click();
    await expect(page.getByRole("dialog", { name: "Kunden wechseln" })).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await axe();
  });
}
