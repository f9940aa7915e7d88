// A web server as operators run one: the built site in a folder of its host, the API passed on to a demo server.
// It can be stopped and come back, be given other files, and damage those that it serves.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";

const API = /^\/(api|identity|events|notifications|icons|attachments)\//;
const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

export interface Inventory {
  version: string;
  files: { name: string; integrity: string; firstLoad: boolean; immutable: boolean }[];
}

/** Only releases have an inventory, chunks and a service worker. */
export const isRelease = existsSync(join(process.env.PORTAL_SITE ?? "", "inventory.json"));

export class Front {
  /** Files whose bytes arrive damaged, by what their names begin with, and how often that happens. */
  readonly damaged = new Map<string, number>();
  private server: Server | undefined;
  private port = 0;

  private constructor(
    private readonly folder: string,
    private readonly below: string,
    private readonly api: string,
    private readonly policy: string,
  ) {}

  /** Serves a copy of a site below a folder of its host, in front of a demo server. */
  static async start(api: string, below = "/", site = process.env.PORTAL_SITE ?? ""): Promise<Front> {
    const folder = mkdtempSync(join(tmpdir(), "portal-site-"));
    cpSync(site, folder, { recursive: true, filter: (file) => !/\.(br|gz)$/.test(file) });
    const policy = (await fetch(`${api}/`)).headers.get("content-security-policy") ?? "";
    const front = new Front(folder, below, api, policy);
    await front.start();
    return front;
  }

  /** The address of the page. */
  get url(): string {
    return `http://localhost:${this.port}${this.below}`;
  }

  /** Answers, under the same address as before. */
  async start(): Promise<void> {
    this.server = createServer((asked, answer) => this.serve(asked, answer));
    this.server.listen(this.port, "127.0.0.1");
    await once(this.server, "listening");
    const address = this.server.address();
    if (address !== null && typeof address === "object") this.port = address.port;
  }

  /** Nobody answers any more. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (!server) return;
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** The name of a file by what stands before its hash. */
  nameOf(stem: string): string {
    const found = this.inventory().files.find(({ name }) => name.startsWith(`${stem}.`));
    if (!found) throw new Error(`there is no ${stem}`);
    return found.name;
  }

  remove(name: string): void {
    rmSync(join(this.folder, name));
  }

  inventory(): Inventory {
    return JSON.parse(this.read("inventory.json"));
  }

  private serve(asked: IncomingMessage, answer: ServerResponse): void {
    const path = (asked.url ?? "/").split("?")[0];
    if (API.test(path)) return this.passOn(asked, answer);
    // Some servers answer the folder's name without its last slash as well.
    const name = `${path}/` === this.below ? "" : path.startsWith(this.below) ? path.slice(this.below.length) : undefined;
    const file = name === undefined ? undefined : join(this.folder, name || "index.html");
    if (asked.method !== "GET" || file === undefined || !existsSync(file) || statSync(file).isDirectory()) {
      answer.writeHead(404).end();
      return;
    }
    const isDamaged = this.isDamaged(name ?? "");
    const bytes = readFileSync(file);
    answer.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": this.policy,
      "cache-control": /\.[0-9a-f]{16}\./.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    });
    answer.end(isDamaged ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes);
  }

  private isDamaged(name: string): boolean {
    for (const [start, times] of this.damaged) {
      if (!name.startsWith(start) || times === 0) continue;
      this.damaged.set(start, times - 1);
      return true;
    }
    return false;
  }

  private passOn(asked: IncomingMessage, answer: ServerResponse): void {
    const { host: _, ...headers } = asked.headers;
    const passed = request(`${this.api}${asked.url}`, { method: asked.method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    passed.on("error", () => answer.writeHead(502).end());
    asked.pipe(passed);
  }
}
