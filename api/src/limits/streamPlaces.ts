import { randomUUID } from 'node:crypto';
import type { Client } from '@critbatch/prisma/client/createClient';
import {
  forgetStreamPlaces,
  keepStreamPlaces,
  leaveStreamPlace,
  type StreamParty,
  takeStreamPlace,
} from '@critbatch/prisma/limits/streamPlaces';

/** Longer than PostgreSQL may be away without a place being lost; a process that dies holds its places as long. */
const holdSeconds = 60;
const renewMilliseconds = 15_000;

/** The streams that this process serves, each with a place in the account of everybody whom it counts for. */
export class StreamPlaces {
  readonly #client: Client;
  readonly #held = new Map<string, string[]>();
  readonly #renewal: NodeJS.Timeout;

  constructor(client: Client) {
    this.#client = client;
    // A renewal that fails is made up for by the next one.
    this.#renewal = setInterval(() => this.#renew().catch(() => {}), renewMilliseconds).unref();
  }

  /** A place in each account, if one is left; the function that comes back gives it back. */
  async take(parties: readonly StreamParty[]): Promise<(() => void) | null> {
    const id = randomUUID();
    if (!(await takeStreamPlace(this.#client, id, parties, holdSeconds))) return null;
    this.#held.set(
      id,
      parties.map(({ party }) => party),
    );
    return () => {
      if (!this.#held.delete(id)) return;
      // Where PostgreSQL is away the place ends by itself, for nobody renews it.
      leaveStreamPlace(this.#client, id).catch(() => {});
    };
  }

  stop(): void {
    clearInterval(this.#renewal);
  }

  async #renew(): Promise<void> {
    const places = [...this.#held].flatMap(([id, parties]) => parties.map((party) => ({ id, party })));
    if (places.length > 0) await keepStreamPlaces(this.#client, places, holdSeconds);
    await forgetStreamPlaces(this.#client);
  }
}
