// Groups of a client: what the table shows, every action, and what can go wrong.

import { AccessPage, ENGINEERS } from "../pages/access.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const SERVICE_USER = "technician@demo.example";
const NAMES = ["Drawings", "External surveyors", "IT", "Office", "Partners", "Site managers", "Structural engineers"];

test("shows groups with members and collections; search and sorting are in the address", async ({ page, axe }) => {
  const groups = await AccessPage.open(page, ADMIN, "groups");
  expect(await groups.names()).toEqual(NAMES);
  await expect(groups.row("Structural engineers").locator(".col-size")).toHaveText("3");
  await expect(groups.row("Structural engineers")).toContainText("Projects/Rheinbrücke");
  await expect(groups.row("IT")).toContainText("and 2 more");
  await axe();
  await groups.search.fill("draw");
  await expect(groups.rows).toHaveCount(1);
  await expect(page).toHaveURL(/search=draw/);
  await groups.search.fill("nothing like it");
  await page.getByRole("button", { name: "Show all groups" }).click();
  await page.getByRole("columnheader", { name: "Members" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=members/);
  await expect(groups.rows).toHaveCount(NAMES.length);
});

test("a new group: name checked in place, members and rights, then changed and deleted", async ({ page, axe }) => {
  const groups = await AccessPage.open(page, SERVICE_USER, "groups");
  await page.getByRole("button", { name: "New group" }).click();
  await expect(groups.dialog).toContainText(ENGINEERS);
  await groups.press("Save");
  await expect(groups.dialog.getByText("Enter a name.")).toBeVisible();
  await groups.dialog.getByLabel("Group name").fill("<b>Apprentices</b> & 学徒");
  await axe();
  await groups.tab(/^Members/).click();
  await groups.dialog.getByRole("checkbox", { name: /Jonas Weber/ }).check();
  await axe();
  await groups.tab(/^Collections/).click();
  await groups.right(/IT\/Servers\/Linux/).selectOption({ label: "View, hidden passwords" });
  await axe();
  await groups.press("Save");
  await expect(groups.dialog).toBeHidden();
  const row = groups.row("<b>Apprentices</b> & 学徒");
  await expect(row).toContainText("IT/Servers/Linux");
  await expect(row.locator(".col-size")).toHaveText("1");

  await groups.choose("<b>Apprentices</b> & 学徒", "Collections");
  await expect(groups.right(/IT\/Servers\/Linux/)).toHaveValue("view-hidden");
  await groups.right(/IT\/Servers\/Linux/).selectOption({ label: "No access" });
  await groups.tab(/^Info/).click();
  await groups.dialog.getByLabel("Group name").fill("Trainees");
  await groups.press("Save");
  await expect(groups.row("Trainees")).not.toContainText("IT/Servers/Linux");
  await expect(groups.row("Trainees").locator(".col-size")).toHaveText("1");

  await groups.choose("Trainees", "Delete");
  await expect(groups.dialog).toContainText(`${ENGINEERS} loses Trainees.`);
  await axe();
  await groups.press("Delete");
  await expect(groups.row("Trainees")).toHaveCount(0);
});

test("several groups are deleted at once, also when somebody else deleted one meanwhile", async ({ page, context }) => {
  const groups = await AccessPage.open(page, ADMIN, "groups");
  await groups.select("Drawings", "Office", "Partners");
  const other = await AccessPage.open(await context.newPage(), ADMIN, "groups");
  await other.choose("Office", "Delete");
  await other.press("Delete");
  await expect(other.row("Office")).toHaveCount(0);
  await page.getByRole("button", { name: "Delete 3" }).click();
  await groups.press("Delete");
  await expect(groups.dialog).toBeHidden();
  await expect(groups.rows).toHaveCount(NAMES.length - 3);
});

test("a group that vanished meanwhile is said to be gone, what was typed stays", async ({ page, context }) => {
  const groups = await AccessPage.open(page, ADMIN, "groups");
  await groups.choose("Office", "Edit info");
  await groups.dialog.getByLabel("Group name").fill("Back office");
  const other = await AccessPage.open(await context.newPage(), ADMIN, "groups");
  await other.choose("Office", "Delete");
  await other.press("Delete");
  await expect(other.row("Office")).toHaveCount(0);
  await groups.press("Save");
  await expect(groups.dialog.getByRole("alert")).toContainText("The group Office no longer exists");
  await expect(groups.dialog.getByLabel("Group name")).toHaveValue("Back office");
});

test("without knowing the members nothing is saved: the group would be emptied", async ({ page, server }) => {
  const groups = await AccessPage.open(page, ADMIN, "groups");
  await server.control("POST", "/demo/faults", { path: "/api/organizations/*/groups/*/users", kind: "status", status: 500 });
  await groups.choose("IT", "Members");
  await expect(groups.dialog.getByText("The members of the group could not be loaded")).toBeVisible();
  await server.control("DELETE", "/demo/requests");
  await groups.press("Save");
  await expect(groups.dialog.getByText("Saving now would remove all of them")).toBeVisible();
  const requests = (await server.control("GET", "/demo/requests")) as { method: string }[];
  expect(requests.filter(({ method }) => method === "PUT")).toEqual([]);
});

for (const [who, email] of [
  ["the client's owner", "owner@brueckner.example"],
  ["the client's admin", "admin@brueckner.example"],
  ["a custom role with groups", "people@brueckner.example"],
]) {
  test(`${who} looks after groups`, async ({ page }) => {
    const groups = await AccessPage.open(page, email, "groups");
    expect(await groups.names()).toEqual(NAMES);
    await expect(page.getByRole("button", { name: "New group" })).toBeVisible();
  });
}

for (const [who, email] of [
  ["a custom role with event logs only", "auditor@brueckner.example"],
  ["a plain member", "engineer@brueckner.example"],
]) {
  test(`${who} is told why there is nothing for them`, async ({ page }) => {
    await AccessPage.go(page, email, "groups");
    await expect(page.getByText(/Your role in Brückner Ingenieure does not allow this/)).toBeVisible();
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("figures stand below the name, and nothing is cut off", async ({ page, axe }) => {
    const groups = await AccessPage.open(page, ADMIN, "groups");
    await expect(groups.row("Structural engineers").getByText("3 members · 2 collections")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await axe();
  });
});
