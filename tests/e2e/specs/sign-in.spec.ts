// Signing in, the second step, locking and unlocking, and what can go wrong with each.

import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";

interface Mail {
  to: string;
  code: string;
}

async function latestCode(server: DemoServer, to: string): Promise<string> {
  const mails = (await server.control("GET", "/demo/outbox")) as Mail[];
  const mail = mails.find((candidate) => candidate.to === to);
  if (!mail) throw new Error(`no mail to ${to}`);
  return mail.code;
}

test("signs in by keyboard alone", async ({ page, axe }) => {
  await page.goto("/");
  const entrance = new SignInPage(page);
  await expect(entrance.email).toBeFocused();
  await axe();
  await page.keyboard.type(ADMIN);
  await page.keyboard.press("Enter");
  await expect(entrance.password).toBeFocused();
  await axe();
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await entrance.expectIn();
});

test("lands on the page that was asked for", async ({ page }) => {
  await page.goto("/#/vault");
  const entrance = new SignInPage(page);
  await entrance.enter("technician@demo.example");
  await entrance.expectIn();
  await expect(page).toHaveURL(/#\/vault$/);
});

test("an Argon2id account signs in", async ({ page }) => {
  await signIn(page, "argon@demo.example", DEMO_PASSWORD);
});

test("says what is wrong next to the field, and keeps what was typed", async ({ page }) => {
  await page.goto("/");
  const entrance = new SignInPage(page);
  await entrance.submit.click();
  await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
  await entrance.email.fill("technician");
  await entrance.submit.click();
  await expect(page.getByText("Enter a full e-mail address")).toBeVisible();
  await expect(entrance.email).toHaveValue("technician");
  await expect(entrance.email).toHaveAttribute("aria-invalid", "true");

  await entrance.enterEmail(ADMIN);
  await entrance.submit.click();
  await expect(page.getByText("Enter your master password.")).toBeVisible();
  await entrance.password.fill("not the password");
  await entrance.submit.click();
  await expect(page.getByText("E-mail address or master password is wrong.")).toBeVisible();
  await expect(entrance.password).toHaveValue("not the password");
  await expect(entrance.password).toBeFocused();
});

test("an unknown address gets the same answer as a wrong password", async ({ page }) => {
  await page.goto("/");
  await new SignInPage(page).enter("stranger@demo.example");
  await expect(page.getByText("E-mail address or master password is wrong.")).toBeVisible();
});

const TROUBLE = [
  { name: "429", fault: { kind: "status", status: 429 }, says: "Too many attempts" },
  { name: "a server error", fault: { kind: "status", status: 500 }, says: "The server has a problem" },
  { name: "maintenance", fault: { kind: "status", status: 503 }, says: "under maintenance" },
  { name: "a cut connection", fault: { kind: "cut" }, says: "cannot be reached" },
  { name: "a web page", fault: { kind: "html" }, says: "A web page came back" },
  { name: "a torn answer", fault: { kind: "broken-json" }, says: "incomplete or damaged" },
];

for (const { name, fault, says } of TROUBLE) {
  test(`${name} at sign-in is named, and the next try works`, async ({ page, server }) => {
    await page.goto("/");
    const entrance = new SignInPage(page);
    await server.control("POST", "/demo/faults", { path: "/identity/connect/token", ...fault });
    await entrance.enter(ADMIN);
    await expect(entrance.alert).toContainText(says);
    await expect(entrance.password).toHaveValue(DEMO_PASSWORD);
    await server.control("DELETE", "/demo/faults");
    await entrance.submit.click();
    await entrance.expectIn();
  });
}

test("a slow server is waited for, and a double press sends once", async ({ page, server }) => {
  await page.goto("/");
  const entrance = new SignInPage(page);
  await server.control("POST", "/demo/faults", {
    path: "/identity/connect/token",
    kind: "delay",
    millis: 1500,
  });
  await server.control("DELETE", "/demo/requests");
  await entrance.enterEmail(ADMIN);
  await entrance.password.fill(DEMO_PASSWORD);
  await entrance.submit.dblclick();
  await expect(entrance.submit).toHaveAttribute("aria-busy", "true");
  await entrance.expectIn();
  const requests = (await server.control("GET", "/demo/requests")) as { path: string }[];
  expect(requests.filter(({ path }) => path === "/identity/connect/token")).toHaveLength(1);
});

test("two-step login by mail, and a device that is remembered", async ({ page, server, axe }) => {
  const email = "twostep@demo.example";
  await page.goto("/");
  const entrance = new SignInPage(page);
  await entrance.enter(email);
  await entrance.code.waitFor();
  await axe();
  await page.getByRole("button", { name: "E-mail" }).click();
  await expect(page.getByText("A code was sent to")).toBeVisible();
  await entrance.code.fill("000000");
  await entrance.submit.click();
  await expect(page.getByText("This code is wrong or has expired.")).toBeVisible();
  await expect(entrance.code).toHaveValue("000000");
  await page.getByLabel("Remember this device").check();
  await entrance.code.fill(await latestCode(server, email));
  await entrance.submit.click();
  await entrance.expectIn();

  await page.getByRole("button", { name: /Account menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await entrance.enter(email);
  await entrance.expectIn();
});

test("a new device is confirmed by a mailed code", async ({ page, server }) => {
  const email = "newdevice@demo.example";
  await page.goto("/");
  const entrance = new SignInPage(page);
  await entrance.enter(email);
  await expect(page.getByRole("heading", { name: "Confirm this device" })).toBeVisible();
  await entrance.code.fill(await latestCode(server, email));
  await entrance.submit.click();
  await entrance.expectIn();
});

test("after a reload only the master password is asked", async ({ page, axe }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  const address = page.url();
  await page.reload();
  const entrance = new SignInPage(page);
  await expect(page.getByRole("heading", { name: "The portal is locked" })).toBeVisible();
  await axe();
  await expect(entrance.email).toHaveCount(0);
  await entrance.password.fill("wrong");
  await entrance.submit.click();
  await expect(page.getByText("The master password is wrong.")).toBeVisible();
  await entrance.password.fill(DEMO_PASSWORD);
  await entrance.submit.click();
  await entrance.expectIn();
  expect(page.url()).toBe(address);
});

test("tabs lock and leave together, and a new tab gets no keys", async ({ page, context }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  const other = await context.newPage();
  await other.goto(page.url());
  const otherEntrance = new SignInPage(other);
  await expect(otherEntrance.email).toBeVisible();
  await otherEntrance.enter(ADMIN);
  await otherEntrance.expectIn();

  await page.getByRole("button", { name: /Account menu/ }).click();
  await page.getByRole("menuitem", { name: "Lock now" }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole("heading", { name: "The portal is locked" })).toBeVisible();
  }
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await expect(other.getByText("You signed out in another tab.")).toBeVisible();
});

test("a session the server ended asks again over the page, which keeps what was typed", async ({
  page,
  server,
}) => {
  await signIn(page, "technician@demo.example", DEMO_PASSWORD);
  await page.getByRole("button", { name: /Second Client/ }).last().click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  const name = page.getByRole("dialog").getByRole("textbox");
  await name.fill("Renamed by a technician");
  await server.control("POST", "/demo/tokens/expire", {});
  await server.control("POST", "/demo/refresh-tokens/revoke", {});
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();

  const entrance = new SignInPage(page);
  await expect(page.getByText("what you typed is still there")).toBeVisible();
  await expect(entrance.password).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(entrance.password).toBeVisible();
  await entrance.password.fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(entrance.password).toHaveCount(0);
  await expect(name).toHaveValue("Renamed by a technician");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Renamed by a technician" })).toBeVisible();
});

test("an account of the newer format is told so, and keeps what was typed", async ({ page }) => {
  await page.goto("/");
  const entrance = new SignInPage(page);
  await entrance.enter("v2@demo.example");
  await expect(entrance.alert).toContainText("newer encryption format");
  await expect(entrance.password).toHaveValue(DEMO_PASSWORD);
});

test("languages can be switched before signing in, without losing what was typed", async ({ page }) => {
  await page.goto("/");
  const entrance = new SignInPage(page);
  await entrance.email.fill("halb@getippt");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("menuitemradio", { name: "Deutsch" }).click();
  await expect(page.getByRole("button", { name: "Deutsch" })).toBeVisible();
  await expect(entrance.email).toHaveValue("halb@getippt");
});
