// Somebody else's site with the example pages of `embed/examples`, and the portal's own site as an operator would
// serve it to be embedded: both on origins of their own, in front of a demo server.

import { existsSync, readFileSync } from "node:fs";
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const EXAMPLES = join(process.cwd(), "embed/examples");
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** Answers what it knows; `false` leaves it to the demo server. */
type Answer = (path: string, response: ServerResponse) => boolean;
type Change = (headers: Record<string, string | string[] | undefined>) => void;

export class Site {
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async start(upstream: string, answer: Answer, change: Change = () => {}): Promise<Site> {
    const server = createServer((asked, response) => {
      const path = new URL(asked.url ?? "/", "http://localhost").pathname;
      if (!answer(path, response)) pass(upstream, asked, response, change);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Site(`http://localhost:${(server.address() as AddressInfo).port}`, server);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

/** Pages of the host without a policy of their own, for what a test does in them by itself. */
const PAGES: Record<string, string> = {
  "/bare.html": "<!doctype html><title>Bare</title><div id=place></div>",
  // A frame of the host's own origin says hello to the portal, whose parent it is not, and to the host that it were the
  // portal.
  "/stranger.html": `<!doctype html><title>Stranger</title><script>
    window.heard = [];
    addEventListener("message", ({ data }) => heard.push(data));
    parent.frames[0].postMessage({ portal: 1, type: "hello" }, "*");
    const { port2 } = new MessageChannel();
    parent.postMessage({ portal: 1, type: "error", code: "lie" }, "*", [port2]);
  </script>`,
};

/** The page that embeds. It has the portal below `/portal/` as well, and the API where the portal asks for it. */
export async function startHost(upstream: string, portalAddress: () => string): Promise<Site> {
  return Site.start(upstream, (path, response) => {
    if (PAGES[path]) {
      response.writeHead(200, { "content-type": TYPES[".html"] }).end(PAGES[path]);
      return true;
    }
    const file = path === "/portal-host.js" ? join(siteFolder(), "embed/host.js") : join(EXAMPLES, path);
    if (path.startsWith("/portal/") || path.includes("..") || !TYPES[extname(path)] || !existsSync(file)) return false;
    const text = readFileSync(file, "utf8").replaceAll("https://portal.example", portalAddress());
    response.writeHead(200, { "content-type": TYPES[extname(path)] }).end(text);
    return true;
  });
}

/** The portal on an origin of its own. `embedOrigins` goes into its configuration and its policy. */
export async function startPortal(
  upstream: string,
  { embedOrigins, isOpenToAll = false }: { embedOrigins: () => string[]; isOpenToAll?: boolean },
): Promise<Site> {
  return Site.start(
    upstream,
    (path, response) => {
      if (path !== "/config.json") return false;
      const config = JSON.stringify({ embedOrigins: embedOrigins() });
      response.writeHead(200, { "content-type": "application/json", ...(isOpenToAll ? OPEN : {}) }).end(config);
      return true;
    },
    (headers) => {
      const policy = headers["content-security-policy"];
      if (typeof policy === "string") {
        // Looser than the configuration, so that the portal's own check is what is tested.
        headers["content-security-policy"] = policy.replace(/frame-ancestors [^;]*/, "frame-ancestors http:");
      }
      if (isOpenToAll) Object.assign(headers, OPEN);
    },
  );
}

const OPEN = { "access-control-allow-origin": "*", "access-control-allow-headers": "*", "access-control-allow-methods": "*" };

function siteFolder(): string {
  const folder = process.env.PORTAL_SITE;
  if (!folder) throw new Error("PORTAL_SITE is not set: start the tests with cargo xtask e2e");
  return folder;
}

function pass(upstream: string, asked: IncomingMessage, response: ServerResponse, change: Change): void {
  const path = (asked.url ?? "/").replace(/^\/portal\//, "/");
  if (asked.method === "OPTIONS") {
    const headers = {};
    change(headers);
    response.writeHead(204, headers).end();
    return;
  }
  const { host: _host, origin: _origin, ...headers } = asked.headers;
  const onward = request(new URL(path, upstream), { method: asked.method, headers }, (answer) => {
    const headers = { ...answer.headers } as Record<string, string | string[] | undefined>;
    change(headers);
    response.writeHead(answer.statusCode ?? 502, headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  asked.pipe(onward);
}
