import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { endLostBackends, journeyMilliseconds } from './endLostBackends.ts';
import { WatchedClient } from './watchedClient.ts';

const lookMilliseconds = 1_000;
/** PostgreSQL is asked after a statement that has heard nothing for so long. */
const suspiciousMilliseconds = 5_000;
/** What a statement may need beyond its own time, which PostgreSQL ends: the way there and back. */
const graceMilliseconds = 2_000;
/** The words of pg-pool where no connection became free. */
const nothingFree = 'timeout exceeded when trying to connect';

/** All connections of a pool are in use, and PostgreSQL answers them: there is more to do than can be done. */
class PoolExhausted extends Error {
  readonly code = 'POOL_EXHAUSTED';
}

/**
 * A pool that finds out when a connection is lost and nobody says so: a router has forgotten it, a cable was pulled. The kernel
 * would try again for a quarter of an hour.
 *
 * After five seconds of silence PostgreSQL is asked, over another connection, whether it does anything for a statement. Where it does
 * nothing, question or answer was lost: the connection is given up at both ends, and so are the idle ones that have not been heard of
 * lately. Where it cannot tell (a pool of another program stands in between), a statement has its own time and two seconds more.
 */
export class WatchedPool extends pg.Pool {
  readonly #clients = new Set<WatchedClient>();
  readonly #idle = new Set<WatchedClient>();
  readonly #config: pg.PoolConfig;
  #watch: NodeJS.Timeout | undefined;
  #isAsking = false;
  /** When PostgreSQL was last known to answer somebody. */
  #answeredAt = Number.NEGATIVE_INFINITY;

  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: WatchedClient as unknown as new () => pg.ClientBase });
    this.#config = config;
    // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
    this.on('error', () => {});
    this.on('connect', (client) => {
      this.#clients.add(client as unknown as WatchedClient);
      this.#watch ??= setInterval(() => this.#look(), lookMilliseconds).unref();
    });
    this.on('acquire', (client) => this.#idle.delete(client as unknown as WatchedClient));
    this.on('release', (_error, client) => this.#idle.add(client as unknown as WatchedClient));
    this.on('remove', (client) => {
      this.#clients.delete(client as unknown as WatchedClient);
      this.#idle.delete(client as unknown as WatchedClient);
      if (this.#clients.size > 0) return;
      clearInterval(this.#watch);
      this.#watch = undefined;
    });
  }

  // Takes and gives whatever pg's own does.
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): never {
    if (callback) {
      super.connect((fault, client, done) => callback(fault && this.#explain(fault), client, done));
      return undefined as never;
    }
    const connected = super.connect().catch((fault) => {
      throw this.#explain(fault);
    });
    return connected as never;
  }

  #look(): void {
    const silent = [...this.#clients].filter(isSuspicious);
    const mostMilliseconds = (this.#config.statement_timeout || Number.POSITIVE_INFINITY) + graceMilliseconds;
    for (const client of silent) if (client.silentMilliseconds() > mostMilliseconds) this.#lose(client);
    if (silent.length > 0) void this.#askAfter(silent);
  }

  /** Asks again soon where some were lost: they may have held locks that others, which are lost as well, waited for. */
  async #askAfter(silent: WatchedClient[]): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (let waiting = silent; waiting.length > 0; ) {
      const lost = await endLostBackends(this.#config, waiting);
      if (lost !== null) this.#answeredAt = performance.now();
      if (!lost?.length) break;
      for (const client of lost) this.#lose(client);
      await sleep(2 * journeyMilliseconds);
      waiting = waiting.filter((client) => !lost.includes(client) && isSuspicious(client));
    }
    this.#isAsking = false;
  }

  /** Gives a connection up, and with it the idle ones that will have gone the same way. */
  #lose(client: WatchedClient): void {
    const longAgo = performance.now() - suspiciousMilliseconds / 2;
    const doubtful = [...this.#idle].filter((idle) => idle.heardAt < longAgo);
    for (const lost of [client, ...doubtful]) {
      this.#idle.delete(lost);
      lost.lose();
    }
  }

  #explain(fault: Error): Error {
    if (fault.message !== nothingFree) return fault;
    for (const client of this.#clients) client.silentMilliseconds();
    const heardAt = Math.max(this.#answeredAt, ...[...this.#clients].map((client) => client.heardAt));
    const isAnswering = performance.now() - heardAt < 2 * suspiciousMilliseconds;
    return isAnswering ? new PoolExhausted(nothingFree, { cause: fault }) : fault;
  }
}

function isSuspicious(client: WatchedClient): boolean {
  return client.silentMilliseconds() > suspiciousMilliseconds;
}
