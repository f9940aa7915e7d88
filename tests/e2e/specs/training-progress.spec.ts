// Who was trained on what: ticked off, kept, carried to another browser as a file.

import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { Frame } from "../pages/frame.ts";
import { DEMO_PASSWORD, signIn } from "../pages/sign-in.ts";
import { expect, test } from "../support/test.ts";

const TECHNICIAN = "technician@demo.example";
const CLIENT = "My Client's Organization";

const main = (page: Page) => page.getByRole("main");
const card = (page: Page, client: string) => main(page).getByRole("region", { name: client });
const dialog = (page: Page, name = "Tick off") => page.getByRole("dialog", { name });

/** Ticks off what is named, for a client and a person. */
async function tickOff(page: Page, client: string, person: string, ...subjects: string[]): Promise<void> {
  await main(page).getByRole("button", { name: "Tick off", exact: true }).first().click();
  const form = dialog(page);
  await form.getByLabel("Name of the client").fill(client);
  await form.getByLabel("Person").fill(person);
  for (const subject of subjects) await form.getByRole("checkbox", { name: subject }).check();
  await form.getByRole("button", { name: "Tick off" }).click();
  await expect(form).toBeHidden();
}

/** Saves the list; the text of the file. */
async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  await main(page).getByRole("button", { name: "Save as file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^training-progress-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await file.path(), "utf8");
}

/** Chooses a file with this text. */
async function readIn(page: Page, text: string): Promise<void> {
  await main(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "list.json", mimeType: "application/json", buffer: Buffer.from(text) });
}

test("a tick survives a reload, and goes to another browser as a file", async ({ page, browser, baseURL, axe }) => {
  await page.goto("/#/training/progress");
  await expect(main(page)).toContainText("Nothing ticked off yet");
  await tickOff(page, "Bakery", "Ada", "Importing data", "Two-step login set-up", "Add and remove users");
  await expect(page.getByText("3 entries added")).toBeVisible();
  const bakery = card(page, "Bakery");
  await expect(bakery).toContainText("Trained on 2 of 6 resources and 1 of 8 tasks");
  await page.reload();
  await expect(bakery.getByRole("listitem").filter({ hasText: "Importing data" })).toContainText("Ada");
  await expect(bakery.getByRole("list", { name: "Still open" })).toContainText("Training videos");
  await expect(bakery.getByRole("list", { name: "Still open" })).not.toContainText("Importing data");
  await axe();
  const text = await saved(page);

  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await other.goto("/#/training/progress");
  await tickOff(other, "Bakery", "Bo", "Importing data");
  await readIn(other, text);
  const merge = dialog(other, "Add the file to this list");
  await expect(merge).toContainText("New: 3. Here already and the same: 0. Here already but different: 0.");
  await merge.getByRole("button", { name: "Add" }).click();
  await expect(card(other, "Bakery").getByRole("listitem").filter({ hasText: "Two-step login set-up" })).toContainText("Ada");
  await expect(card(other, "Bakery").getByLabel("Show")).toContainText("Bo");
  await readIn(other, text);
  await expect(other.getByText("Nothing new: the 3 entries of the file are here already")).toBeVisible();
  await elsewhere.close();
});

test("nothing is overwritten by a file unless somebody wants it", async ({ page, axe }) => {
  await page.goto("/#/training/progress");
  await tickOff(page, "Bakery", "Ada", "Importing data");
  const before = await saved(page);
  const changed = before.replace('"Ada"', '"Bea"');
  await readIn(page, changed);
  const merge = dialog(page, "Add the file to this list");
  await expect(merge).toContainText("Here already but different: 1.");
  await expect(merge.getByRole("listitem")).toContainText("Importing data · Bakery · Bea");
  await axe();
  await merge.getByRole("button", { name: "Add" }).click();
  await expect(card(page, "Bakery")).toContainText("Ada");
  await readIn(page, changed);
  await merge.getByRole("radio", { name: "Take from the file" }).check();
  await merge.getByRole("button", { name: "Add" }).click();
  await expect(card(page, "Bakery").getByRole("listitem").filter({ hasText: "Importing data" })).toContainText("Bea");
  await expect(page.getByText("Added: 0, replaced: 1")).toBeVisible();
});

test("a file that is none says what is wrong with it", async ({ page, axe }) => {
  await page.goto("/#/training/progress");
  await tickOff(page, "Bakery", "", "Importing data");
  const good = await saved(page);
  const trouble = main(page).getByRole("alert");
  for (const [text, problem] of [
    ["name;day", "damaged or cut off"],
    ["{}", "no list of training progress"],
    [good.replace('"version": 1', '"version": 9'), "later version of this portal (format 9)"],
    [good.replace("resource:import", "resource:cooking"), "Entry 1: “resource:cooking” is not known here"],
    [good.replace(/"day": "[^"]*"/, '"day": "yesterday"'), "“yesterday” is not a day like"],
  ]) {
    await readIn(page, text);
    await expect(trouble.filter({ hasText: problem })).toBeVisible();
  }
  await axe();
  await expect(card(page, "Bakery")).toBeVisible();
});

test("an entry is changed, deleted, and brought back", async ({ page }) => {
  await page.goto("/#/training/progress");
  await tickOff(page, "Bakery", "Ada", "Importing data");
  const entry = card(page, "Bakery").getByRole("listitem").filter({ hasText: "Ada" });
  await entry.getByRole("button", { name: "Change: Importing data, Ada" }).click();
  const form = dialog(page, "Change an entry");
  await form.getByLabel("Note").fill("With Firefox");
  await form.getByLabel("Day").fill("2026-01-02");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(entry).toContainText("With Firefox");
  await expect(entry).toContainText("Jan 2, 2026");
  await entry.getByRole("button", { name: "Delete: Importing data, Ada" }).click();
  await expect(main(page)).toContainText("Nothing ticked off yet");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(entry).toContainText("With Firefox");
});

test("the form says what is missing", async ({ page, axe }) => {
  await page.goto("/#/training/progress");
  await main(page).getByRole("button", { name: "Tick off", exact: true }).click();
  const form = dialog(page);
  await form.getByLabel("Day").fill("");
  await form.getByRole("button", { name: "Tick off" }).click();
  await expect(form).toContainText("Name a client or a person");
  await expect(form).toContainText("Choose at least one resource or task.");
  await expect(form).toContainText("Enter a day.");
  await axe();
  await page.setViewportSize({ width: 320, height: 700 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide).toBeLessThanOrEqual(0);
});

test("an account has a list of its own, and may take over what was ticked off before", async ({ page, axe }) => {
  await page.goto("/#/training/progress");
  await tickOff(page, CLIENT, "Ada", "Importing data");
  await signIn(page, TECHNICIAN, DEMO_PASSWORD);
  await page.goto("/#/training/progress");
  await expect(main(page)).toContainText("Nothing ticked off yet");
  await expect(main(page).getByRole("region", { name: /clients without an entry/ })).toContainText(CLIENT);
  await main(page).getByRole("button", { name: "Take over" }).click();
  await expect(card(page, CLIENT)).toContainText("Importing data");
  await expect(main(page).getByRole("region", { name: /clients without an entry/ })).not.toContainText(CLIENT);
  await card(page, CLIENT).getByRole("button", { name: "Tick off: Training videos" }).click();
  await expect(dialog(page).getByLabel("Name of the client")).toHaveValue(CLIENT);
  await dialog(page).getByRole("button", { name: "Tick off" }).click();
  await expect(card(page, CLIENT)).toContainText("Trained on 2 of 6 resources");
  await axe();
  await new Frame(page).choose("Sign out");
  await page.goto("/#/training/progress");
  await expect(main(page)).toContainText("Nothing ticked off yet");
});

test("a kit is noted as handed over", async ({ page }) => {
  await page.goto("/#/training/kit?for=Bakery&person=Ada&r=import,apps");
  const note = main(page).getByRole("button", { name: "Note as handed over" });
  await note.click();
  await expect(page.getByText("2 resources noted as handed over")).toBeVisible();
  await note.click();
  await expect(page.getByText("All of it was noted before")).toBeVisible();
  await page.getByRole("button", { name: "Show progress" }).first().click();
  const bakery = card(page, "Bakery");
  await expect(bakery).toContainText("Trained on 0 of 6 resources");
  await expect(bakery.getByRole("listitem").filter({ hasText: "Ada" })).toHaveCount(2);
  await expect(bakery.getByRole("list", { name: "Still open" })).toContainText("Importing data · Handed over");
});

test("what cannot be read is not written over", async ({ page }) => {
  await page.addInitScript(() => {
    if (localStorage.getItem("portal.training-progress") === null) {
      localStorage.setItem("portal.training-progress", '{"format":"training-progress","version":99}');
    }
  });
  await page.goto("/#/training/progress");
  await expect(main(page)).toContainText("What this browser keeps cannot be read");
  await tickOffFails(page);
  expect(await page.evaluate(() => localStorage.getItem("portal.training-progress"))).toContain("99");
  await main(page).getByRole("button", { name: "Delete it and begin anew" }).click();
  await expect(main(page)).not.toContainText("What this browser keeps cannot be read");
});

async function tickOffFails(page: Page): Promise<void> {
  await main(page).getByRole("button", { name: "Tick off", exact: true }).click();
  await dialog(page).getByLabel("Name of the client").fill("Bakery");
  await dialog(page).getByRole("checkbox", { name: "Importing data" }).check();
  await dialog(page).getByRole("button", { name: "Tick off" }).click();
  await expect(dialog(page)).toContainText("The browser did not keep it");
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
}
