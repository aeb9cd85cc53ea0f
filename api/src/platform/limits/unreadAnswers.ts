import type { Response } from 'express';
import { RateLimited } from './rateLimiter.ts';

export type Patience = {
  /** Without a byte taken, from when an answer is sent. */
  stalledSeconds: number;
  /** What a reader has to take on average after that. */
  slowestBytesPerSecond: number;
  /** Answers that one person has asked for and not read; their next request is refused. */
  mostBytesOfPerson: number;
  /** Events that wait in one stream. */
  mostBytesOfStream: number;
};

const usual: Patience = {
  stalledSeconds: 30,
  slowestBytesPerSecond: 16 * 1024,
  mostBytesOfPerson: 32 * 2 ** 20,
  mostBytesOfStream: 2 ** 20,
};

type Sent = {
  person: string;
  /** What the connection had sent before. */
  bytesBefore: number;
  beganAt: number | null;
};

const retryAfterSeconds = 5;

/**
 * Answers that are on their way, by person. What somebody asks for and does not read stays in the memory of the API, and its file on the
 * disk: a connection over which nothing moves is cut, and who has much unread gets no more.
 */
export class UnreadAnswers {
  readonly #patience: Patience;
  readonly #open = new Map<Response, Sent>();
  readonly #ofPerson = new Map<string, Set<Response>>();
  #looking: NodeJS.Timeout | undefined;

  constructor(patience = usual) {
    this.#patience = patience;
  }

  /** Watches over the answer to a request until it has been read, or its reader has gone. */
  watch(person: string, response: Response): void {
    if (response.closed) return;
    const { stalledSeconds } = this.#patience;
    const own = this.#ofPerson.get(person) ?? new Set();
    this.#ofPerson.set(person, own.add(response));
    this.#open.set(response, { person, bytesBefore: response.socket?.bytesWritten ?? 0, beganAt: null });
    this.#looking ??= setInterval(() => this.#look(), (1000 * stalledSeconds) / 6).unref();
    // Nothing of the answer itself has been taken for so long; before it is sent there is nothing to take.
    response.setTimeout(1000 * stalledSeconds, () => {
      if (response.headersSent && response.writableLength > 0) response.socket?.destroy();
    });
    response.once('close', () => {
      this.#open.delete(response);
      own.delete(response);
      if (own.size === 0) this.#ofPerson.delete(person);
      if (this.#open.size > 0) return;
      clearInterval(this.#looking);
      this.#looking = undefined;
    });
  }

  /** RATE_LIMITED for who has too much unread. */
  requireRead(person: string): void {
    let bytes = 0;
    for (const { writableLength } of this.#ofPerson.get(person) ?? []) bytes += writableLength;
    if (bytes > this.#patience.mostBytesOfPerson) throw new RateLimited(retryAfterSeconds);
  }

  #look(): void {
    for (const [response, sent] of this.#open)
      if (this.#isTooSlow(response, sent)) response.socket?.destroy();
  }

  #isTooSlow(response: Response, sent: Sent): boolean {
    const { stalledSeconds, slowestBytesPerSecond, mostBytesOfStream } = this.#patience;
    if (!response.headersSent || response.writableLength === 0) return false;
    if (String(response.getHeader('content-type')).startsWith('text/event-stream'))
      return response.writableLength > mostBytesOfStream;
    const now = performance.now();
    sent.beganAt ??= now;
    const bytes = (response.socket?.bytesWritten ?? 0) - sent.bytesBefore;
    return (now - sent.beganAt) / 1000 > stalledSeconds + bytes / slowestBytesPerSecond;
  }
}
