import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/** Browsers, proxies and clients of ours send the next when the last was answered; web/features/session/pipelines.ts has the same. */
const mostUnderWay = 10;

/**
 * Cuts a connection off that has sent many requests without waiting for an answer. Node begins all that come in one packet in
 * one go, and 10,000 of the cheapest kept everybody else waiting for four seconds.
 */
export function cutPipelines(listener: RequestListener): RequestListener {
  const underWay = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    // Node still announces the requests that came in the same packet.
    if (socket.destroyed) return;
    const count = (underWay.get(socket) ?? 0) + 1;
    if (count > mostUnderWay) {
      socket.destroy();
      return;
    }
    underWay.set(socket, count);
    response.once('close', () => underWay.set(socket, (underWay.get(socket) ?? 1) - 1));
    listener(request, response);
  };
}
