import { randomUUID } from 'node:crypto';
import type { Client } from '@critbatch/prisma/client/createClient';
import {
  forgetStreamPlaces,
  keepStreamPlaces,
  leaveStreamPlace,
  type StreamParty,
  takeStreamPlace,
} from '@critbatch/prisma/limits/streamPlaces';
import { FairQueue } from './fairQueue.ts';
import type { Payer } from './payer.ts';

/** Longer than PostgreSQL may be away without a place being lost; a process that dies holds its places as long. */
const holdSeconds = 60;
const renewMilliseconds = 15_000;

/** Statements for places that go on together: those of one person wait for one another's lock, each with a connection. */
const room = { atOnce: 2 };

/** A place that is kept free in this process. */
export type StreamReservation = {
  /** Takes the place over all processes; false where the others have none left. */
  take: () => Promise<boolean>;
  /** Gives it back. */
  leave: () => void;
};

/** The streams that this process serves, each with a place in the account of everybody whom it counts for. */
export class StreamPlaces {
  readonly #client: Client;
  /** Parties by place, from when it is reserved. */
  readonly #reserved = new Map<string, string[]>();
  readonly #reservedBy = new Map<string, number>();
  /** Those that have been taken in PostgreSQL, too. */
  readonly #taken = new Set<string>();
  readonly #turns = new FairQueue(room);
  readonly #renewal: NodeJS.Timeout;

  constructor(client: Client) {
    this.#client = client;
    // A renewal that fails is made up for by the next one.
    this.#renewal = setInterval(() => this.#renew().catch(() => {}), renewMilliseconds).unref();
  }

  /**
   * Keeps a place free in each account, which costs nothing; null where this process alone serves as many streams, or is about to, as
   * one of them may have.
   */
  reserve(payer: Payer, parties: readonly StreamParty[]): StreamReservation | null {
    if (parties.some(({ party, most }) => this.#countOf(party) >= most)) return null;
    const id = randomUUID();
    const names = parties.map(({ party }) => party);
    this.#reserved.set(id, names);
    for (const name of names) this.#reservedBy.set(name, this.#countOf(name) + 1);
    return {
      take: () => this.#turns.run(payer, () => this.#take(id, parties)),
      leave: () => this.#leave(id),
    };
  }

  stop(): void {
    clearInterval(this.#renewal);
  }

  async #take(id: string, parties: readonly StreamParty[]): Promise<boolean> {
    if (!this.#reserved.has(id)) return false;
    if (!(await takeStreamPlace(this.#client, id, parties, holdSeconds))) return false;
    this.#taken.add(id);
    // Its caller has gone meanwhile.
    if (!this.#reserved.has(id)) this.#giveBack(id);
    return true;
  }

  #leave(id: string): void {
    const names = this.#reserved.get(id);
    if (!names) return;
    this.#reserved.delete(id);
    for (const name of names) {
      const left = this.#countOf(name) - 1;
      if (left > 0) this.#reservedBy.set(name, left);
      else this.#reservedBy.delete(name);
    }
    this.#giveBack(id);
  }

  #giveBack(id: string): void {
    // Where PostgreSQL is away the place ends by itself, for nobody renews it.
    if (this.#taken.delete(id)) leaveStreamPlace(this.#client, id).catch(() => {});
  }

  #countOf(party: string): number {
    return this.#reservedBy.get(party) ?? 0;
  }

  async #renew(): Promise<void> {
    const places = [...this.#taken].flatMap((id) =>
      (this.#reserved.get(id) ?? []).map((party) => ({ id, party })),
    );
    if (places.length > 0) await keepStreamPlaces(this.#client, places, holdSeconds);
    await forgetStreamPlaces(this.#client);
  }
}
