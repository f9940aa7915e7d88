// nginx with its recipe, once for a server of one's own and once for a cloud: one process each.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Program, freePort, required } from "../support/program.ts";
import type { Caddy } from "./caddy.ts";
import { send } from "./http.ts";
import { fillIn, recipe } from "./recipe.ts";

export interface Nginx {
  program: Program;
  url: string;
  /** Where it answers without TLS. */
  plainUrl: string;
}

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** `api` is the recipe's file for the API. */
export async function startNginx(
  folder: string,
  api: { recipe: string; places: Record<string, string> },
  caddy: Caddy,
): Promise<Nginx> {
  mkdirSync(folder, { recursive: true });
  const inside = (name: string) => join(folder, name);
  const [port, plainPort] = [await freePort(), await freePort()];
  writeFileSync(
    inside("portal-proxy.conf"),
    fillIn(recipe("nginx/portal-proxy.conf"), { "/etc/ssl/certs/ca-certificates.crt": caddy.authority }),
  );
  writeFileSync(
    inside("portal-api.conf"),
    fillIn(recipe(api.recipe), { "/etc/nginx/portal-proxy.conf": inside("portal-proxy.conf"), ...api.places }),
  );
  writeFileSync(
    inside("portal.conf"),
    fillIn(recipe("nginx/portal.conf"), {
      "listen 443 ssl": `listen 127.0.0.1:${port} ssl`,
      "listen 80;": `listen 127.0.0.1:${plainPort};`,
      "/etc/ssl/portal.example.com.pem": caddy.certificate,
      "/etc/ssl/portal.example.com.key": caddy.key,
      "portal.example.com": "localhost",
      "root /srv/portal": `root ${required("PORTAL_SITE")}`,
      "/etc/nginx/portal-api.conf": inside("portal-api.conf"),
    }),
  );
  const temporary = TEMPORARY.map((name) => `${name}_temp_path ${inside(name)};`).join("\n");
  writeFileSync(
    inside("nginx.conf"),
    `daemon off;
master_process off;
pid ${inside("nginx.pid")};
error_log stderr;
include /etc/nginx/modules-enabled/*.conf;
events {}
http {
access_log off;
${temporary}
include ${inside("portal.conf")};
}
`,
  );
  const url = `https://localhost:${port}`;
  const ca = readFileSync(caddy.authority, "utf8");
  const program = await Program.start("nginx", ["-c", inside("nginx.conf")], {
    isUp: () =>
      send(`${url}/config.json`, { ca, headers: { connection: "close" } }).then(
        () => true,
        () => false,
      ),
  });
  return { program, url, plainUrl: `http://localhost:${plainPort}` };
}
