// Admin Console, Members: who belongs to a client, and every action on them with what can go wrong.

import type { Page } from "@playwright/test";
import { ClientsPage } from "../pages/clients.ts";
import { ConsoleMembersPage } from "../pages/console-members.ts";
import { DEMO_PASSWORD, SignInPage } from "../pages/sign-in.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const TECHNICIAN = "technician@demo.example";
const ENGINEERS = "Brückner Ingenieure";
const DENTISTS = "Bright Smile Dental Group";
const OWNER = "owner@brueckner.example";
const CLIENT_ADMIN = "admin@brueckner.example";
const MANAGER = "people@brueckner.example";
const AUDITOR = "auditor@brueckner.example";
const ENGINEER = "engineer@brueckner.example";
const WAITING = "Tomasz Wolski";
const WAITING_TOO = "Chiara Ricci";
const INVITED = "trainee@brueckner.example";
const PAUL = "Paul Richter";
const BERND = "Bernd Kohl";

interface Logged {
  method: string;
  path: string;
}

async function sent(server: DemoServer, method: string, end: string): Promise<number> {
  const requests = (await server.control("GET", "/demo/requests")) as Logged[];
  return requests.filter((request) => request.method === method && request.path.endsWith(end)).length;
}

interface Mail {
  to: string;
  link: string | null;
}

async function links(server: DemoServer, to: string): Promise<string[]> {
  const mails = (await server.control("GET", "/demo/outbox")) as Mail[];
  return mails.filter((mail) => mail.to === to && mail.link !== null).map((mail) => mail.link as string);
}

/** The client has so many seats, as far as the page is told. */
async function withSeats(page: Page, seats: number | null): Promise<void> {
  await page.route("**/api/accounts/profile", async (route) => {
    const response = await route.fetch();
    const profile = await response.json();
    for (const client of profile.providerOrganizations) client.seats = seats;
    await route.fulfill({ response, json: profile });
  });
}

async function unlock(page: Page): Promise<void> {
  await page.locator("input[type=password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
}

test("shows everybody with status, role, groups and security, and the seats", async ({ page, axe }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  await expect(members.tab(/^All/)).toContainText("16");
  await expect(members.tab(/^Invited/)).toContainText("2");
  await expect(members.tab(/^Needs confirmation/)).toContainText("2");
  await expect(members.tab(/^Revoked/)).toContainText("2");
  await expect(page.getByText("10 seats left (14 of 24 used).")).toBeVisible();
  await expect(members.row(PAUL)).toContainText("Structural engineers");
  await expect(members.row(PAUL)).toContainText("Enrolled in account recovery");
  await expect(members.row(PAUL)).toContainText("Two-step login is off");
  await expect(members.row("Greta Lund")).toContainText("Custom");
  await expect(members.row(BERND)).toContainText("Revoked");
  await axe();
  await members.tab(/^Invited/).click();
  await expect(members.row(INVITED)).toContainText("Invited");
  await page.getByRole("button", { name: "Show who is waiting" }).click();
  expect(await members.names()).toEqual([WAITING_TOO, WAITING]);
});

test("tab, filters, search and sorting are in the address and survive the unlock", async ({ page }) => {
  const members = await ConsoleMembersPage.open(page, OWNER, ENGINEERS);
  await members.tab(/^Revoked/).click();
  await expect(members.rows).toHaveCount(2);
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  await expect(page).toHaveURL(/sort=-name&show=revoked/);
  await members.search.fill("KOHL");
  await expect(page).toHaveURL(/search=KOHL/);
  await page.reload();
  await unlock(page);
  await expect(members.rows).toHaveCount(1);
  await expect(members.tab(/^Revoked/)).toHaveAttribute("aria-selected", "true");
  await members.search.fill("nobody at all");
  await page.getByRole("button", { name: "Show all members" }).click();
  // Only the rows on the screen exist; the table says how many there are.
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "17");
  await page.getByRole("button", { name: /^Custom/ }).click();
  await expect(members.rows).toHaveCount(3);
  await expect(page).toHaveURL(/role=custom/);
});

test("a person is invited, accepts, is confirmed, and holds a key that opens", async ({ page, browser, server, axe }) => {
  const members = await ConsoleMembersPage.open(page, TECHNICIAN, ENGINEERS);
  await members.invite("nobody@demo.example");
  await members.dialog.getByRole("checkbox", { name: "IT", exact: true }).check();
  await members.dialog.getByRole("combobox", { name: "Office", exact: true }).selectOption("View, hidden passwords");
  await axe();
  await members.press("Invite 1 person");
  await expect(members.dialog).toBeHidden();
  await members.find("nobody@demo.example");
  await expect(members.row("nobody@demo.example")).toContainText("Invited");
  await expect(members.row("nobody@demo.example")).toContainText("IT");

  const context = await browser.newContext({ baseURL: server.url });
  const theirs = await context.newPage();
  const [link] = await links(server, "nobody@demo.example");
  await theirs.goto(link.slice(link.indexOf("/#/")));
  await expect(theirs.getByText(`${ENGINEERS} invites you to join`)).toBeVisible();
  const entrance = new SignInPage(theirs);
  await entrance.password.fill(DEMO_PASSWORD);
  await entrance.submit.click();
  await theirs.getByRole("button", { name: "Accept invitation" }).click();
  await expect(theirs.getByText("Waiting for confirmation")).toBeVisible();
  await expect(theirs).not.toHaveURL(/token=/);
  const phrase = await theirs.locator(".phrase").innerText();

  await page.reload();
  await unlock(page);
  const name = (await members.rows.filter({ hasText: "nobody@demo.example" }).locator(".person-cell__name").innerText()).trim();
  await members.choose(name, "Confirm");
  await expect(members.dialog.locator(".phrase")).toHaveText(phrase);
  await expect(members.dialog).toContainText(ENGINEERS);
  await axe();
  await members.press("Confirm");
  await expect(members.row(name)).toContainText("Confirmed");
  await theirs.reload();
  await unlock(theirs);
  await expect(theirs.getByText("You belong to this organization already")).toBeVisible();
  await context.close();
});

test("a seat taken by an invitation is taken everywhere at once", async ({ page }) => {
  const clients = await ClientsPage.open(page, TECHNICIAN);
  const [, usedBefore] = await clients.cells(ENGINEERS);
  const list = page.url();
  const home = clients.row(ENGINEERS).getByRole("link");
  const console = (await home.getAttribute("href")) as string;
  await home.click();
  const seats = page.getByText(/of 24 seats left/);
  const left = Number.parseInt(await seats.innerText(), 10);
  await page.goto(`/${console}/members`);
  const members = new ConsoleMembersPage(page);
  await members.invite("one-more@demo.example");
  await members.press("Invite 1 person");
  await expect(members.dialog).toBeHidden();
  await page.goto(`/${console}`);
  await expect(seats).toHaveText(new RegExp(`^${left - 1} of 24`));
  await page.goto(list);
  await expect.poll(async () => (await clients.cells(ENGINEERS))[1]).toBe(String(Number(usedBefore) + 1));
});

test("addresses are judged before anything is sent: repeats, mistakes, members, look-alike letters", async ({ page, server, axe }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  await server.control("DELETE", "/demo/requests");
  await members.invite(`ada@new.example, ADA@new.example, bad@, ${ENGINEER}, \u0430nna@new.example`);
  await expect(members.dialog.getByText("is here already (Confirmed) and is left out.")).toBeVisible();
  await expect(members.dialog.getByText("which looks like another letter")).toBeVisible();
  await members.press("Invite 2 people");
  await expect(members.dialog.getByText("1 address cannot be used.")).toBeVisible();
  await members.dialog.getByLabel("E-mail addresses").fill("ada@new.example \u0430nna@new.example");
  await members.press("Invite 2 people");
  await expect(members.dialog.getByText("Check it first.")).toBeVisible();
  await axe();
  expect(await sent(server, "POST", "/users/invite")).toBe(0);
  await members.dialog.getByRole("checkbox", { name: /^I have checked/ }).check();
  await members.press("Invite 2 people");
  await expect(members.dialog.getByText("2 people were invited.")).toBeVisible();
});

test("more people than seats is told before", async ({ page, server, axe }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, DENTISTS);
  await expect(page.getByText("0 seats left (18 of 18 used).")).toBeVisible();
  await server.control("DELETE", "/demo/requests");
  await members.invite("one@new.example two@new.example");
  await expect(members.dialog.getByText("2 seats too few: 0 left.")).toBeVisible();
  await expect(members.dialog.getByRole("link", { name: "Go to the clients" })).toBeVisible();
  await axe();
  await members.press("Invite 2 people");
  await expect(members.dialog.getByText("2 seats too few")).toBeVisible();
  expect(await sent(server, "POST", "/users/invite")).toBe(0);
});

test("seats that run out half-way: nobody twice, the rest can go on", async ({ page, server }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  await members.invite(Array.from({ length: 9 }, (_, index) => `p${index}@new.example`).join(" "));
  // Somebody else takes the seats meanwhile.
  const message = "Seat limit has been reached. Please contact your provider to purchase additional seats.";
  await page.route("**/users/invite", (route) => route.fulfill({ status: 400, json: { message } }), { times: 1 });
  await members.press("Invite 9 people");
  await expect(members.outcome("p0@new.example")).toContainText("The seats are used up.");
  await members.press("Try again for 9");
  await expect(members.dialog.getByText("9 people were invited.")).toBeVisible();
  expect((await links(server, "p0@new.example")).length).toBe(1);
});

test("a busy server in the middle of 300 invitations: paced, and nothing is sent twice", async ({ page, server }) => {
  await withSeats(page, null);
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  const people = Array.from({ length: 300 }, (_, index) => `p${index}@new.example`);
  const invited: string[] = [];
  let calls = 0;
  await page.route("**/users/invite", async (route) => {
    calls += 1;
    if (calls === 8) return route.fulfill({ status: 429, headers: { "retry-after": "1" }, body: "" });
    invited.push(...(route.request().postDataJSON() as { emails: string[] }).emails);
    return route.fulfill({ status: 200, body: "" });
  });
  await members.invite(people.join("\n"));
  await members.press("Invite 300 people");
  await expect(members.dialog.getByText("The server is busy.")).toBeVisible();
  await expect(members.dialog.getByText("300 people were invited.")).toBeVisible({ timeout: 30_000 });
  expect(calls).toBe(16);
  expect(invited.length).toBe(300);
  expect(new Set(invited).size).toBe(300);
});

test("a reload in the middle: what was done is known, the rest goes on, nobody is mailed twice", async ({ page, server, axe }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  const people = Array.from({ length: 10 }, (_, index) => `p${index}@new.example`);
  await members.invite(people.join(" "));
  // The request never gets an answer, and nothing of it reaches the server.
  await page.route("**/users/invite", () => {});
  await members.press("Invite 10 people");
  await expect(members.dialog.getByText("Sending invitations")).toBeVisible();
  await page.reload();
  await page.unroute("**/users/invite");
  await unlock(page);
  await expect(page.getByText("Inviting was not finished")).toBeVisible();
  await expect(page.getByText("0 of 10 were done.")).toBeVisible();
  await axe();
  const kept = await page.evaluate(() => sessionStorage.getItem("portal.unfinished"));
  expect(kept).not.toMatch(/"key|password|2\.[A-Za-z0-9+/]{20}/);
  await page.getByRole("button", { name: "Go on with 10" }).click();
  await members.press("Try again for 10");
  await expect(members.dialog.getByText("10 people were invited.")).toBeVisible();
  await members.done();
  for (const address of people) expect((await links(server, address)).length).toBe(1);
});

test("what is unfinished is forgotten with the sign-in, and can be left", async ({ page }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  await members.invite("p0@new.example");
  await page.route("**/users/invite", () => {});
  await members.press("Invite 1 person");
  await expect(members.dialog.getByText("Sending invitations")).toBeVisible();
  await page.reload();
  await unlock(page);
  await page.getByRole("button", { name: "Leave it" }).click();
  await expect(page.getByText("Inviting was not finished")).toBeHidden();
  expect(await page.evaluate(() => sessionStorage.getItem("portal.unfinished"))).toBeNull();
});

test("a table is checked row by row, sent in batches, and its mistakes can be taken home", async ({ page, server, axe }) => {
  const members = await ConsoleMembersPage.open(page, CLIENT_ADMIN, ENGINEERS);
  await page.getByRole("button", { name: "Import CSV" }).click();
  const [template] = await Promise.all([
    page.waitForEvent("download"),
    members.dialog.getByRole("button", { name: "Save a template" }).click(),
  ]);
  expect(template.suggestedFilename()).toBe("members-template.csv");
  const table = [
    "email;role;groups;collections",
    "one@new.example;user;IT|Office;IT/Servers=manage",
    "two@new.example;admin;;",
    "three@new.example;owner;;",
    "one@new.example;;;",
    "bad@;;;",
    "four@new.example;;Nobody;Nowhere",
  ].join("\n");
  await members.dialog.locator("input[type=file]").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await expect(members.dialog.getByText("4 rows have mistakes and are left out; 2 can be invited.")).toBeVisible();
  await expect(members.dialog.getByText("You cannot give this role.")).toBeVisible();
  await expect(members.dialog.getByText("stands in line 2 already.")).toBeVisible();
  await expect(members.dialog.getByText("There is no group “Nobody”.")).toBeVisible();
  await axe();
  const [rows] = await Promise.all([
    page.waitForEvent("download"),
    members.dialog.getByRole("button", { name: "Save these rows" }).click(),
  ]);
  expect(rows.suggestedFilename()).toBe("rows-with-mistakes.csv");
  await server.control("DELETE", "/demo/requests");
  await members.press("Invite 2 people");
  await expect(members.dialog.getByText("2 people were invited.")).toBeVisible();
  expect(await sent(server, "POST", "/users/invite")).toBe(2);
  await members.done();
  await members.find("one@new.example");
  await expect(members.row("one@new.example")).toContainText("Office");
  await members.find("two@new.example");
  await expect(members.row("two@new.example")).toContainText("Admin");
});

test("somebody whose key is missing is told, the others are confirmed", async ({ page }) => {
  const members = await ConsoleMembersPage.open(page, OWNER, ENGINEERS);
  await page.route("**/users/public-keys", async (route) => {
    const response = await route.fetch();
    const list = await response.json();
    list.data = list.data.slice(0, 1).concat(list.data.slice(1).map((row: object) => ({ ...row, key: null })));
    await route.fulfill({ response, json: list });
  });
  await members.select(WAITING, WAITING_TOO);
  await page.getByRole("button", { name: "Confirm 2" }).click();
  await expect(members.dialog.getByText("There is no usable public key.")).toBeVisible();
  await members.press("Confirm");
  await expect(members.dialog.getByText("1 member was confirmed.")).toBeVisible();
  await expect(members.dialog.getByRole("button", { name: "Try again for 1" })).toBeVisible();
});

test("role, groups, collections and custom permissions are changed together", async ({ page, axe }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  await members.choose(PAUL, "Role, groups, collections");
  await members.dialog.getByRole("radio", { name: /^Custom/ }).check();
  await members.dialog.getByRole("checkbox", { name: /^Recover accounts/ }).check();
  await expect(members.dialog.getByRole("checkbox", { name: "Manage members", exact: true })).toBeChecked();
  await axe();
  await members.dialog.getByRole("tab", { name: /^Groups/ }).click();
  await members.dialog.getByRole("checkbox", { name: "IT", exact: true }).check();
  await members.dialog.getByRole("tab", { name: /^Collections/ }).click();
  await members.dialog.getByRole("combobox", { name: "IT/Network" }).selectOption("Manage");
  await axe();
  const request = page.waitForRequest((it) => it.method() === "PUT");
  await members.press("Save");
  const body = (await request).postDataJSON();
  expect(Array.isArray(body.collections) && Array.isArray(body.groups)).toBe(true);
  await expect(members.dialog).toBeHidden();
  await expect(members.row(PAUL)).toContainText("Custom");
  await expect(members.row(PAUL)).toContainText("IT");
});

test("several are changed at once, each keeps what was not named, and owners and oneself are left out", async ({ page, axe }) => {
  const members = await ConsoleMembersPage.open(page, CLIENT_ADMIN, ENGINEERS);
  const own = await members.own();
  await members.select(PAUL, "Aylin Demir", own);
  await page.getByRole("button", { name: "Change 3" }).click();
  await members.press("Save");
  await expect(members.dialog.getByText("Choose what is to become different.")).toBeVisible();
  await members.dialog.getByRole("checkbox", { name: "Give another role" }).check();
  await members.dialog.getByRole("radio", { name: /^Admin/ }).check();
  const add = members.dialog.getByRole("group", { name: "Add to groups" });
  await add.getByRole("checkbox", { name: "IT", exact: true }).check();
  await expect(members.dialog).toContainText("You cannot do this to yourself.");
  await axe();
  const bodies: { groups: string[]; collections: unknown[] }[] = [];
  page.on("request", (request) => request.method() === "PUT" && bodies.push(request.postDataJSON()));
  await members.press("Save");
  await expect(members.dialog.getByText("2 members were changed.")).toBeVisible();
  await members.done();
  await members.find(PAUL);
  await expect(members.row(PAUL)).toContainText("Structural engineers");
  await expect(members.row(PAUL)).toContainText("IT");
  await members.find("Aylin Demir");
  await expect(members.row("Aylin Demir")).toContainText("Admin");
  expect(bodies.every((body) => Array.isArray(body.groups) && Array.isArray(body.collections))).toBe(true);
});

test("a group deleted by somebody else meanwhile is told, and nothing typed is lost", async ({ page, server }) => {
  const members = await ConsoleMembersPage.open(page, ADMIN, ENGINEERS);
  await members.choose(PAUL, "Role, groups, collections");
  await members.dialog.getByRole("radio", { name: /^Admin/ }).check();
  await server.control("POST", "/demo/faults", { method: "PUT", path: "*/users/*", kind: "status", status: 404, times: 1 });
  await members.press("Save");
  await expect(members.dialog.getByText("A group or collection was deleted by somebody meanwhile.")).toBeVisible();
  await expect(members.dialog.getByRole("radio", { name: /^Admin/ })).toBeChecked();
  await members.press("Save");
  await expect(members.row(PAUL)).toContainText("Admin");
});

test("a server that fails when provider staff edit: the way round is told", async ({ page, server }) => {
  const members = await ConsoleMembersPage.open(page, TECHNICIAN, ENGINEERS);
  await members.choose(PAUL, "Role, groups, collections");
  await members.dialog.getByRole("radio", { name: /^Admin/ }).check();
  await server.control("POST", "/demo/faults", { method: "PUT", path: "*/users/*", kind: "status", status: 500 });
  await members.press("Save");
  await expect(members.dialog.getByText("Some servers fail whenever provider staff change a member.")).toBeVisible();
  await expect(members.dialog.getByText("The way round:")).toBeVisible();
});

test("access is revoked and restored, one by one and together, with each row's outcome", async ({ page }) => {
  const members = await ConsoleMembersPage.open(page, MANAGER, ENGINEERS);
  await members.choose(PAUL, "Revoke access");
  await expect(members.dialog).toContainText(ENGINEERS);
  await members.press("Revoke");
  await expect(members.row(PAUL)).toContainText("Revoked");
  await members.select(PAUL, BERND, WAITING);
  await page.getByRole("button", { name: "Restore 2" }).click();
  await expect(members.dialog).toContainText("The access has not been revoked.");
  await members.press("Restore");
  await expect(members.dialog.getByText("The access of 2 members was restored.")).toBeVisible();
  await members.done();
  await members.find(BERND);
  await expect(members.row(BERND)).toContainText("Confirmed");
});

test("who may not be touched says why: oneself, owners, the last owner", async ({ page, context }) => {
  const members = await ConsoleMembersPage.open(page, CLIENT_ADMIN, ENGINEERS);
  const own = await members.own();
  await members.find(own);
  await members.menu(own);
  await expect(page.getByRole("menuitem", { name: "Remove" })).toContainText("You cannot do this to yourself.");
  await page.keyboard.press("Escape");
  await members.search.fill("");
  await page.getByRole("button", { name: /^Owner/ }).click();
  const owner = (await members.rows.first().locator(".person-cell__name").innerText()).trim();
  await members.menu(owner);
  await expect(page.getByRole("menuitem", { name: "Remove" })).toContainText("Owners are managed by owners only.");

  const theirs = await ConsoleMembersPage.open(await context.newPage(), ADMIN, "Fabrikam Holdings");
  await theirs.menu("Ada Okafor");
  await expect(theirs.page.getByRole("menuitem", { name: "Remove" })).toContainText("You cannot do this to yourself.");
  await theirs.page.keyboard.press("Escape");
  await theirs.row("Ada Okafor").getByRole("button", { name: "Ada Okafor", exact: true }).click();
  await expect(theirs.dialog.getByText("This is the last confirmed owner.").first()).toBeVisible();
});

test("members are removed, and the list becomes a file with the official columns", async ({ page, server }) => {
  const members = await ConsoleMembersPage.open(page, OWNER, ENGINEERS);
  await members.choose(INVITED, "Remove");
  await members.press("Remove");
  await expect(members.row(INVITED)).toHaveCount(0);
  await members.search.fill("");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`Members ${ENGINEERS}.csv`);
  const text = await (await import("node:fs/promises")).readFile(await download.path(), "utf8");
  expect(text.split("\r\n")[0]).toBe("\ufeffEmail,Name,Status,Role,Two-step login,Account recovery,Secrets Manager,Groups");
  expect(await sent(server, "GET", "/collections/details")).toBe(0);
});

test("an invitation is mailed again", async ({ page, server }) => {
  const members = await ConsoleMembersPage.open(page, MANAGER, ENGINEERS);
  await members.choose(INVITED, "Resend invitation");
  await expect(page.getByText(`The invitation was sent again to ${INVITED}.`)).toBeVisible();
  expect((await links(server, INVITED)).length).toBe(1);
});

for (const email of [AUDITOR, ENGINEER]) {
  test(`${email} is told that members are not theirs to manage`, async ({ page }) => {
    await ConsoleMembersPage.visit(page, email, ENGINEERS);
    await expect(page.getByRole("heading", { name: "No access" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Invite member" })).toHaveCount(0);
    await expect(page.locator("tbody tr")).toHaveCount(0);
  });
}
