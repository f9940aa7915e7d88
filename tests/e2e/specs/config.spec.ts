// What the operator says in config.json, and what is said about mistakes in it.

import type { Page, Route } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const STAFF = "technician@demo.example";
const ADMIN = "admin@demo.example";
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#8a2be2"/></svg>';

/** The site answers with this file from now on. */
async function configure(page: Page, config: object | string): Promise<void> {
  const body = typeof config === "string" ? config : JSON.stringify(config);
  await page.route("**/config.json", (route) => route.fulfill({ contentType: "application/json", body }));
}

/** What the console warns of, as it comes. */
function warnings(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => message.type() === "warning" && heard.push(message.text()));
  return heard;
}

function notice(page: Page) {
  return page.getByRole("status").filter({ hasText: "For the operator of this portal" });
}

test("a portal has the operator's name and logo everywhere", async ({ page, axe }) => {
  await page.route("**/acme.svg", (route) => route.fulfill({ contentType: "image/svg+xml", body: LOGO }));
  await configure(page, { productName: "Acme Vault Desk", logo: "acme.svg" });
  await page.goto("/");
  await expect(page).toHaveTitle("Sign in · Acme Vault Desk");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in to Acme Vault Desk" })).toBeVisible();
  await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", "acme.svg");
  const logo = page.locator("img[src='acme.svg']");
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expect(page.getByText("Provider Portal")).toHaveCount(0);
  await axe();

  await new SignInPage(page).enter(STAFF);
  const frame = new Frame(page);
  await expect(frame.heading("Clients")).toBeVisible();
  await expect(page).toHaveTitle("Clients · Acme Vault Desk");
  await expect(frame.navigation.locator("img[src='acme.svg']")).toBeVisible();
  await expect(frame.navigation.getByText("Acme Vault Desk")).toBeVisible();
  await page.goto("/#/training");
  await expect(page).toHaveTitle(/ · Acme Vault Desk$/);
});

test("the tab has its name before the app is there", async ({ page }) => {
  await configure(page, { productName: "Acme Vault Desk" });
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  await page.route(/portal_bg.*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await expect(page).toHaveTitle("Acme Vault Desk");
  letGo();
  await expect(page).toHaveTitle("Sign in · Acme Vault Desk");
});

for (const accent of ["#ffe000", "#001f5b", "#7fdbff"]) {
  test(`an accent of ${accent} can be read in both themes, and the operator hears of the correction`, async ({
    page,
    axe,
  }) => {
    const heard = warnings(page);
    await configure(page, { accent });
    await page.goto("/");
    const entrance = new SignInPage(page);
    await expect(entrance.email).toBeFocused();
    await axe();
    const told = heard.filter((text) => text.startsWith("config.json: accent = "));
    expect(told.length).toBeGreaterThan(0);
    const used = / so (#[0-9a-f]{6}) is used/.exec(told[0])?.[1] ?? "";
    const theme = told[0].includes("light theme") ? "light" : "dark";
    await page.emulateMedia({ colorScheme: theme });
    const rgb = [1, 3, 5].map((at) => Number.parseInt(used.slice(at, at + 2), 16));
    await expect(entrance.submit).toHaveCSS("background-color", `rgb(${rgb.join(", ")})`);
    await page.emulateMedia({ colorScheme: null });
    // It is put right already: nobody who signs in has to read about it.
    await expect(notice(page)).toHaveCount(0);
    await entrance.enter(STAFF);
    await expect(new Frame(page).heading("Clients")).toBeVisible();
    await axe();
  });
}

test("a good accent is used as it is", async ({ page }) => {
  const heard = warnings(page);
  await configure(page, { accent: { light: "#8a2be2", dark: "#9045f0" } });
  await page.goto("/");
  const { submit } = new SignInPage(page);
  await expect(submit).toHaveCSS("background-color", "rgb(138, 43, 226)");
  expect(heard.filter((text) => text.startsWith("config.json"))).toEqual([]);
});

test("the operator's language is for who has not chosen one", async ({ page }) => {
  const files: string[] = [];
  page.on("request", (request) => {
    const file = /i18n\/(?:[a-z]+\.)?(en|de)\./.exec(request.url());
    if (file) files.push(file[1]);
  });
  await configure(page, { language: "de" });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Beim Anbieterportal anmelden" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  expect(files).not.toContain("en");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("menu").getByText("English").click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in to the Provider Portal" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in to the Provider Portal" })).toBeVisible();
});

test("what is left out has no entries, and its addresses say so", async ({ page, axe }) => {
  await configure(page, {
    hide: ["training", "vault", "billing", "events", "groups", "policies", "reports", "import", "export"],
  });
  await page.goto("/#/training");
  // Not open to everybody any more.
  await expect(page.getByRole("heading", { level: 1, name: "Sign in to the Provider Portal" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Training" })).toHaveCount(0);
  await new SignInPage(page).enter(ADMIN);
  const frame = new Frame(page);
  const leftOut = page.getByRole("heading", { name: "Not part of this portal" });
  await expect(leftOut).toBeVisible();
  await axe();
  await page.getByRole("link", { name: "Go to the start page" }).click();
  await frame.main.getByRole("link", { name: "Demo MSP" }).click();
  await expect(frame.heading("Clients")).toBeVisible();
  const provider = await frame.providerId();
  for (const name of ["Training", "Password Manager", "Subscription", "Payment details", "Event logs"]) {
    await expect(frame.navigation.getByRole("link", { name })).toHaveCount(0);
  }
  await expect(frame.navigation.getByText("Billing")).toHaveCount(0);
  for (const route of [
    "vault",
    "guide",
    "training/kit",
    "providers/about",
    `providers/${provider}/billing/history`,
    `providers/${provider}/manage/events`,
  ]) {
    await page.goto(`/#/${route}`);
    await expect(leftOut, route).toBeVisible();
    await page.goto(`/#/providers/${provider}/manage/members`);
    await expect(frame.heading("Members")).toBeVisible();
  }

  await page.goto(`/#/providers/${provider}/clients`);
  await frame.main.getByRole("link", { name: /Brückner/ }).first().click();
  await page.waitForURL(/#\/organizations\//);
  await expect(frame.navigation.getByRole("link", { name: "Collections" })).toBeVisible();
  for (const name of ["Groups", "Policies", "Event logs", "Reports", "Import data", "Export vault", "Subscription"]) {
    await expect(frame.navigation.getByRole("link", { name })).toHaveCount(0);
  }
  const organization = page.url().split("/organizations/")[1].split("/")[0];
  for (const route of ["groups", "settings/policies", "reporting/events", "billing/subscription", "settings/tools/export"]) {
    await page.goto(`/#/organizations/${organization}/${route}`);
    await expect(leftOut, route).toBeVisible();
    await page.goto(`/#/organizations/${organization}/members`);
    await expect(frame.heading("Members")).toBeVisible();
  }
});

test("the idle lock begins as the operator says and goes no further", async ({ page }) => {
  await page.addInitScript(() => sessionStorage.length || localStorage.setItem("portal.idle-lock", "never"));
  await configure(page, { idleLock: { default: 5, longest: 30 } });
  await signIn(page, STAFF, DEMO_PASSWORD);
  await new Frame(page).choose("Lock when idle for");
  const dialog = page.getByRole("dialog");
  // Chosen before there was a rule.
  await expect(dialog.getByRole("radio", { checked: true })).toHaveAccessibleName("30 minutes");
  const names = await dialog.getByRole("radio").evaluateAll((radios) => radios.map((radio) => radio.closest("label")?.textContent));
  expect(names).toEqual(["1 minute", "5 minutes", "15 minutes", "30 minutes"]);
  await expect(dialog.getByText("The operator of this portal allows no longer times.")).toBeVisible();
});

test("who has chosen no idle time gets the operator's", async ({ page }) => {
  await configure(page, { idleLock: { default: 5 } });
  await signIn(page, STAFF, DEMO_PASSWORD);
  await new Frame(page).choose("Lock when idle for");
  await expect(page.getByRole("radio", { checked: true })).toHaveAccessibleName("5 minutes");
  await expect(page.getByRole("radio")).toHaveCount(6);
});

test("the training desk begins with the operator's server", async ({ page }) => {
  await configure(page, { helpRegion: "https://vault.example.com" });
  await page.goto("/#/training");
  await expect(page.getByText("https://vault.example.com/#/register")).toBeVisible();
});

const BROKEN = [
  { name: "no JSON", config: '{\n  "logo": "a.svg",\n}', says: [/config\.json/, /line 3, column 1/] },
  { name: "a web page", config: "<!doctype html><title>x</title>", says: [/A web page came instead/] },
  { name: "a wrong type", config: '{"productName": 7}', says: [/productName = 7/, /A text in quotation marks belongs here/] },
  { name: "several mistakes", config: '{"language": "fr", "embedOrigins": ["*"]}', says: [/2 problems/, /en, de, es, nl, zh-CN/, /embedOrigins\[0\]/] },
];

/** The page names it, and so does the console. */
async function expectTold(page: Page, config: string, says: RegExp[]): Promise<void> {
  const heard = warnings(page);
  await configure(page, config);
  await page.goto("/");
  await expect(notice(page)).toBeVisible();
  await notice(page).getByText("What is wrong").click();
  for (const text of says) await expect(notice(page)).toContainText(text);
  expect(heard.filter((text) => text.startsWith("config.json: ")).length).toBeGreaterThan(0);
}

for (const { name, config, says } of BROKEN) {
  test(`${name} in config.json is named to the operator, and keeps nobody out`, async ({ page, axe }) => {
    await expectTold(page, config, says);
    await axe();
    await new SignInPage(page).enter(STAFF);
    await expect(new Frame(page).heading("Clients")).toBeVisible();
  });
}

test.describe("a logo from another host", () => {
  // The policy of the site refuses it.
  test.use({ expectedComplaints: [/https:\/\/cdn\.example\.com\/x\.svg/] });

  test("is not shown, and named to the operator", async ({ page }) => {
    await expectTold(page, '{"logo": "https://cdn.example.com/x.svg"}', [/logo = /, /content security policy/]);
    await expect(page.locator("img[src='favicon.svg']")).toBeVisible();
  });
});

test("a file that does not come is named to the operator, and keeps nobody out", async ({ page }) => {
  await page.route("**/config.json", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("/");
  await notice(page).getByText("What is wrong").click();
  await expect(notice(page)).toContainText("The file could not be loaded (HTTP 404)");
  await page.unroute("**/config.json");
  await page.route("**/config.json", (route) => route.abort());
  await page.reload();
  await notice(page).getByText("What is wrong").click();
  await expect(notice(page)).toContainText("The file could not be loaded (TypeError");
  await new SignInPage(page).enter(STAFF);
  await expect(new Frame(page).heading("Clients")).toBeVisible();
});

test("an unknown key is told to the console alone", async ({ page }) => {
  const heard = warnings(page);
  await configure(page, { productname: "Acme" });
  await page.goto("/");
  await expect(new SignInPage(page).email).toBeFocused();
  await expect
    .poll(() => heard.filter((text) => text.startsWith("config.json")))
    .toEqual(["config.json: productname: There is no such key, so it is ignored. Did you mean productName?"]);
  await expect(notice(page)).toHaveCount(0);
});

test("services below another path are asked there and nowhere else", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.route("**/elsewhere/**", (route) =>
    route.continue({ url: route.request().url().replace("/elsewhere", "") }),
  );
  await configure(page, {
    services: { api: "/elsewhere/api/", identity: "/elsewhere/identity", events: "/elsewhere/events" },
  });
  await signIn(page, STAFF, DEMO_PASSWORD);
  await expect(new Frame(page).heading("Clients")).toBeVisible();
  await expect(page.getByRole("row").nth(2)).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/elsewhere/api/")).length).toBeGreaterThan(1);
  expect(asked.filter((path) => path.startsWith("/elsewhere/identity/")).length).toBeGreaterThan(1);
  expect(asked.filter((path) => /^\/(api|identity)\//.test(path))).toEqual([]);
});

test("services on another host are asked there, where the policy allows it", async ({ page, server }) => {
  const HOST = "https://vault.example.test";
  // What an operator has to set besides: the policy of the site, and CORS on the server.
  await page.route(
    (url) => url.pathname === "/",
    async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      headers["content-security-policy"] = headers["content-security-policy"].replace(
        "connect-src 'self'",
        `connect-src 'self' ${HOST}`,
      );
      await route.fulfill({ response, headers });
    },
  );
  const asked: string[] = [];
  const forward = async (route: Route) => {
    const url = route.request().url();
    asked.push(new URL(url).pathname);
    const response = await route.fetch({ url: url.replace(HOST, server.url) });
    const headers = { ...response.headers(), "access-control-allow-origin": server.url };
    await route.fulfill({ response, headers });
  };
  await page.route(`${HOST}/**`, forward);
  await configure(page, { services: { api: `${HOST}/api`, identity: `${HOST}/identity` } });
  await signIn(page, STAFF, DEMO_PASSWORD);
  await expect(page.getByRole("row").nth(2)).toBeVisible();
  expect(asked).toContain("/identity/connect/token");
  expect(asked.filter((path) => path.startsWith("/api/")).length).toBeGreaterThan(1);
});
