// axe on the page as it stands, in both themes; any violation fails the test.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export interface AxeOptions {
  /** Only this part of the page. */
  within?: string;
  /** Rules that cannot hold here; each use says why. */
  disabledRules?: string[];
}

interface Violation {
  id: string;
  help: string;
  nodes: { target: string[]; failureSummary?: string }[];
}

export async function checkAccessibility(page: Page, options: AxeOptions = {}): Promise<void> {
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.evaluate(settled);
    const violations = await violationsOf(page, options);
    const report = violations.map(describe).join("\n\n");
    expect(report, `axe, ${theme} theme`).toBe("");
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Colours change with a transition, which begins in the frame after the theme has changed. */
async function settled(): Promise<void> {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  // What goes round for ever is none of them; what is taken back counts as ended.
  const changes = document.getAnimations().filter((it) => it instanceof CSSTransition);
  await Promise.allSettled(changes.map((it) => it.finished));
}

async function violationsOf(page: Page, options: AxeOptions): Promise<Violation[]> {
  // Through the debugger: the page's content security policy does not apply.
  await page.evaluate(source);
  return page.evaluate(async ({ within, disabledRules }) => {
    const axe = (globalThis as unknown as { axe: any }).axe;
    const rules = Object.fromEntries((disabledRules ?? []).map((id) => [id, { enabled: false }]));
    const results = await axe.run(within ?? document, { rules, resultTypes: ["violations"] });
    return results.violations.map(({ id, help, nodes }: Violation) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
    }));
  }, options);
}

function describe({ id, help, nodes }: Violation): string {
  const places = nodes
    .slice(0, 5)
    .map((node) => `  ${node.target.join(" ")}\n    ${node.failureSummary?.replaceAll("\n", "\n    ")}`);
  return [`${id}: ${help} (${nodes.length} places)`, ...places].join("\n");
}
