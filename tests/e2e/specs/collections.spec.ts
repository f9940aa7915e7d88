// Collections of a client: the tree, every action, and what can go wrong.

import { AccessPage, DENTISTS, ENGINEERS } from "../pages/access.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const SERVICE_USER = "technician@demo.example";
const OWNER = "owner@brueckner.example";

async function asked(server: DemoServer, end: string): Promise<number> {
  const requests = (await server.control("GET", "/demo/requests")) as { path: string }[];
  return requests.filter(({ path }) => path.endsWith(end)).length;
}

test("provider staff are told once that opening leaves a trace, before anything is asked", async ({ page, server, axe }) => {
  await AccessPage.go(page, SERVICE_USER, "collections");
  await expect(page.getByText(`Opening the collections of ${ENGINEERS} is logged`)).toBeVisible();
  await axe();
  expect(await asked(server, "/collections/details")).toBe(0);
  await page.getByRole("button", { name: "Open the collections" }).click();
  const collections = new AccessPage(page, "collections");
  await expect(collections.row("IT")).toBeVisible();
  expect(await asked(server, "/collections/details")).toBe(1);
  await page.reload();
  await page.locator("input[type=password]").fill("demo master password 2026");
  await page.keyboard.press("Enter");
  await expect(collections.row("IT")).toBeVisible({ timeout: 15_000 });
});

test("a member of the client leaves no trace and is told nothing", async ({ page }) => {
  await AccessPage.go(page, OWNER, "collections");
  await expect(new AccessPage(page, "collections").row("IT")).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText("is logged")).toHaveCount(0);
});

test("the tree opens, closes, and keeps parents of what is found", async ({ page, axe }) => {
  const collections = await AccessPage.open(page, ADMIN, "collections");
  expect(await collections.names()).toEqual([
    "Default collection", "IT", "Network", "Servers", "Linux", "Windows", "Office", "Banking",
    "Projects/Rheinbrücke", "Projects/Stadthalle", "Software licences",
  ]);
  await expect(collections.row("Software licences")).toContainText("Nobody manages it");
  await expect(collections.row("IT/Servers/Linux").locator(".col-right")).toHaveText("No access");
  await axe();
  await page.getByRole("button", { name: "Hide what is in IT" }).click();
  await expect(collections.row("IT/Servers")).toHaveCount(0);
  await page.getByRole("button", { name: "Show what is in IT" }).click();
  await expect(collections.row("IT/Servers")).toBeVisible();
  await collections.search.fill("linux");
  expect(await collections.names()).toEqual(["IT", "Servers", "Linux"]);
  await collections.search.fill("nothing like it");
  await page.getByRole("button", { name: "Show all collections" }).click();
  await expect(collections.rows).toHaveCount(11);
});

test("a new collection inside of another: sealed here, given to a group and a member", async ({ page, axe }) => {
  const collections = await AccessPage.open(page, ADMIN, "collections");
  await collections.choose("IT/Servers", "New collection in it");
  await collections.press("Save");
  await expect(collections.dialog.getByText("Enter a name.")).toBeVisible();
  await collections.dialog.getByLabel("Collection name").fill("a//b");
  await collections.press("Save");
  await expect(collections.dialog.getByText("There must be a name before and after each slash.")).toBeVisible();
  await collections.dialog.getByLabel("Collection name").fill("<i>BSD</i> & 恶");
  await axe();
  await collections.tab(/^Access/).click();
  await collections.right(/^IT$/).selectOption({ label: "Manage" });
  await collections.right(/Jonas Weber/).selectOption({ label: "Edit, hidden passwords" });
  await axe();
  const request = page.waitForRequest((it) => it.method() === "POST" && it.url().endsWith("/collections"));
  await collections.press("Save");
  const body = (await request).postDataJSON();
  expect(body.name).toMatch(/^2\./);
  expect(body.groups[0]).toMatchObject({ readOnly: false, hidePasswords: false, manage: true });
  expect(body.users[0]).toMatchObject({ readOnly: false, hidePasswords: true, manage: false });
  await expect(collections.row("IT/Servers/<i>BSD</i> & 恶")).toContainText("<i>BSD</i> & 恶");
});

test("children follow when their parent is renamed", async ({ page }) => {
  const collections = await AccessPage.open(page, OWNER, "collections");
  await collections.choose("IT", "Edit info");
  await collections.dialog.getByLabel("Collection name").fill("Technik");
  await expect(collections.dialog.getByText("4 nested collections are renamed with it.")).toBeVisible();
  await collections.press("Save");
  await expect(collections.row("Technik/Servers/Linux")).toBeVisible({ timeout: 15_000 });
  await expect(collections.row("IT/Servers")).toHaveCount(0);
});

test("several collections are given at once and nobody loses anything", async ({ page, axe }) => {
  const collections = await AccessPage.open(page, ADMIN, "collections");
  await collections.select("IT/Servers/Linux", "IT/Servers/Windows");
  await page.getByRole("button", { name: "Give access to 2" }).click();
  await collections.press("Give access");
  await expect(collections.dialog.getByText("Choose at least one group or member.")).toBeVisible();
  await collections.right(/^Office$/).selectOption({ label: "View" });
  await axe();
  await collections.press("Give access");
  await expect(collections.dialog).toBeHidden();
  await expect(collections.row("IT/Servers/Linux")).toContainText("Office");
  await expect(collections.row("IT/Servers/Linux").locator(".col-names")).toContainText("IT");
  await expect(collections.row("IT/Servers/Linux").locator(".col-size")).toHaveText("1");
});

test("deleting names the client and the effect; what was deleted meanwhile is as good as done", async ({ page, context, axe }) => {
  const collections = await AccessPage.open(page, OWNER, "collections");
  await collections.select("IT/Network", "Office/Banking");
  const other = await AccessPage.open(await context.newPage(), OWNER, "collections");
  await other.choose("IT/Network", "Delete");
  await other.press("Delete");
  await expect(other.row("IT/Network")).toHaveCount(0);
  await page.getByRole("button", { name: "Delete 2" }).click();
  await expect(collections.dialog).toContainText(`Everybody in ${ENGINEERS}`);
  await axe();
  await collections.press("Delete");
  await expect(collections.dialog).toBeHidden();
  await expect(collections.rows).toHaveCount(9);
});

test("a collection that vanished meanwhile is said to be gone", async ({ page, context }) => {
  const collections = await AccessPage.open(page, OWNER, "collections");
  await collections.choose("Office", "Edit info");
  await collections.dialog.getByLabel("Collection name").fill("Büro");
  const other = await AccessPage.open(await context.newPage(), OWNER, "collections");
  await other.choose("Office", "Delete");
  await other.press("Delete");
  await expect(other.row("Office")).toHaveCount(0);
  await collections.press("Save");
  await expect(collections.dialog.getByRole("alert")).toContainText("The collection Office no longer exists");
  await expect(collections.dialog.getByLabel("Collection name")).toHaveValue("Büro");
});

test("where owners do not reach everything somebody must manage; a member's own is left alone", async ({ page }) => {
  const collections = await AccessPage.open(page, SERVICE_USER, "collections", DENTISTS);
  await page.getByRole("button", { name: "New collection" }).click();
  await collections.dialog.getByLabel("Collection name").fill("X-ray");
  await collections.press("Save");
  await expect(collections.dialog.getByText("Give at least one group or member the permission Manage")).toBeVisible();
  await collections.right(/^Dentists$/).selectOption({ label: "Manage" });
  await collections.press("Save");
  await expect(collections.row("X-ray")).toBeVisible();
  await expect(page.getByText("Left behind by former.partner@brightsmile.example")).toBeVisible();
  const own = collections.rows.filter({ hasText: "Left behind by" });
  await own.getByRole("button", { name: /^Options for/ }).click();
  await expect(page.getByRole("menuitem", { name: /^Delete/ })).toContainText("Belongs to one member alone.");
});

test("a name that cannot be decrypted says so and breaks nothing", async ({ page }) => {
  await page.route("**/collections/details", async (route) => {
    const answer = await route.fetch();
    const list = await answer.json();
    list.data[0].name = "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    await route.fulfill({ response: answer, json: list });
  });
  const collections = await AccessPage.open(page, ADMIN, "collections");
  await expect(page.getByText("Name cannot be decrypted").first()).toBeVisible();
  await expect(collections.row("IT/Servers/Linux")).toBeVisible();
});

for (const [who, email] of [
  ["the client's admin", "admin@brueckner.example"],
  ["a custom role with groups", "people@brueckner.example"],
]) {
  test(`${who} sees the collections`, async ({ page }) => {
    const collections = await AccessPage.open(page, email, "collections");
    await expect(collections.rows).toHaveCount(11);
    await collections.row("IT").getByRole("button", { name: "Options for IT" }).click();
    const item = page.getByRole("menuitem", { name: /^Edit info/ });
    if (email.startsWith("people")) await expect(item).toContainText("Only somebody who manages it can do this.");
    else await expect(item).toBeEnabled();
  });
}

for (const [who, email] of [
  ["a custom role with event logs only", "auditor@brueckner.example"],
  ["a plain member", "engineer@brueckner.example"],
]) {
  test(`${who} is told why there is nothing for them`, async ({ page }) => {
    await AccessPage.go(page, email, "collections");
    await expect(page.getByText(/Your role in Brückner Ingenieure does not allow this/)).toBeVisible();
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing is cut off", async ({ page, axe }) => {
    const collections = await AccessPage.open(page, ADMIN, "collections");
    await expect(collections.row("IT/Servers/Linux")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await axe();
  });
});
