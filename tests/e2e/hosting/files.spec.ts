// The site's files through every web server: types, headers, compressed forms, what is not there, and the API
// beside them.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { required } from "../support/program.ts";
import { type Hosts, NAMES, type Name, expect, test } from "./hosts.ts";
import { type Answer, send, upgrade } from "./http.ts";
import { recipe } from "./recipe.ts";

const HEADERS = JSON.parse(recipe("headers.json")) as {
  always: Record<string, string>;
  https: Record<string, string>;
  cache: { hashed: string; other: string };
};
const HASHED = /\.[0-9a-f]{16}\.[a-z0-9]+$/;
const TYPES: Record<string, RegExp> = {
  css: /^text\/css; ?charset=utf-8$/i,
  html: /^text\/html; ?charset=utf-8$/i,
  js: /^(text|application)\/javascript; ?charset=utf-8$/i,
  json: /^application\/json(; ?charset=utf-8)?$/i,
  svg: /^image\/svg\+xml/,
  txt: /^text\/plain; ?charset=utf-8$/i,
  wasm: /^application\/wasm$/,
  webmanifest: /^application\/manifest\+json(; ?charset=utf-8)?$/i,
};
const ENCODINGS = [
  { accepted: "gzip, deflate, br, zstd", encoding: "br", suffix: ".br" },
  { accepted: "gzip", encoding: "gzip", suffix: ".gz" },
  { accepted: "identity", encoding: undefined, suffix: "" },
];

/** The site's files by their paths, with the compressed forms beside them. */
function siteFiles(): Map<string, Set<string>> {
  const site = required("PORTAL_SITE");
  const all = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1));
  const names = new Set(all);
  const plain = all.filter((name) => !/\.(br|gz)$/.test(name));
  return new Map(
    plain.map((name) => [name, new Set([".br", ".gz"].filter((suffix) => names.has(name + suffix)))]),
  );
}

function asked(hosts: Hosts, name: Name, path: string, encoding = "identity"): Promise<Answer> {
  return send(`${hosts.urls[name]}${path}`, { headers: { "accept-encoding": encoding }, ca: hosts.ca });
}

/** What is wrong with the headers that all files have: each of them has to be there exactly once. */
function wrongHeaders(answer: Answer, isHttps: boolean, cache: string): string[] {
  const expected = { ...HEADERS.always, ...(isHttps ? HEADERS.https : {}), "Cache-Control": cache };
  const wrong = Object.entries(expected).flatMap(([name, value]) => {
    const found = answer.headers.get(name.toLowerCase()) ?? [];
    return found.length === 1 && found[0] === value ? [] : [`${name}: ${found.join(" | ")}`];
  });
  const vary = answer.headers.get("vary")?.join() ?? "";
  if (!/\baccept-encoding\b/i.test(vary)) wrong.push(`Vary: ${vary}`);
  return wrong;
}

/** What is wrong with a file, asked for by somebody who takes these encodings. */
function wrongFile(answer: Answer, path: string, form: { encoding?: string; suffix: string }): string[] {
  const wrong: string[] = [];
  if (answer.status !== 200) wrong.push(`status ${answer.status}`);
  const type = answer.headers.get("content-type")?.join() ?? "";
  if (!TYPES[path.split(".").at(-1) ?? ""]?.test(type)) wrong.push(`Content-Type: ${type}`);
  const encoding = answer.headers.get("content-encoding")?.join();
  if (encoding !== form.encoding) wrong.push(`Content-Encoding: ${encoding}`);
  const file = readFileSync(join(required("PORTAL_SITE"), path + form.suffix));
  if (!answer.body.equals(file)) wrong.push("other bytes");
  return wrong;
}

for (const name of NAMES) {
  // In front of a cloud the files are served by the very same lines.
  if (!name.includes("cloud")) {
    test(`${name}: every file has its type, its headers and its compressed forms`, async ({ hosts }) => {
      const isHttps = hosts.urls[name].startsWith("https:");
      const files = siteFiles();
      expect(files.size).toBeGreaterThan(20);
      const wrong: string[] = [];
      for (const [path, suffixes] of files) {
        for (const { accepted, encoding, suffix } of ENCODINGS) {
          const form = suffixes.has(suffix) ? { encoding, suffix } : { suffix: "" };
          const answer = await asked(hosts, name, path === "index.html" ? "/" : `/${path}`, accepted);
          const cache = HASHED.test(path) ? HEADERS.cache.hashed : HEADERS.cache.other;
          const about = [...wrongFile(answer, path, form), ...wrongHeaders(answer, isHttps, cache)];
          wrong.push(...about.map((what) => `${path} (${accepted}): ${what}`));
        }
      }
      expect(wrong).toEqual([]);
    });
  }

  test(`${name}: a page's address shows the page; a file that is missing does not`, async ({ hosts }) => {
    const isHttps = hosts.urls[name].startsWith("https:");
    const page = await asked(hosts, name, "/");
    const deep = await asked(hosts, name, "/providers");
    expect(deep.status).toBe(200);
    expect(deep.body.equals(page.body)).toBe(true);
    expect(wrongHeaders(deep, isHttps, HEADERS.cache.other)).toEqual([]);
    for (const missing of ["/chunk_0.0123456789abcdef.wasm", "/nothing.js", "/style/nothing.css"]) {
      const answer = await asked(hosts, name, missing);
      expect(answer.status, missing).toBe(404);
      expect(answer.body.equals(page.body), missing).toBe(false);
    }
  });

  test(`${name}: the API answers from the same address, with its own headers`, async ({ hosts }) => {
    const config = await asked(hosts, name, "/api/config");
    expect(config.status).toBe(200);
    expect(JSON.parse(config.body.toString()).object).toBe("config");
    for (const own of ["content-security-policy", "cross-origin-opener-policy"]) {
      expect(config.headers.get(own), own).toBeUndefined();
    }
    expect(config.headers.get("cache-control")?.join() ?? "").not.toContain("immutable");
    const prelogin = await send(`${hosts.urls[name]}/identity/accounts/prelogin/password?from=here%2Fthere`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "admin@demo.example" }),
      ca: hosts.ca,
    });
    expect(prelogin.status).toBe(200);
    expect(JSON.parse(prelogin.body.toString()).kdfIterations).toBeGreaterThan(1);
    const unknown = await asked(hosts, name, "/api/nothing/here");
    expect(unknown.status).toBe(404);
    expect(unknown.body.toString()).not.toContain("<!doctype html>");
  });

  if (name === "the demo server") continue;
  test(`${name}: the notifications hub's WebSocket passes`, async ({ hosts }) => {
    expect(await upgrade(`${hosts.urls[name]}/notifications/hub?access_token=t`, hosts.ca)).toBe("pong");
    const { path, headers } = hosts.hub.heard();
    // Below one address the service stays in the path; a cloud has a host for it.
    expect(path).toBe(name.includes("cloud") ? "/hub?access_token=t" : "/notifications/hub?access_token=t");
    expect(headers.upgrade).toBe("websocket");
  });
}

for (const name of ["nginx", "Caddy"] as const) {
  test(`${name}: the server hears who asks, and nobody can say otherwise`, async ({ hosts }) => {
    const seen = await headersAtHub(hosts, name, { "x-real-ip": "203.0.113.7", "x-forwarded-for": "203.0.113.7" });
    expect(seen["x-real-ip"]).toBe("127.0.0.1");
    expect(String(seen["x-forwarded-for"])).not.toContain("203.0.113.7");
  });
}

test("nginx: without TLS one is led to https", async ({ hosts }) => {
  const answer = await send(`${hosts.plainUrl}/providers?x=1`);
  expect(answer.status).toBe(301);
  expect(answer.headers.get("location")).toEqual(["https://localhost/providers?x=1"]);
});

async function headersAtHub(hosts: Hosts, name: Name, headers: Record<string, string>) {
  await upgrade(`${hosts.urls[name]}/notifications/hub`, hosts.ca, headers);
  return hosts.hub.heard().headers;
}
