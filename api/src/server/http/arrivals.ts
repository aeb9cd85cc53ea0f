import type { ServerOptions } from 'node:http';
import { CritbatchError } from '@critbatch/theory';
import type { Request, RequestHandler, Response } from 'express';
import { answerFault } from './answerFault.ts';

/** How slowly the body of a request may come. */
export type SenderPace = {
  /** Nothing at all comes for so long at most; and by so much a sender may be late who sends too slowly. */
  silenceSeconds: number;
  bytesPerSecond: number;
};

type Arrival = {
  request: Request;
  response: Response;
  bytesBefore: number;
  bytes: number;
  /** Time in which it was for the sender to send: in all, and since the last byte. */
  waited: number;
  silent: number;
};

const lookMilliseconds = 500;
/** How long a sender has to take the answer that says why. */
const farewellMilliseconds = 2_000;

/**
 * What Node itself sees to: headers come within 15 seconds. It knows one time for all bodies, in which two gibibytes would have to come as
 * well as forty bytes of JSON, so that bodies are left to `Arrivals`.
 */
export const nodeTimeouts: ServerOptions = {
  headersTimeout: 15_000,
  requestTimeout: 0,
  connectionsCheckingInterval: 5_000,
};

/**
 * Ends requests whose bodies come too slowly, whatever reads them: they may take as long as their size needs at the slowest pace.
 * Time in which we have yet to read what came does not count.
 */
export class Arrivals {
  readonly #pace: SenderPace;
  readonly #arriving = new Set<Arrival>();
  readonly #looks: NodeJS.Timeout;
  #lookedAt = performance.now();

  constructor(pace: SenderPace) {
    this.#pace = pace;
    this.#looks = setInterval(() => this.#look(), lookMilliseconds).unref();
  }

  stop(): void {
    clearInterval(this.#looks);
  }

  readonly watch: RequestHandler = (request, response, next) => {
    const { headers, socket } = request;
    if (Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined) {
      const bytes = socket.bytesRead;
      this.#arriving.add({ request, response, bytesBefore: bytes, bytes, waited: 0, silent: 0 });
    }
    next();
  };

  #look(): void {
    const now = performance.now();
    const elapsed = now - this.#lookedAt;
    this.#lookedAt = now;
    for (const arrival of this.#arriving) {
      const { request } = arrival;
      if (request.complete || request.destroyed) this.#arriving.delete(arrival);
      else if (this.#isTooSlow(arrival, elapsed)) {
        this.#arriving.delete(arrival);
        this.#end(arrival);
      }
    }
  }

  #isTooSlow(arrival: Arrival, elapsed: number): boolean {
    const { request, bytesBefore } = arrival;
    const { silenceSeconds, bytesPerSecond } = this.#pace;
    const bytes = request.socket.bytesRead;
    // What lies unread waits for us; then no more is taken from the network.
    const isSendersTurn = request.readableLength === 0;
    if (bytes > arrival.bytes) arrival.silent = 0;
    else if (isSendersTurn) arrival.silent += elapsed;
    if (isSendersTurn) arrival.waited += elapsed;
    arrival.bytes = bytes;
    const patience = 1000 * silenceSeconds;
    return (
      arrival.silent > patience || arrival.waited > patience + (1000 * (bytes - bytesBefore)) / bytesPerSecond
    );
  }

  #end({ request, response }: Arrival): void {
    const { silenceSeconds, bytesPerSecond } = this.#pace;
    const message = `The body came too slowly: nothing for ${silenceSeconds} seconds, or less than ${Math.round(bytesPerSecond / 1024)} KiB a second. Send it again over a better connection.`;
    const fault = new CritbatchError('BODY_TOO_SLOW', message);
    const destroy = () => {
      request.destroy(fault);
    };
    if (response.headersSent) {
      destroy();
      return;
    }
    response.set('Connection', 'close').once('finish', destroy);
    setTimeout(destroy, farewellMilliseconds).unref();
    answerFault(fault, request, response, destroy);
  }
}
