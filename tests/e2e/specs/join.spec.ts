// Joining a provider: from the mailed link to waiting for confirmation, and every way it can go wrong.

import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { MembersPage } from "../pages/members.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import type { DemoServer } from "../support/demo-server.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const NEWCOMER = "nobody@demo.example";

/** Invites somebody as the admin would; the link of the mail, relative to the site. */
async function invite(page: Page, server: DemoServer, email: string): Promise<string> {
  const members = await MembersPage.open(page, ADMIN);
  await members.invite(email);
  await members.press("Invite 1 person");
  await expect(members.dialog).toBeHidden();
  const link = await mailedLink(server, email);
  await new Frame(page).choose("Sign out");
  await expect(new SignInPage(page).email.or(new SignInPage(page).password).first()).toBeVisible();
  return link;
}

async function mailedLink(server: DemoServer, email: string): Promise<string> {
  const mails = (await server.control("GET", "/demo/outbox")) as { to: string; link: string | null }[];
  const link = mails.find((mail) => mail.to === email && mail.link)?.link;
  if (!link) throw new Error(`no link was mailed to ${email}`);
  return link.replace(/^https?:\/\/[^/]+/, "");
}

/** Opens a link as from a mail: nothing of the page before stays. */
async function follow(page: Page, link: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(link);
}

test("from the link through the sign-in to waiting for confirmation", async ({ page, server, axe }) => {
  const link = await invite(page, server, NEWCOMER);
  await follow(page, link);
  await expect(page.getByText("Demo MSP invites you to join")).toBeVisible();
  await expect(page.getByText(`The invitation is for ${NEWCOMER}.`)).toBeVisible();
  await expect(page.getByText("Without an account, create one")).toBeVisible();
  await axe();
  const entrance = new SignInPage(page);
  await entrance.password.fill(DEMO_PASSWORD);
  await entrance.submit.click();

  const frame = new Frame(page);
  await expect(frame.heading("Join Demo MSP")).toBeVisible();
  await axe();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.url()} ${request.headers()["referer"] ?? ""}`));
  await frame.main.getByRole("button", { name: "Accept invitation" }).click();
  await expect(frame.heading("Waiting for confirmation")).toBeVisible();
  await expect(frame.main.locator(".phrase")).toHaveText(/^[a-z]+(-[a-z]+){4,}$/);
  await axe();
  const phrase = await frame.main.locator(".phrase").innerText();
  const token = new URLSearchParams(link.split("?")[1]).get("token") ?? "";
  expect(token).not.toBe("");
  expect(asked.filter((line) => line.includes(token))).toEqual([]);
  expect(page.url()).not.toContain(token);

  await page.reload();
  await page.locator("input[type=password]").fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(frame.heading("Waiting for confirmation")).toBeVisible();
  await frame.choose("Sign out");

  // The admin sees the same phrase.
  const members = await MembersPage.open(page, ADMIN);
  await members.choose("Noor 李", "Confirm");
  await expect(members.dialog.locator(".phrase")).toHaveText(phrase);
  await members.press("Confirm");
  await expect(members.row("Noor 李")).toContainText("Confirmed");
});

test("another account is told whose invitation it is, and can switch", async ({ page, server, axe }) => {
  const link = await invite(page, server, NEWCOMER);
  await signIn(page, "technician@demo.example", DEMO_PASSWORD);
  await page.goto(link);
  const frame = new Frame(page);
  await expect(frame.main).toContainText(
    `This invitation is for ${NEWCOMER}. You are signed in as technician@demo.example.`,
  );
  await axe();
  await frame.main.getByRole("button", { name: `Sign in as ${NEWCOMER}` }).click();
  const entrance = new SignInPage(page);
  await entrance.password.fill(DEMO_PASSWORD);
  await entrance.submit.click();
  await expect(frame.main.getByRole("button", { name: "Accept invitation" })).toBeVisible();
});

test("a link that is too old says what to do", async ({ page, server }) => {
  const link = await invite(page, server, NEWCOMER);
  await server.control("POST", "/demo/links/expire", { email: NEWCOMER });
  await signIn(page, NEWCOMER, DEMO_PASSWORD);
  await page.goto(link);
  const frame = new Frame(page);
  await frame.main.getByRole("button", { name: "Accept invitation" }).click();
  await expect(frame.main.getByRole("alert")).toContainText("It counts for 5 days");
});

test("a link that was used says so", async ({ page, server }) => {
  const link = await invite(page, server, NEWCOMER);
  await signIn(page, NEWCOMER, DEMO_PASSWORD);
  await page.goto(link);
  const frame = new Frame(page);
  await frame.main.getByRole("button", { name: "Accept invitation" }).click();
  await expect(frame.heading("Waiting for confirmation")).toBeVisible();
  await page.goto(link);
  await frame.main.getByRole("button", { name: "Accept invitation" }).click();
  await expect(frame.main.getByRole("alert")).toContainText("accepted already");
});

test("a server error leaves the invitation to be accepted", async ({ page, server }) => {
  const link = await invite(page, server, NEWCOMER);
  await signIn(page, NEWCOMER, DEMO_PASSWORD);
  await page.goto(link);
  const frame = new Frame(page);
  for (const [status, says] of [
    [500, "The server has a problem"],
    [403, "You may not do this"],
    [404, "does not exist"],
  ] as const) {
    await server.control("POST", "/demo/faults", { method: "POST", path: "*/accept", kind: "status", status, times: 1 });
    await frame.main.getByRole("button", { name: "Accept invitation" }).click();
    await expect(frame.main.getByRole("alert")).toContainText(says);
  }
  await frame.main.getByRole("button", { name: "Accept invitation" }).click();
  await expect(frame.heading("Waiting for confirmation")).toBeVisible();
});

test("half a link is recognised, signed in or not, and staff are led to their clients", async ({ page, axe }) => {
  await page.goto("/#/providers/accept-provider?providerId=p1");
  await expect(page.getByText("The link is incomplete")).toBeVisible();
  await new SignInPage(page).enter("technician@demo.example");
  const frame = new Frame(page);
  await expect(frame.heading("The link is incomplete")).toBeVisible();
  await axe();
  await page.goto("/#/");
  const id = await frame.providerId();
  await page.goto(`/#/providers/accept-provider?providerId=${id}&providerName=Demo+MSP`);
  await expect(frame.heading("You belong to this provider already")).toBeVisible();
  await frame.main.getByRole("link", { name: "Go to the clients" }).click();
  await expect(frame.heading("Clients")).toBeVisible();
});
