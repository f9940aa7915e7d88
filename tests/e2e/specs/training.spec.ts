// The training desk: open to everybody, on every screen, on paper.

import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, SignInPage, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const ADMIN = "admin@demo.example";
const TECHNICIAN = "technician@demo.example";

const ROOMS = [
  ["/#/training", "Training resources"],
  ["/#/training/kit", "Hand-over kit"],
  ["/#/guide", "Administration guide"],
  ["/#/training/glossary", "Glossary"],
  ["/#/training/progress", "Progress"],
  ["/#/providers/about", "About providers"],
] as const;

const main = (page: Page) => page.getByRole("main");
const heading = (page: Page, name: string) => main(page).getByRole("heading", { level: 1, name });

/** Nothing sticks out to the side. */
async function expectNoOverflow(page: Page): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
}

/** How many sheets of paper the page takes. */
async function pagesOnPaper(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

for (const [address, name] of ROOMS) {
  test(`${name} is open to everybody, in every size and both themes`, async ({ page, axe }) => {
    await page.goto(address);
    await expect(heading(page, name)).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(name));
    await axe();
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoOverflow(page);
    await axe();
  });

  test(`${name} stands in the frame of somebody who is signed in`, async ({ page, axe }) => {
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    await page.goto(address);
    const frame = new Frame(page);
    await expect(frame.heading(name)).toBeVisible();
    await expect(frame.navigation.getByRole("link", { name: "Training", exact: true })).toHaveAttribute("aria-current", "page");
    await axe();
  });
}

test("one entry leads there from every product", async ({ page }) => {
  await signIn(page, ADMIN, DEMO_PASSWORD);
  const frame = new Frame(page);
  for (const product of ["Provider Portal", "Password Manager", "Admin Console"]) {
    await frame.products.getByRole("link", { name: product }).click();
    await frame.navigation.getByRole("link", { name: "Training", exact: true }).click();
    await expect(frame.heading("Training resources")).toBeVisible();
  }
});

test("signed out, the way in and back is there, by keyboard too", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Training" }).click();
  await expect(heading(page, "Training resources")).toBeVisible();
  await page.reload();
  await expect(heading(page, "Training resources")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(main(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Training resources" })).toBeFocused();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(new SignInPage(page).email).toBeVisible();
});

test("locking asks for the master password and leads back to the same place", async ({ page }) => {
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  const frame = new Frame(page);
  await page.goto("/#/providers/about");
  await expect(main(page).getByText("Your provider as it is now.")).toBeVisible();
  await frame.choose("Lock now");
  await expect(page.getByRole("main")).not.toContainText("Your provider");
  await new SignInPage(page).password.fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await expect(main(page).getByText("Your provider as it is now.")).toBeVisible();
});

test("links are in the reader's language, or say that they are English", async ({ page, axe }) => {
  await page.addInitScript(() => localStorage.setItem("portal.language", "de"));
  await page.goto("/#/training");
  await expect(heading(page, "Schulungsmaterial")).toBeVisible();
  const chrome = main(page).getByRole("link", { name: /^Chrome/ });
  await expect(chrome).toHaveAttribute("href", "https://bitwarden.com/help/import-from-chrome/");
  await expect(chrome).toHaveAttribute("hreflang", "en");
  await expect(chrome).toHaveAttribute("rel", /noopener/);
  await expect(main(page).getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Chrome/ }) })).toContainText("Englisch");

  await page.goto("/#/providers/about");
  const users = main(page).getByRole("link", { name: /^Rollen bei einem Anbieter/ });
  await expect(users).toHaveAttribute("href", "https://bitwarden.com/de-de/help/provider-users/");
  await expect(users).toHaveAttribute("hreflang", "de");
  await expect(main(page).getByRole("link", { name: "Englisches Original von „Rollen bei einem Anbieter“" })).toHaveAttribute(
    "href",
    "https://bitwarden.com/help/provider-users/#provider-user-types",
  );
  await axe();
});

test("the registration link follows the client's server", async ({ page }) => {
  await page.goto("/#/training");
  const card = main(page).getByRole("region", { name: "User registration" });
  await expect(card).toContainText("https://vault.bitwarden.com/#/register");
  await card.getByLabel("Server").selectOption("Cloud, European Union");
  await expect(card.getByRole("link")).toHaveAttribute("href", "https://vault.bitwarden.eu/#/register");
  await card.getByLabel("Server").selectOption("Own server");
  await card.getByLabel("Address of the server").fill("http://insecure.example");
  await expect(card).toContainText("This is no address of a server");
  await expect(card.getByRole("link")).toHaveCount(0);
  await card.getByLabel("Address of the server").fill("vault.example.com");
  await expect(card.getByRole("link")).toHaveAttribute("href", "https://vault.example.com/#/register");
  await page.reload();
  await expect(card.getByRole("link")).toHaveAttribute("href", "https://vault.example.com/#/register");

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await card.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://vault.example.com/#/register");
});

test("every link of a resource can be copied to be passed on", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/#/training");
  await main(page).getByRole("button", { name: "Copy link to “Keeper”" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("https://bitwarden.com/help/import-from-keeper/");
});

test.describe("the hand-over kit", () => {
  test("is put together, copied, mailed, and opened by its link without signing in", async ({ page, axe }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await signIn(page, ADMIN, DEMO_PASSWORD);
    await page.goto("/#/training/kit");
    const desk = main(page);
    await expect(desk.getByLabel("Name of your company")).toHaveValue("Demo MSP");
    await desk.getByLabel("Client", { exact: true }).selectOption("Second Client's Organization");
    await expect(desk.getByLabel("Name of the client")).toHaveValue("Second Client's Organization");
    await desk.getByLabel("Name of the person").fill("Zoë <b>Öz</b>");
    await desk.getByLabel("Where to ask").fill("Call 0123");
    await desk.getByLabel("Language of the kit").selectOption("Deutsch");
    await desk.getByLabel("Importing data: which page").selectOption("LastPass");
    await desk.getByRole("checkbox", { name: "Training videos" }).uncheck();
    const sheet = desk.getByRole("article");
    await expect(sheet).toHaveAttribute("lang", "de");
    await expect(sheet).toContainText("Guten Tag Zoë <b>Öz</b>,");
    await expect(sheet.getByRole("heading", { level: 2 })).toHaveText([
      "Legen Sie Ihr Konto an",
      "Bringen Sie Ihre Passwörter mit",
      "Richten Sie einen zweiten Schritt ein",
      "Installieren Sie die Apps",
    ]);
    await expect(sheet.getByRole("img", { name: /QR-Code/ })).toHaveCount(4);
    await axe();

    await desk.getByRole("button", { name: "Copy text" }).click();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain("https://bitwarden.com/help/import-from-lastpass/");
    expect(text).toContain("Second Client's Organization");
    const mail = await desk.getByRole("link", { name: "Open in mail program" }).getAttribute("href");
    expect(decodeURIComponent(mail ?? "")).toContain("Call 0123");

    await desk.getByRole("button", { name: "Copy link to this kit" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await new Frame(page).choose("Sign out");
    await page.goto("about:blank");
    await page.goto(link);
    await expect(main(page).getByRole("article")).toContainText("Guten Tag Zoë <b>Öz</b>,");
    await expect(main(page)).toContainText("come from the link you opened");
    await axe();
    await page.setViewportSize({ width: 320, height: 700 });
    await expectNoOverflow(page);
  });

  for (const language of ["en", "de", "es", "nl", "zh-CN"]) {
    test(`is one sheet of paper with everything in it, in ${language}`, async ({ page }) => {
      const query = new URLSearchParams({
        sheet: "1",
        lang: language,
        for: "A client with quite a long name, as clients happen to have",
        person: "Maximiliane Mustermann-Beispiel",
        from: "The managed services company of our little town",
        ask: "Telephone 0123 456789, every day from eight to six",
        r: "register,videos.service,import.lastpass,two-step.authenticator,apps.mobile,demos",
      });
      await page.goto(`/#/training/kit?${query}`);
      await expect(main(page).getByRole("img")).toHaveCount(6);
      expect(await pagesOnPaper(page)).toBe(1);
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("link", { name: "Sign in" })).toBeHidden();
      await expect(main(page).getByRole("article")).toBeVisible();
    });
  }

  test("does not lead from a link to a stranger's server", async ({ page }) => {
    await page.goto("/#/training/kit?sheet=1&r=register&server=own&own=https://vault.evil.example");
    await expect(main(page).getByRole("article")).toContainText("Create your account");
    await expect(main(page)).not.toContainText("evil.example");
    await expect(main(page).getByRole("article")).toContainText("You get the address from whoever gave you this page.");
  });

  test("says what is missing before it can be handed over", async ({ page }) => {
    await page.goto("/#/training/kit");
    const desk = main(page);
    await desk.getByLabel("Server").selectOption("Own server");
    await expect(desk).toContainText("type the address of the server");
    await expect(desk.getByRole("button", { name: "Print" })).toBeHidden();
    await desk.getByLabel("Address of the server").fill("https://vault.example.com");
    await expect(desk.getByRole("button", { name: "Print" })).toBeVisible();
    for (const box of await desk.getByRole("checkbox").all()) await box.uncheck();
    await expect(desk).toContainText("Choose at least one resource.");
  });
});

test.describe("about providers", () => {
  test("the drawing shows an admin the people, by type, and the clients", async ({ page }) => {
    await signIn(page, ADMIN, DEMO_PASSWORD);
    await page.goto("/#/providers/about");
    const drawing = main(page).getByRole("figure", { name: "How a provider is built" });
    await drawing.getByText("Provider admins", { exact: true }).click();
    await expect(drawing).toContainText("(you)");
    await drawing.getByText("Service users", { exact: true }).click();
    await drawing.getByRole("link", { name: "My Client's Organization" }).click();
    await expect(page).toHaveURL(/#\/organizations\//);
  });

  test("a service user is told why the people are not shown", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    await page.goto("/#/providers/about");
    const drawing = main(page).getByRole("figure", { name: "How a provider is built" });
    await drawing.getByText("Service users", { exact: true }).click();
    await expect(drawing.getByText("Only admins of the provider see who works in it.").filter({ visible: true })).toBeVisible();
    await expect(drawing.getByRole("link", { name: "My Client's Organization" })).toBeVisible();
    expect(asked.filter((url) => /providers\/[^/]+\/users$/.test(url))).toEqual([]);
  });
});

test.describe("the administration guide", () => {
  test("leads to the pages of the client that is chosen", async ({ page, axe }) => {
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    await page.goto("/#/guide");
    const desk = main(page);
    const users = desk.getByRole("region", { name: "Add and remove users" });
    await expect(users.getByRole("link", { name: /^Open Members/ })).toHaveCount(0);
    await desk.getByLabel("Client", { exact: true }).selectOption("My Client's Organization");
    await expect(page).toHaveURL(/client=/);
    await axe();
    const billing = desk.getByRole("region", { name: "Manage billing" });
    await expect(billing).toContainText("Only admins of the provider may see its billing.");
    await page.reload();
    await page.locator("input[type=password]").fill(DEMO_PASSWORD);
    await page.keyboard.press("Enter");
    await users.getByRole("link", { name: "Open Members of My Client's Organization" }).click();
    await expect(page).toHaveURL(/#\/organizations\/[^/]+\/members/);
  });

  test("says what the plan of a client does not have", async ({ page }) => {
    await signIn(page, TECHNICIAN, DEMO_PASSWORD);
    await page.goto("/#/guide");
    await main(page).getByLabel("Client", { exact: true }).selectOption("Second Client's Organization");
    const recovery = main(page).getByRole("region", { name: "Reset master passwords" });
    await expect(recovery).toContainText("Second Client's Organization does not have this");
  });

  test("a link begins at its task, by keyboard too, signed out", async ({ page }) => {
    await page.goto("/#/guide?task=recovery");
    const heading = main(page).getByRole("heading", { name: "Reset master passwords" });
    await expect(heading).toBeFocused();
    await expect(heading).toBeInViewport();
    const contents = page.getByRole("navigation", { name: "Tasks" });
    await contents.getByRole("link", { name: "Share once, securely" }).press("Enter");
    await expect(main(page).getByRole("heading", { name: "Share once, securely" })).toBeFocused();
    await expect(page).toHaveURL(/task=send/);
    await expect(main(page)).toContainText("Sign in to choose a client");
  });
});

test("what was opened once works without a connection", async ({ page, context }) => {
  await page.goto("/#/training");
  await expect(heading(page, "Training resources")).toBeVisible();
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.getByRole("link", { name: "About providers" }).click();
  await expect(heading(page, "About providers")).toBeVisible();
  await page.getByRole("link", { name: "Hand-over kit" }).click();
  await expect(main(page).getByRole("article")).toContainText("Welcome to your password manager");
  await main(page).getByLabel("Language of the kit").selectOption("Nederlands");
  await expect(main(page).getByRole("article")).toContainText("Welkom bij je wachtwoordbeheerder");
  await context.setOffline(false);
});
