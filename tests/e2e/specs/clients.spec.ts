// The Clients page: what the table shows and does, and every action with what can go wrong.

import { readFile } from "node:fs/promises";
import { ClientsPage } from "../pages/clients.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const SERVICE_USER = "technician@demo.example";
const FIRST = "My Client's Organization";
const SECOND = "Second Client's Organization";
const THIRD = "Third Client's Organization";
const ENGINEERS = "Brückner Ingenieure";
const DENTISTS = "Bright Smile Dental Group";
const FOOD_BANK = "Open Table Food Bank";

async function sent(server: DemoServer, method: string): Promise<string[]> {
  const requests = (await server.control("GET", "/demo/requests")) as { method: string; path: string }[];
  return requests.filter((request) => request.method === method).map(({ path }) => path);
}

test("shows the clients with seats, plans and totals", async ({ page, axe }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  expect(await clients.names()).toEqual([DENTISTS, ENGINEERS, FIRST, FOOD_BANK, SECOND, THIRD]);
  await clients.expectCells(FIRST, ["15", "1", "14", "Enterprise"]);
  await clients.expectCells(SECOND, ["20", "1", "19", "Teams"]);
  await clients.expectCells(THIRD, ["10", "1", "9", "Enterprise"]);
  await clients.expectCells(DENTISTS, ["18", "18", "0", "Enterprise"]);
  await expect(clients.totals).toContainText("117");
  await expect(clients.totals).toContainText("74");
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "8");
  await axe();
});

test("sorts by every column, and the other way round", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await expect(clients.head("Client")).toHaveAttribute("aria-sort", "ascending");
  await clients.head("Assigned").getByRole("button").click();
  await expect(clients.head("Assigned")).toHaveAttribute("aria-sort", "ascending");
  expect(await clients.names()).toEqual([THIRD, FIRST, DENTISTS, SECOND, ENGINEERS, FOOD_BANK]);
  await clients.head("Assigned").getByRole("button").click();
  await expect(clients.head("Assigned")).toHaveAttribute("aria-sort", "descending");
  expect(await clients.names()).toEqual([FOOD_BANK, ENGINEERS, SECOND, DENTISTS, FIRST, THIRD]);
  for (const column of ["Used", "Remaining", "Seats in use", "Plan", "Client"]) {
    await clients.head(column).getByRole("button").click();
    await expect(clients.head(column)).toHaveAttribute("aria-sort", "ascending");
  }
});

test("search, filters and sorting are in the address and survive the unlock", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.search.fill("CLIENT'S org");
  await expect(clients.rows).toHaveCount(3);
  await clients.search.fill("third");
  await expect(clients.rows).toHaveCount(1);
  await clients.search.fill("client");
  await page.getByRole("button", { name: /^Enterprise/ }).click();
  await clients.head("Assigned").getByRole("button").click();
  expect(await clients.names()).toEqual([THIRD, FIRST]);
  await expect(clients.totals).toContainText("25");
  await expect(page).toHaveURL(/search=client&sort=assigned&plan=enterprise/);

  await page.reload();
  await page.locator("input[type=password]").fill("demo master password 2026");
  await page.keyboard.press("Enter");
  await expect(clients.rows).toHaveCount(2);
  await expect(clients.search).toHaveValue("client");
  await expect(clients.head("Assigned")).toHaveAttribute("aria-sort", "ascending");

  await clients.search.fill("nobody at all");
  await expect(page.getByText("No client matches")).toBeVisible();
  await page.locator("main").getByRole("button", { name: "Clear filters" }).last().click();
  await expect(clients.rows).toHaveCount(6);
});

test("rows are reached, chosen and opened by keyboard", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.row(FIRST).focus();
  await page.keyboard.press("ArrowDown");
  await expect(clients.row(FOOD_BANK)).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("2 selected")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: `Select ${SECOND}` })).toBeChecked();
  await page.keyboard.press("Home");
  await expect(clients.row(DENTISTS)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(clients.row(DENTISTS).getByRole("link")).toBeFocused();
  await page.keyboard.press("End");
  await expect(clients.row(THIRD)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/organizations\//);
});

test("the choice is exported as a table file that runs no formulas", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.choose(THIRD, "Rename");
  await page.getByLabel("Organization name").fill('=HYPERLINK("x")');
  await page.keyboard.press("Enter");
  await expect(clients.row('=HYPERLINK("x")')).toBeVisible();
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await expect(page.getByText("6 selected")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select ${SECOND}` }).click();
  await expect(page.getByRole("checkbox", { name: "Select all" })).toHaveJSProperty("indeterminate", true);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export selection as CSV" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const lines = text.replace("\ufeff", "").split("\r\n");
  expect(lines[0]).toBe("Client,Assigned,Used,Remaining,Pending,Plan,ID");
  expect(lines).toHaveLength(7);
  expect(text).toContain(`"'=HYPERLINK(""x"")",10,1,9,0,Enterprise,`);
  expect(text).not.toContain(SECOND);
});

test("columns and density are chosen and kept in this browser", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await page.getByRole("button", { name: "View" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Pending" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Remaining" }).click();
  const tall = (await clients.row(FIRST).boundingBox())?.height ?? 0;
  await page.getByRole("menuitemradio", { name: "Compact" }).click();
  await expect.poll(async () => (await clients.row(FIRST).boundingBox())?.height).toBeLessThan(tall);
  await expect(clients.head("Pending")).toBeVisible();
  await expect(clients.head("Remaining")).toHaveCount(0);
  await page.reload();
  await page.locator("input[type=password]").fill("demo master password 2026");
  await page.keyboard.press("Enter");
  await expect(clients.head("Pending")).toBeVisible();
  await expect(clients.head("Remaining")).toHaveCount(0);
});

test("a new client: checked in place, keys made here, one request, the row shown", async ({ page, server, axe }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.add("New client");
  await expect(clients.dialog.getByText("$4.00 per member and month")).toBeVisible();
  await axe();
  await clients.press("Create client");
  for (const problem of ["Choose a plan.", "Enter a name.", "Enter the owner's e-mail address.", "Enter the number of seats."]) {
    await expect(clients.dialog.getByText(problem)).toBeVisible();
  }
  const name = "Žluťoučký <b>kůň</b> & שלום 🦊";
  await clients.dialog.getByText("Teams", { exact: true }).click();
  await page.getByLabel("Organization name").fill(name);
  await page.getByLabel(/E-mail address/).fill("owner");
  for (const [seats, problem] of [
    ["0", "At least 1 seat is needed."],
    ["-1", "At least 1 seat is needed."],
    ["1.5", "Enter a whole number of seats."],
    ["1000000000", "At most 100,000 seats are possible."],
  ]) {
    await page.getByRole("spinbutton").fill(seats);
    await expect(clients.dialog.getByText(problem)).toBeVisible();
  }
  await clients.press("Create client");
  await expect(clients.dialog.getByText("Enter a full e-mail address")).toBeVisible();
  await page.getByLabel(/E-mail address/).fill("owner@new-client.example");
  await page.getByRole("spinbutton").fill("7");
  await expect(clients.dialog.getByText("2 additional seats will be bought")).toBeVisible();

  await server.control("DELETE", "/demo/requests");
  await server.control("POST", "/demo/faults", { path: "/api/providers/*/clients", method: "POST", kind: "delay", millis: 700 });
  await clients.dialog.getByRole("button", { name: "Create client" }).dblclick();
  await expect(clients.dialog).toBeHidden({ timeout: 15_000 });
  await expect(clients.row(name)).toBeVisible();
  await clients.expectCells(name, ["7", "1", "6", "Teams"]);
  await expect(clients.row(name).getByText("1 pending", { exact: true })).toBeVisible();
  await expect(clients.row(name)).toHaveClass(/table__row--new/);
  expect((await sent(server, "POST")).filter((path) => path.endsWith("/clients"))).toHaveLength(1);
});

test("seats: never below those in use, buying is said with its price", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.choose(SECOND, "Manage seats");
  await expect(clients.dialog.getByText("5 unassigned seats left")).toBeVisible();
  await page.getByRole("spinbutton").fill("30");
  await expect(clients.dialog.getByText("5 additional seats will be bought")).toBeVisible();
  await expect(clients.dialog.getByText("$20.00 per month")).toBeVisible();
  await page.getByRole("spinbutton").fill("12");
  await expect(clients.dialog.getByText("8 seats go back to your unassigned seats")).toBeVisible();
  await clients.press("Save");
  await expect(clients.dialog).toBeHidden();
  await clients.expectCells(SECOND, ["12", "1", "11", "Teams"]);
});

test("a service user is told before the click, and offered nothing else", async ({ page, server }) => {
  const clients = await ClientsPage.open(page, SERVICE_USER);
  await expect(page.getByRole("button", { name: "Add new organization" })).toHaveCount(0);
  await clients.row(SECOND).getByRole("button", { name: /Options for/ }).click();
  await expect(page.getByRole("menuitem", { name: "Unlink" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "Manage seats" }).click();
  await server.control("DELETE", "/demo/requests");
  await page.getByRole("spinbutton").fill("26");
  await expect(clients.dialog.getByText("This would buy 1 seat")).toBeVisible();
  await page.keyboard.press("Enter");
  expect(await sent(server, "PUT")).toEqual([]);
  await page.getByRole("spinbutton").fill("25");
  await page.keyboard.press("Enter");
  await expect(clients.dialog).toBeHidden();
  await clients.expectCells(SECOND, ["25", "1", "24", "Teams"]);
});

test("the back button closes a dialog and stays on the page", async ({ page }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  const address = page.url();
  await clients.choose(FIRST, "Rename");
  await page.goBack();
  await expect(clients.dialog).toBeHidden();
  expect(page.url()).toBe(address);
  await expect(clients.rows).toHaveCount(6);
  await clients.choose(FIRST, "Rename");
  await page.keyboard.press("Escape");
  await expect(clients.dialog).toBeHidden();
  expect(page.url()).toBe(address);
});

const TROUBLE = [
  { name: "a server error", fault: { kind: "status", status: 500 }, says: "The server has a problem" },
  { name: "429", fault: { kind: "status", status: 429 }, says: "Too many requests" },
  { name: "403", fault: { kind: "status", status: 403 }, says: "You may not do this" },
  { name: "a cut connection", fault: { kind: "cut" }, says: "cannot be reached" },
];

for (const { name, fault, says } of TROUBLE) {
  test(`${name} while renaming is named, nothing typed is lost, the next try works`, async ({ page, server }) => {
    const clients = await ClientsPage.open(page, ADMIN);
    await clients.choose(FIRST, "Rename");
    await page.getByLabel("Organization name").fill("Fabrikam");
    await server.control("POST", "/demo/faults", { method: "PUT", path: "/api/providers/*/clients/*", ...fault });
    await clients.press("Save");
    await expect(clients.dialog.getByRole("alert")).toContainText(says);
    await expect(page.getByLabel("Organization name")).toHaveValue("Fabrikam");
    await server.control("DELETE", "/demo/faults");
    await clients.press("Save");
    await expect(clients.dialog).toBeHidden();
    await expect(clients.row("Fabrikam")).toBeVisible();
  });
}

test("a client that vanished meanwhile is said to be gone", async ({ page, context }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.choose(SECOND, "Manage seats");
  const other = await ClientsPage.open(await context.newPage(), ADMIN);
  await other.choose(SECOND, "Unlink");
  await expect(other.dialog).toContainText(`${SECOND} leaves Demo MSP.`);
  await other.press("Unlink");
  await expect(other.row(SECOND)).toHaveCount(0);

  await page.getByRole("spinbutton").fill("21");
  await clients.press("Save");
  await expect(clients.dialog.getByRole("alert")).toContainText("is no longer a client");
  await expect(page.getByRole("spinbutton")).toHaveValue("21");
});

test("what a colleague changed meanwhile stays, and other seats than those shown are told", async ({ page, context }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  const other = await ClientsPage.open(await context.newPage(), ADMIN);
  await other.choose(SECOND, "Manage seats");
  await other.dialog.getByRole("spinbutton").fill("12");
  await other.press("Save");
  await other.expectCells(SECOND, ["12", "1", "11", "Teams"]);

  // Renaming sends the seats as well: those of now, not those of this page.
  await clients.expectCells(SECOND, ["20", "1", "19", "Teams"]);
  await clients.choose(SECOND, "Rename");
  await page.getByLabel("Organization name").fill("Fabrikam");
  await clients.press("Save");
  await clients.expectCells("Fabrikam", ["12", "1", "11", "Teams"]);

  // Changing seats sends the name as well, and what it costs depends on the seats of now.
  await other.choose(SECOND, "Manage seats");
  await other.dialog.getByRole("spinbutton").fill("14");
  await other.press("Save");
  await other.expectCells("Fabrikam", ["14", "1", "13", "Teams"]);
  await clients.choose("Fabrikam", "Manage seats");
  await page.getByRole("spinbutton").fill("13");
  await expect(clients.dialog.getByText("unassigned seats left")).toBeVisible();
  await clients.press("Save");
  await expect(clients.dialog.getByRole("alert")).toContainText("Somebody changed the seats of Fabrikam meanwhile.");
  await expect(page.getByRole("spinbutton")).toHaveValue("13");
  await expect(clients.dialog.getByText("1 seat goes back to your unassigned seats")).toBeVisible();
  await clients.press("Save");
  await clients.expectCells("Fabrikam", ["13", "1", "12", "Teams"]);
});

test("an answer that comes late does not turn another client's dialog into its own", async ({ page, context, server }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  const other = await ClientsPage.open(await context.newPage(), ADMIN);
  await clients.choose(SECOND, "Manage seats");
  await other.choose(SECOND, "Manage seats");
  await other.dialog.getByRole("spinbutton").fill("12");
  await other.press("Save");
  await other.expectCells(SECOND, ["12", "1", "11", "Teams"]);

  await page.getByRole("spinbutton").fill("13");
  await server.control("POST", "/demo/faults", { method: "GET", path: "/api/providers/*/organizations", kind: "delay", millis: 3000 });
  const late = page.waitForResponse(/\/providers\/[^/]+\/organizations$/);
  await clients.press("Save");
  await page.goBack();
  await expect(clients.dialog).toBeHidden();
  await clients.choose(FIRST, "Manage seats");
  await late;
  await page.waitForTimeout(500);
  await expect(clients.dialog.getByRole("heading", { name: FIRST })).toBeVisible();
  await expect(clients.dialog.getByRole("alert")).toHaveCount(0);
});

test("an existing organization becomes a client in two steps", async ({ page, axe }) => {
  const clients = await ClientsPage.open(page, ADMIN);
  await clients.add("Existing organization");
  await clients.press("Next");
  await expect(clients.dialog.getByText("Choose an organization.")).toBeVisible();
  await clients.dialog.getByText("Fabrikam Holdings").click();
  await clients.press("Next");
  await expect(clients.dialog.getByText("Do not add your own company's organization.")).toBeVisible();
  await axe();
  await clients.press("Add organization");
  await expect(clients.row("Fabrikam Holdings")).toBeVisible();
});

test("a list that does not arrive offers another try", async ({ page, server }) => {
  await ClientsPage.open(page, ADMIN);
  await page.getByRole("link", { name: "Harbour Managed IT" }).first().waitFor();
  await server.control("POST", "/demo/faults", { path: "/api/providers/*/organizations", kind: "broken-json" });
  await page.reload();
  await page.locator("input[type=password]").fill("demo master password 2026");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("The clients could not be loaded");
  await server.control("DELETE", "/demo/faults");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(new ClientsPage(page).rows).toHaveCount(6);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the figures stand below the name, and nothing is cut off", async ({ page, axe }) => {
    const clients = await ClientsPage.open(page, ADMIN);
    await expect(clients.row(FIRST).getByText("1 / 15 · Enterprise")).toBeVisible();
    await expect(clients.totals.getByText("43 / 117")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await axe();
  });
});
