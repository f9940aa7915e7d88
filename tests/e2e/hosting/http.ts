// Requests as they go over the wire: nothing decoded, no header merged, certificates checked.

import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

// A connection is kept for the next request: most of the time would go into shaking hands.
const HTTP = new HttpAgent({ keepAlive: true });
const HTTPS = new HttpsAgent({ keepAlive: true });

export interface Answer {
  status: number;
  /** Every header under its name in lower case; one that repeats has several values. */
  headers: Map<string, string[]>;
  body: Buffer;
}

export interface Options {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The certificate authority to believe. */
  ca?: string;
}

export function send(url: string, { method = "GET", headers = {}, body, ca }: Options = {}): Promise<Answer> {
  const isHttps = url.startsWith("https:");
  const start = isHttps ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // `path` as it is: a URL would tidy it up.
    const { hostname, port } = new URL(url);
    const path = url.slice(url.indexOf("/", "https://".length));
    const agent = isHttps ? HTTPS : HTTP;
    const options = { hostname, port, path, method, headers, ca, agent, timeout: 10_000 };
    const request = start(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const headers = new Map<string, string[]>();
        for (let at = 0; at < response.rawHeaders.length; at += 2) {
          const name = response.rawHeaders[at].toLowerCase();
          headers.set(name, [...(headers.get(name) ?? []), response.rawHeaders[at + 1]]);
        }
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${url}: no answer in time`)));
    request.on("error", reject);
    request.end(body);
  });
}

/** Asks for a WebSocket, sends `ping` once it stands, and answers with what comes back. */
export function upgrade(url: string, ca?: string, headers: Record<string, string> = {}): Promise<string> {
  const start = url.startsWith("https:") ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = start(url, {
      ca,
      timeout: 10_000,
      headers: {
        ...headers,
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      },
    });
    request.on("upgrade", (_response, socket) => {
      socket.once("data", (chunk) => {
        socket.destroy();
        resolve(chunk.toString());
      });
      socket.on("error", reject);
      socket.write("ping");
    });
    request.on("response", (response) => reject(new Error(`${url}: ${response.statusCode}, no upgrade`)));
    request.on("timeout", () => request.destroy(new Error(`${url}: no answer in time`)));
    request.on("error", reject);
    request.end();
  });
}
