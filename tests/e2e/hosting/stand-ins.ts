// Small stand-ins for what the recipes meet elsewhere: a notifications hub, and a name server.

import { type RemoteInfo, createSocket } from "node:dgram";
import { once } from "node:events";
import { type IncomingHttpHeaders, createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface StandIn {
  port: number;
  stop(): void;
}

export interface Hub extends StandIn {
  /** What the last one who came had in the head of the request. */
  heard(): { path: string; headers: IncomingHttpHeaders };
}

/** Answers every upgrade, and `pong` to whatever is said then. */
export async function startHub(): Promise<Hub> {
  let heard: { path: string; headers: IncomingHttpHeaders } = { path: "", headers: {} };
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, socket) => {
    heard = { path: request.url ?? "", headers: request.headers };
    socket.on("error", () => socket.destroy());
    socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n");
    socket.once("data", () => socket.write("pong"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => heard,
    stop: () => server.close(),
  };
}

/** Says of every name that it is this machine (RFC 1035, one question and one answer of type A). */
export async function startNames(): Promise<StandIn> {
  const socket = createSocket("udp4");
  socket.on("message", (question: Buffer, { address, port }: RemoteInfo) => {
    let end = 12;
    while (question[end] !== 0) end += question[end] + 1;
    const isA = question.readUInt16BE(end + 1) === 1;
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(0x8180, 2);
    head.writeUInt16BE(isA ? 1 : 0, 6);
    head.writeUInt16BE(0, 8);
    head.writeUInt16BE(0, 10);
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
    const parts = [head, question.subarray(12, end + 5)];
    socket.send(Buffer.concat(isA ? [...parts, answer] : parts), port, address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { port: socket.address().port, stop: () => socket.close() };
}
