import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Browsers and proxies send the next when the last was answered; api/src/server/http/pipelines.ts has the same. */
const mostUnderWay = 10;
/** Node's five minutes are too short for a large file over a slow line; the API, to which it goes, ends what comes too slowly. */
const longestRequestMilliseconds = 60 * 60_000;

/**
 * Cuts a connection off that has sent many requests without waiting for an answer. Node begins all that come in one packet in
 * one go, and 10,000 pages of one connection kept everybody else waiting for more than fifteen seconds. Next makes its server by itself,
 * so that its listener is found at the first request.
 */
export function cutPipelines(): void {
  const guarded = new WeakSet<Server>();
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server };
    if (guarded.has(server)) return;
    guarded.add(server);
    server.requestTimeout = longestRequestMilliseconds;
    const listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    const mayBegin = countUnderWay();
    server.on('request', (request, response) => {
      if (!mayBegin(request, response)) return;
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}

function countUnderWay(): (request: IncomingMessage, response: NodeJS.EventEmitter) => boolean {
  const underWay = new WeakMap<Socket, number>();
  return ({ socket }, response) => {
    // What came in the same packet is told of all the same.
    if (socket.destroyed) return false;
    const count = (underWay.get(socket) ?? 0) + 1;
    if (count > mostUnderWay) {
      socket.destroy();
      return false;
    }
    underWay.set(socket, count);
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    return true;
  };
}
