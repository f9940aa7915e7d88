// Every way of hosting that can be tried here, in front of one demo server.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DemoServer } from "../support/demo-server.ts";
import { expect, test as base } from "../support/test.ts";
import { startCaddy } from "./caddy.ts";
import { startNginx } from "./nginx.ts";
import { type Hub, startHub, startNames } from "./stand-ins.ts";

export const NAMES = [
  "the demo server",
  "the gateway, over https",
  "nginx",
  "nginx, cloud",
  "Caddy",
  "Caddy, cloud",
] as const;
export type Name = (typeof NAMES)[number];

export interface Hosts {
  demo: DemoServer;
  hub: Hub;
  urls: Record<Name, string>;
  /** nginx without TLS. */
  plainUrl: string;
  /** The authority of all certificates. */
  ca: string;
}

export const test = base.extend<object, { hosts: Hosts }>({
  hosts: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), "portal-hosting-"));
      const stops: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
      const stopLater = <T extends { stop(): unknown }>(started: T): T => {
        stops.unshift(() => started.stop());
        return started;
      };
      try {
        await use(await start(folder, stopLater));
      } finally {
        for (const stop of stops) await stop();
      }
    },
    { scope: "worker", timeout: 60_000 },
  ],
  server: [async ({ hosts }, use) => use(hosts.demo), { scope: "worker" }],
  // Nothing here changes the world.
  freshWorld: [async ({}, use) => use(), { auto: true }],
});

async function start(folder: string, stopLater: <T extends { stop(): unknown }>(started: T) => T): Promise<Hosts> {
  const demo = stopLater(await DemoServer.start());
  const hub = stopLater(await startHub());
  const names = stopLater(await startNames());
  const caddy = await startCaddy(folder, demo.url.replace("http://", ""), hub.port);
  stopLater(caddy.program);
  const { upstream } = caddy;
  const gateway = stopLater(
    await DemoServer.startWith({ SSL_CERT_FILE: caddy.authority }, "--upstream", upstream.oneServer),
  );
  const oneServer = {
    recipe: "nginx/api-one-server.conf",
    places: { "https://vault.example.com": upstream.oneServer },
  };
  const cloud = {
    recipe: "nginx/api-bitwarden-cloud.conf",
    places: {
      "resolver 127.0.0.53": `resolver 127.0.0.1:${names.port}`,
      "https://api.bitwarden.com": upstream.api,
      "https://identity.bitwarden.com": upstream.identity,
      "https://notifications.bitwarden.com": upstream.notifications,
    },
  };
  const nginx = await startNginx(join(folder, "nginx"), oneServer, caddy);
  stopLater(nginx.program);
  const nginxCloud = await startNginx(join(folder, "nginx-cloud"), cloud, caddy);
  stopLater(nginxCloud.program);
  return {
    demo,
    hub,
    urls: {
      "the demo server": demo.url,
      "the gateway, over https": gateway.url,
      nginx: nginx.url,
      "nginx, cloud": nginxCloud.url,
      Caddy: caddy.oneServer,
      "Caddy, cloud": caddy.cloud,
    },
    plainUrl: nginx.plainUrl,
    ca: readFileSync(caddy.authority, "utf8"),
  };
}

export { expect };
