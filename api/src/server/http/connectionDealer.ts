import type { Worker } from 'node:cluster';
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';
import { logFault } from '../../platform/log/log.ts';

/** More are turned away. Only while no process runs do so many gather, and who gave up meanwhile is counted too. */
const mostWaiting = 10_000;

/** Comes to a process together with a connection. */
export type Handover = { type: 'connection'; connection: number };
/** What the process says of it. One that it refuses is still whole: nothing was read. */
export type HandoverNotice = { connection: number; state: 'accepted' | 'refused' | 'closed' };

type Taker = { worker: Worker; open: number; underway: Map<number, Socket> };

/**
 * Listens for all processes of the API and hands each new connection, unread, to the one with the fewest open ones; among equals in
 * turn. It keeps a connection until the process has accepted it: one that ends before, or is ending, does not take it along.
 */
export class ConnectionDealer {
  readonly #server: Server;
  /** In the order of their turn. */
  readonly #takers = new Set<Taker>();
  #waiting: Socket[] = [];
  #dealt = 0;

  constructor() {
    // As an HTTP server sets it: an answer is not held back for the acknowledgement of what went before.
    this.#server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => this.#deal(socket));
    this.#server.maxConnections = mostWaiting;
  }

  /** The port that it listens on; an error where it cannot. */
  async listen(address: { host: string; port: number }): Promise<number> {
    this.#server.listen(address);
    await once(this.#server, 'listening');
    this.#server.on('error', (fault) => logFault('A connection could not be taken.', fault));
    return (this.#server.address() as AddressInfo).port;
  }

  /** Deals to this process too, which is ready for it, until it ends. */
  add(worker: Worker): void {
    const taker: Taker = { worker, open: 0, underway: new Map() };
    this.#takers.add(taker);
    worker.on('message', (notice: HandoverNotice) => this.#note(taker, notice));
    // Not 'exit', after which some of what it said may still be unread.
    worker.process.once('close', () => {
      this.#takers.delete(taker);
      for (const socket of taker.underway.values()) this.#deal(socket);
    });
    for (const socket of this.#waiting.splice(0)) this.#deal(socket);
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#waiting.splice(0)) socket.destroy();
  }

  #deal(socket: Socket): void {
    if (!this.#server.listening) {
      socket.destroy();
      return;
    }
    const taker = this.#next();
    if (!taker) {
      this.#waiting.push(socket);
      return;
    }
    const handover: Handover = { type: 'connection', connection: this.#dealt++ };
    taker.open++;
    taker.underway.set(handover.connection, socket);
    // A fault means that the process is gone; its 'close' follows.
    taker.worker.send(handover, socket, { keepOpen: true }, () => {});
  }

  #next(): Taker | undefined {
    let fewest: Taker | undefined;
    for (const taker of this.#takers) {
      if (taker.worker.isConnected() && taker.open < (fewest?.open ?? Number.POSITIVE_INFINITY))
        fewest = taker;
    }
    if (fewest) {
      this.#takers.delete(fewest);
      this.#takers.add(fewest);
    }
    return fewest;
  }

  #note(taker: Taker, { connection, state }: HandoverNotice): void {
    const socket = taker.underway.get(connection);
    taker.underway.delete(connection);
    if (state !== 'accepted') taker.open--;
    if (state === 'refused') {
      // It is ending.
      this.#takers.delete(taker);
      if (socket) this.#deal(socket);
    } else {
      // Closed here alone: the process has its own hold of it.
      socket?.destroy();
    }
  }
}
