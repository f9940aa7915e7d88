// A demo server of our own: one process, one world in memory, on a free port.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const START_TIMEOUT_MILLIS = 30_000;

export class DemoServer {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts it and waits until it answers. */
  static async start(...flags: string[]): Promise<DemoServer> {
    const program = required("PORTAL_SERVER");
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const child = spawn(
      program,
      ["--port", String(port), "--site", required("PORTAL_SITE"), "--testing", ...flags],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    const giveUpAt = Date.now() + START_TIMEOUT_MILLIS;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`The demo server stopped:\n${said}`);
      const answers = await fetch(`${url}/api/config`).then(
        (response) => response.ok,
        () => false,
      );
      if (answers) return new DemoServer(url, child);
      if (Date.now() > giveUpAt) {
        child.kill();
        throw new Error(`The demo server did not answer in time:\n${said}`);
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const exited = once(this.process, "exit");
    this.process.kill("SIGKILL");
    await exited;
  }

  /** Back to the seeded world, without faults, with an empty outbox. */
  async reset(): Promise<void> {
    await this.control("POST", "/demo/reset");
  }

  /** A call of the server's testing interface. */
  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the tests with cargo xtask e2e`);
  return value;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
