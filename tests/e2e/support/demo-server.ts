// A demo server of our own: one process, one world in memory, on a free port.

import { Program, freePort, required } from "./program.ts";

export class DemoServer {
  private constructor(
    readonly url: string,
    private readonly program: Program,
  ) {}

  /** Starts it and waits until it answers. */
  static async start(...flags: string[]): Promise<DemoServer> {
    return DemoServer.startWith({}, ...flags);
  }

  /** The same, with more in its environment. */
  static async startWith(env: Record<string, string>, ...flags: string[]): Promise<DemoServer> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const program = await Program.start(
      required("PORTAL_SERVER"),
      ["--port", String(port), "--site", required("PORTAL_SITE"), "--testing", ...flags],
      {
        env,
        isUp: () =>
          fetch(`${url}/api/config`).then(
            (response) => response.ok,
            () => false,
          ),
      },
    );
    return new DemoServer(url, program);
  }

  async stop(): Promise<void> {
    await this.program.stop();
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
