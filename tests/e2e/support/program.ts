// A program that runs beside the tests until it is stopped, by its own process and no other.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const START_TIMEOUT_MILLIS = 30_000;

export interface ProgramOptions {
  /** Added to the environment. */
  env?: Record<string, string>;
  /** Whether it answers yet. */
  isUp: () => Promise<boolean>;
}

export class Program {
  private constructor(private readonly process: ChildProcess) {}

  /** Starts it and waits until it answers. */
  static async start(command: string, args: string[], { env, isUp }: ProgramOptions): Promise<Program> {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    let failure: Error | undefined;
    child.on("error", (error) => (failure = error));
    const giveUpAt = Date.now() + START_TIMEOUT_MILLIS;
    for (;;) {
      if (failure) throw failure;
      if (child.exitCode !== null) throw new Error(`${command} stopped:\n${said}`);
      if (await isUp()) return new Program(child);
      if (Date.now() > giveUpAt) {
        child.kill();
        throw new Error(`${command} did not answer in time:\n${said}`);
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
}

/** A variable that `cargo xtask` sets. */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the tests with cargo xtask`);
  return value;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
