// The function for Cloudflare Pages, called as it would be there.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "./hosts.ts";
import { ROOT } from "./recipe.ts";

type OnRequest = (context: { request: Request; env: Record<string, string> }) => Promise<Response>;

async function onRequest(): Promise<OnRequest> {
  const file = pathToFileURL(join(ROOT, "hosting/cloudflare/functions/[[path]].js"));
  return ((await import(file.href)) as { onRequest: OnRequest }).onRequest;
}

const PORTAL = "https://portal.example.com";

test("Cloudflare's function passes calls on to a server of one's own", async ({ hosts }) => {
  const call = await onRequest();
  const env = { PORTAL_UPSTREAM: `${hosts.demo.url}/` };
  const config = await call({ request: new Request(`${PORTAL}/api/config?x=1`), env });
  expect(config.status).toBe(200);
  expect((await config.json()).object).toBe("config");
  const prelogin = await call({
    request: new Request(`${PORTAL}/identity/accounts/prelogin/password`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "admin@demo.example" }),
    }),
    env,
  });
  expect((await prelogin.json()).kdfIterations).toBeGreaterThan(1);
});

test("Cloudflare's function knows the hosts of a cloud", async () => {
  const call = await onRequest();
  const asked: string[] = [];
  const real = globalThis.fetch;
  globalThis.fetch = async (request) => {
    asked.push((request as Request).url);
    return new Response();
  };
  try {
    const env = { PORTAL_UPSTREAM: "https://vault.bitwarden.eu" };
    for (const path of ["/api/sync?excludeDomains=true", "/identity/connect/token", "/icons"]) {
      await call({ request: new Request(PORTAL + path), env });
    }
    const nowhere = await call({ request: new Request(`${PORTAL}/attachments/1`), env });
    expect(nowhere.status).toBe(404);
  } finally {
    globalThis.fetch = real;
  }
  expect(asked).toEqual([
    "https://api.bitwarden.eu/sync?excludeDomains=true",
    "https://identity.bitwarden.eu/connect/token",
    "https://icons.bitwarden.eu/",
  ]);
});
