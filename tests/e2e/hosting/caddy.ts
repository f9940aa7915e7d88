// Caddy with its recipe twice, for a server of one's own and for a cloud, and with the servers behind: the demo
// server as they would show it, over https, with certificates of an authority that Caddy makes.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Program, freePort, required } from "../support/program.ts";
import { send } from "./http.ts";
import { fillIn, recipe } from "./recipe.ts";

export interface Caddy {
  program: Program;
  /** The portal in front of a server of one's own, and in front of a cloud. */
  oneServer: string;
  cloud: string;
  /** A server of one's own, and a cloud's services. */
  upstream: { oneServer: string; api: string; identity: string; notifications: string };
  /** The authority's certificate; a certificate for localhost with its key. */
  authority: string;
  certificate: string;
  key: string;
}

export async function startCaddy(folder: string, demoServer: string, hubPort: number): Promise<Caddy> {
  const address = async () => `https://localhost:${await freePort()}`;
  const upstream = {
    oneServer: await address(),
    api: await address(),
    identity: await address(),
    notifications: await address(),
  };
  const [oneServer, cloud] = [await address(), await address()];
  const data = join(folder, "caddy");
  mkdirSync(data, { recursive: true });
  const local = `bind 127.0.0.1\n\ttls internal`;
  const service = (at: string, rewrite: string, to: string) =>
    `${at} {\n\t${local}\n\t${rewrite}\n\treverse_proxy ${to}\n}\n`;

  const given = fillIn(recipe("caddy/Caddyfile"), {
    "root * /srv/portal": `root * ${required("PORTAL_SITE")}`,
    "one_server https://vault.example.com": `one_server ${upstream.oneServer}`,
    "https://api.bitwarden.com": upstream.api,
    "https://identity.bitwarden.com": upstream.identity,
    "https://notifications.bitwarden.com": upstream.notifications,
  });
  const [snippets, block] = given.split(/^(?=portal\.example\.com \{)/m);
  const at = (own: string) => ({ "portal.example.com {": `${own} {\n\t${local}` });
  const inFrontOfOne = fillIn(block, at(oneServer));
  const inFrontOfCloud = fillIn(block, {
    ...at(cloud),
    [`import one_server ${upstream.oneServer}`]: "",
    "# import bitwarden_cloud": "import bitwarden_cloud",
  });

  const file = join(folder, "Caddyfile");
  writeFileSync(
    file,
    [
      `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\tstorage file_system ${data}\n}\n`,
      service(
        upstream.oneServer,
        `reverse_proxy /notifications/* localhost:${hubPort}`,
        demoServer,
      ),
      service(upstream.api, "rewrite * /api{uri}", demoServer),
      service(upstream.identity, "rewrite * /identity{uri}", demoServer),
      service(upstream.notifications, "", `localhost:${hubPort}`),
      snippets,
      inFrontOfOne,
      inFrontOfCloud,
    ].join("\n"),
  );
  const authority = join(data, "pki/authorities/local/root.crt");
  const program = await Program.start("caddy", ["run", "--config", file, "--adapter", "caddyfile"], {
    // It has to believe its own authority when it calls the servers behind.
    env: { SSL_CERT_FILE: authority, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
    // The certificate may come a moment after the port.
    isUp: () =>
      send(`${oneServer}/config.json`, { headers: { connection: "close" }, ca: undefined }).then(
        () => true,
        (error: NodeJS.ErrnoException) => /CERT|SIGNED|SIGNATURE/.test(error.code ?? ""),
      ),
  });
  const own = join(data, "certificates/local/localhost/localhost");
  return { program, oneServer, cloud, upstream, authority, certificate: `${own}.crt`, key: `${own}.key` };
}
