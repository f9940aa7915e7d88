// Manage, Members: who works for a provider, and every action on them with what can go wrong.

import type { Route } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { MembersPage } from "../pages/members.ts";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const SERVICE_USER = "technician@demo.example";
const SELF = "Ada Okafor";
const TOM = "Tom Lindqvist";
const PRIYA = "Priya Raman";
const MAREK = "Marek Dvořák";
const INVITED = ["lena@demo.example", "new.colleague@demo.example"];

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

async function mailed(server: DemoServer, to: string): Promise<number> {
  const mails = (await server.control("GET", "/demo/outbox")) as Mail[];
  return mails.filter((mail) => mail.to === to && mail.link !== null).length;
}

test("shows everybody with status and role, and who waits for whom", async ({ page, axe }) => {
  const members = await MembersPage.open(page, ADMIN);
  await expect(members.tab(/^All/)).toContainText("9");
  await expect(members.tab(/^Invited/)).toContainText("2");
  await expect(members.tab(/^Needs confirmation/)).toContainText("2");
  await expect(members.row(SELF)).toContainText("Provider admin");
  await expect(members.row(SELF)).toContainText("You");
  await expect(members.row(TOM)).toContainText("technician@demo.example");
  await expect(members.row(TOM)).toContainText("Service user");
  await expect(members.row(PRIYA)).toContainText("Needs confirmation");
  await expect(members.row(INVITED[0])).toContainText("Invited");
  await expect(page.getByText("Everyone confirmed here can open every client.")).toBeVisible();
  await axe();

  await page.getByRole("button", { name: "Show who is waiting" }).click();
  await expect(members.tab(/^Needs confirmation/)).toHaveAttribute("aria-selected", "true");
  expect(await members.names()).toEqual([MAREK, PRIYA]);
});

test("tab, search and sorting are in the address and survive the unlock", async ({ page }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.tab(/^Invited/).click();
  expect(await members.names()).toEqual(INVITED);
  await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  expect(await members.names()).toEqual([...INVITED].reverse());
  await members.search.fill("LENA@");
  await expect(members.rows).toHaveCount(1);
  await expect(page).toHaveURL(/search=LENA%40&sort=-name&show=invited/);
  await page.reload();
  await page.locator("input[type=password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(members.rows).toHaveCount(1);
  await expect(members.tab(/^Invited/)).toHaveAttribute("aria-selected", "true");
  await members.search.fill("nobody at all");
  await expect(page.getByText("No member matches")).toBeVisible();
  await page.getByRole("button", { name: "Show all members" }).click();
  await expect(members.rows).toHaveCount(9);
});

test("an old bookmark of the people leads here", async ({ page }) => {
  const members = await MembersPage.open(page, ADMIN);
  await page.goto(page.url().replace("/manage/members", "/manage/people"));
  await expect(page).toHaveURL(/\/manage\/members$/);
  await expect(members.rows).toHaveCount(9);
});

test("many addresses are pasted, checked one by one, and sent in steps of twenty", async ({ page, server, axe }) => {
  const members = await MembersPage.open(page, ADMIN);
  const people = Array.from({ length: 25 }, (_, index) => `person${index}@new.example`);
  await members.invite(`${people.join("; ")}\nPERSON3@new.example, ${ADMIN}, bad@, no-at.example`, "Provider admin");
  await expect(members.dialog.getByText("is here already (Confirmed) and is left out.")).toBeVisible();
  await members.press(/^Invite/);
  await expect(members.dialog.getByText("2 addresses cannot be used.")).toBeVisible();
  await expect(members.dialog.getByText("has no complete domain behind the @ sign")).toBeVisible();
  await expect(members.dialog.getByText("has no @ sign.")).toBeVisible();
  await axe();

  await members.dialog.getByLabel("E-mail addresses").fill(people.join("\n"));
  await server.control("DELETE", "/demo/requests");
  await members.press("Invite 25 people");
  await expect(members.dialog.getByText("25 people were invited.")).toBeVisible();
  await expect(members.outcome("person24@new.example")).toContainText("Invited");
  await axe();
  expect(await sent(server, "POST", "/users/invite")).toBe(2);
  expect(await mailed(server, "person3@new.example")).toBe(1);
  await members.done();
  await expect(members.tab(/^Invited/)).toContainText("27");
  await expect(members.row("person7@new.example")).toContainText("Provider admin");
});

test("one invitation closes the dialog and shows the new row", async ({ page, server }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.invite("ada.colleague@new.example");
  await members.press("Invite 1 person");
  await expect(members.dialog).toBeHidden();
  await expect(page.getByText("ada.colleague@new.example was invited.")).toBeVisible();
  await expect(members.row("ada.colleague@new.example")).toContainText("Service user");
  expect(await mailed(server, "ada.colleague@new.example")).toBe(1);
});

const MIDWAY: { name: string; says: string; fail: (route: Route) => Promise<void> }[] = [
  {
    name: "a server error",
    says: "The server has a problem",
    fail: (route) => route.fulfill({ status: 500, body: "" }),
  },
  { name: "a cut connection", says: "cannot be reached", fail: (route) => route.abort("connectionreset") },
  {
    name: "an answer that got lost",
    says: "Invited",
    fail: async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
  },
];

for (const { name, says, fail } of MIDWAY) {
  test(`${name} midway: what was sent is known, the rest is sent once`, async ({ page, server }) => {
    const members = await MembersPage.open(page, ADMIN);
    const people = Array.from({ length: 45 }, (_, index) => `p${index}@new.example`);
    await members.invite(people.join(" "));
    // The second of three requests fails.
    let requests = 0;
    await page.route("**/users/invite", (route) => (++requests === 2 ? fail(route) : route.continue()));
    await members.press("Invite 45 people");
    await expect(members.dialog.getByRole("button", { name: /^Try again for/ })).toBeVisible();
    await expect(members.outcome("p0@new.example")).toContainText("Invited");
    await expect(members.outcome("p20@new.example")).toContainText(says);
    await members.press(/^Try again for/);
    await expect(members.dialog.getByText("45 people were invited.")).toBeVisible();
    for (const address of ["p0@new.example", "p20@new.example", "p44@new.example"]) {
      expect(await mailed(server, address), address).toBe(1);
    }
  });
}

test("a busy server is waited for", async ({ page, server }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.invite("one@new.example two@new.example");
  await server.control("POST", "/demo/faults", {
    method: "POST",
    path: "*/users/invite",
    kind: "status",
    status: 429,
    retryAfterSeconds: 2,
    times: 1,
  });
  await members.press("Invite 2 people");
  await expect(members.dialog.getByText("The server is busy.")).toBeVisible();
  await expect(members.dialog.getByText("2 people were invited.")).toBeVisible();
  expect(await mailed(server, "one@new.example")).toBe(1);
});

test("what was done although the answer got lost is not sent again", async ({ page, server }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.choose(TOM, "Remove");
  await server.control("POST", "/demo/faults", { method: "DELETE", path: "*/users", kind: "broken-json", times: 1 });
  await members.press("Remove");
  await expect(page.getByText(`${TOM} (technician@demo.example) was removed.`)).toBeVisible();
  await expect(members.row(TOM)).toHaveCount(0);
});

test("an invitation is mailed again, one by one and together", async ({ page, server }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.choose(INVITED[0], "Resend invitation");
  await expect(page.getByText(`The invitation was sent again to ${INVITED[0]}.`)).toBeVisible();
  expect(await mailed(server, INVITED[0])).toBe(1);

  await members.select(...INVITED, TOM);
  await page.getByRole("button", { name: "Resend 2 invitations" }).click();
  await expect(members.dialog).toContainText(`${TOM} (technician@demo.example): The invitation has been accepted already.`);
  await members.press("Resend");
  await expect(members.dialog.getByText("2 invitations were sent again.")).toBeVisible();
  expect(await mailed(server, INVITED[0])).toBe(2);
  expect(await mailed(server, INVITED[1])).toBe(1);
});

test("what the server passes over in silence is told", async ({ page, context }) => {
  const members = await MembersPage.open(page, ADMIN);
  const other = await MembersPage.open(await context.newPage(), ADMIN);
  await other.choose(INVITED[0], "Remove");
  await other.press("Remove");
  await expect(other.row(INVITED[0])).toHaveCount(0);

  await members.choose(INVITED[0], "Resend invitation");
  await expect(members.outcome(INVITED[0])).toContainText("Is no longer a member.");
  await members.done();
  await expect(members.row(INVITED[0])).toHaveCount(0);
});

test("confirming shows the phrase that the other one sees, and hands a key over that opens", async ({
  page,
  browser,
  server,
  axe,
}) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.choose(PRIYA, "Confirm");
  await expect(members.dialog.getByRole("heading", { name: `Confirm ${PRIYA}?` })).toBeVisible();
  await expect(members.dialog.locator(".phrase")).toHaveText(/^[a-z]+(-[a-z]+){4,}$/);
  await axe();
  await members.press("Confirm");
  await expect(page.getByText(`${PRIYA} (priya@demo.example) was confirmed.`)).toBeVisible();
  await expect(members.row(PRIYA)).toContainText("Confirmed");

  const context = await browser.newContext({ baseURL: server.url });
  const theirs = await context.newPage();
  await signIn(theirs, "priya@demo.example", DEMO_PASSWORD);
  await expect(new Frame(theirs).heading("Clients")).toBeVisible();
  await context.close();
});

test("several are confirmed at once, and who is left out is told why", async ({ page }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.select(PRIYA, MAREK, INVITED[0]);
  await page.getByRole("button", { name: "Confirm 2" }).click();
  await expect(members.dialog.locator(".phrase")).toHaveCount(2);
  await expect(members.dialog).toContainText(`${INVITED[0]}: The invitation has not been accepted yet.`);
  await members.press("Confirm");
  await expect(members.dialog.getByText("2 members were confirmed.")).toBeVisible();
  await members.done();
  await expect(members.tab(/^Needs confirmation/)).toContainText("0");
});

test("somebody confirmed meanwhile by another admin counts as confirmed", async ({ page, context }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.choose(PRIYA, "Confirm");
  await expect(members.dialog.locator(".phrase")).toBeVisible();
  const other = await MembersPage.open(await context.newPage(), ADMIN);
  await other.choose(PRIYA, "Confirm");
  await other.press("Confirm");
  await expect(other.dialog).toBeHidden();
  await members.press("Confirm");
  await expect(members.dialog).toBeHidden();
  await expect(members.row(PRIYA)).toContainText("Confirmed");
});

test("without keys nobody is confirmed, and another try is offered", async ({ page, server }) => {
  const members = await MembersPage.open(page, ADMIN);
  await server.control("POST", "/demo/faults", { path: "*/users/public-keys", kind: "status", status: 500 });
  await members.choose(PRIYA, "Confirm");
  await expect(members.dialog.getByRole("alert")).toContainText("The server has a problem");
  await expect(members.dialog.getByRole("button", { name: "Confirm" })).toBeDisabled();
  await server.control("DELETE", "/demo/faults");
  await members.press("Try again");
  await expect(members.dialog.locator(".phrase")).toBeVisible();
  await expect(members.dialog.getByRole("button", { name: "Confirm" })).toBeEnabled();
});

test("a role changes, and the last admin keeps theirs", async ({ page, axe }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.choose(SELF, "Change role");
  await expect(members.dialog.getByRole("radio", { name: "Service user" })).toBeDisabled();
  await expect(members.dialog).toContainText("This is the last confirmed provider admin.");
  await axe();
  await members.press("Cancel");

  await members.choose(TOM, "Change role");
  await members.dialog.getByRole("radio", { name: "Provider admin" }).check();
  await members.press("Save");
  await expect(members.dialog).toBeHidden();
  await expect(members.row(TOM)).toContainText("Provider admin");

  // With a second admin one may give up one's own role, and the page closes behind one.
  await members.row(SELF).getByRole("button", { name: SELF, exact: true }).click();
  await members.dialog.getByRole("radio", { name: "Service user" }).check();
  await expect(members.dialog).toContainText("You give up your own admin role");
  await members.press("Save");
  await expect(page.getByRole("heading", { name: "No access" })).toBeVisible();
  await expect(new Frame(page).navigation.getByText("Manage", { exact: true })).toHaveCount(0);
});

test("people are removed together, oneself never", async ({ page, axe }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.menu(SELF);
  await expect(page.getByRole("menuitem", { name: /^Remove/ })).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText("You cannot remove yourself.")).toBeVisible();
  await axe();
  await page.keyboard.press("Escape");

  await members.select(SELF, TOM, INVITED[1]);
  await page.getByRole("button", { name: "Remove 2" }).click();
  await expect(members.dialog.getByRole("heading", { name: "Remove 2 members?" })).toBeVisible();
  await expect(members.dialog).toContainText("They lose access to Demo MSP and to all its clients at once");
  await expect(members.dialog).toContainText(`${SELF} (admin@demo.example): You cannot remove yourself.`);
  await axe();
  await members.press("Remove");
  await expect(members.dialog.getByText("2 members were removed.")).toBeVisible();
  await members.done();
  await expect(members.rows).toHaveCount(7);
});

test("the row menu leads to what a person did", async ({ page }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.menu(INVITED[0]);
  await expect(page.getByRole("menuitem", { name: /^Event logs/ })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await members.choose(TOM, "Event logs");
  await expect(page).toHaveURL(/\/manage\/events\?user=[0-9a-f-]{36}/);
});

const REFUSALS = [
  { status: 401, says: "You may not do this" },
  { status: 403, says: "You may not do this" },
  { status: 404, says: "does not exist" },
];

for (const { status, says } of REFUSALS) {
  test(`${status} on an action is explained in place`, async ({ page, server }) => {
    const members = await MembersPage.open(page, ADMIN);
    await members.choose(TOM, "Change role");
    await members.dialog.getByRole("radio", { name: "Provider admin" }).check();
    await server.control("POST", "/demo/faults", { method: "PUT", path: "*/users/*", kind: "status", status });
    await members.press("Save");
    await expect(members.dialog.getByRole("alert")).toContainText(says);
    await members.press("Cancel");

    await server.control("POST", "/demo/faults", { method: "POST", path: "*/users/invite", kind: "status", status });
    await members.invite("kept@new.example");
    await members.press("Invite 1 person");
    await expect(members.outcome("kept@new.example")).toContainText(says);
    await server.control("DELETE", "/demo/faults");
    await members.press(/^Try again/);
    await expect(members.dialog).toBeHidden();
    await expect(members.row("kept@new.example")).toBeVisible();
  });
}

test("somebody who vanished meanwhile is said to be gone", async ({ page, context }) => {
  const members = await MembersPage.open(page, ADMIN);
  await members.choose(TOM, "Change role");
  const other = await MembersPage.open(await context.newPage(), ADMIN);
  await other.choose(TOM, "Remove");
  await other.press("Remove");
  await expect(other.row(TOM)).toHaveCount(0);
  await members.dialog.getByRole("radio", { name: "Provider admin" }).check();
  await members.press("Save");
  await expect(members.dialog.getByRole("alert")).toContainText(`${TOM} is no longer a member.`);
});

test("a list that does not arrive offers another try", async ({ page, server }) => {
  const members = await MembersPage.open(page, ADMIN);
  await server.control("POST", "/demo/faults", { path: "*/users", kind: "broken-json" });
  await page.reload();
  await page.locator("input[type=password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toContainText("The members could not be loaded");
  // Nobody knows who is here: the page must not say that it is nobody.
  await expect(page.getByText("Nobody here")).toBeHidden();
  await server.control("DELETE", "/demo/faults");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(members.rows).toHaveCount(9);
});

test("the back button closes a dialog and stays on the page", async ({ page }) => {
  const members = await MembersPage.open(page, ADMIN);
  const address = page.url();
  await page.getByRole("button", { name: "Invite member" }).click();
  await expect(members.dialog).toBeVisible();
  await page.goBack();
  await expect(members.dialog).toBeHidden();
  expect(page.url()).toBe(address);
});

test("a service user finds no entry, and by link a reason", async ({ page, server, axe }) => {
  await signIn(page, SERVICE_USER, DEMO_PASSWORD);
  const frame = new Frame(page);
  const id = await frame.providerId();
  await expect(frame.navigation.getByText("Members", { exact: true })).toHaveCount(0);
  await server.control("DELETE", "/demo/requests");
  await page.goto(`/#/providers/${id}/manage/members`);
  await expect(frame.main.getByRole("heading", { name: "No access" })).toBeVisible();
  await axe();
  expect(await sent(server, "GET", "/users")).toBe(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("status and role stand below the name, and nothing is cut off", async ({ page, axe }) => {
    const members = await MembersPage.open(page, ADMIN);
    await expect(members.row(PRIYA).getByText("Needs confirmation · Service user")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await axe();
    await members.invite("somebody@new.example");
    await axe();
  });
});
