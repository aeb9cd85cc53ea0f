import type { Payer } from './payer.ts';
import { RateLimited } from './rateLimiter.ts';

type Room = {
  /** Pieces of work that go on together. */
  atOnce: number;
  /** Pieces that may wait, of everybody. */
  mostWaiting: number;
  /** Pieces that may wait or go on, of one person and of one team. */
  mostEach: number;
};

/** The person and the team of a payer, as keys. */
type Parties = readonly string[];
type Line = { parties: Parties; begins: (() => void)[] };

/** What a caller who is refused is told to wait. */
const retryAfterSeconds = 5;
/** Parties whose last turn is remembered; the oldest are forgotten first, as if they had never had one. */
const mostRemembered = 10_000;

/**
 * A bounded waiting room for costly work, emptied fairly: next comes the piece whose person and team both had their turn longest
 * ago. More teams of one person, or more people of one team, bring no more turns.
 */
export class FairQueue {
  readonly #room: Room;
  /** What waits, a line for each payer, in the order in which the lines began. */
  readonly #lines = new Map<string, Line>();
  /** Pieces that wait or go on, by party. */
  readonly #held = new Map<string, number>();
  /** The count of turns at which a party had its last one. */
  readonly #lastTurn = new Map<string, number>();
  #turns = 0;
  #going = 0;
  #waiting = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Does the work when its turn has come; RATE_LIMITED where the room, or the payer's part of it, is full. */
  async run<Result>(payer: Payer, work: () => Promise<Result>): Promise<Result> {
    const parties = partiesOf(payer);
    const { atOnce, mostWaiting, mostEach } = this.#room;
    const isFull = this.#going >= atOnce && this.#waiting >= mostWaiting;
    if (isFull || parties.some((party) => (this.#held.get(party) ?? 0) >= mostEach)) {
      throw new RateLimited(retryAfterSeconds);
    }
    for (const party of parties) this.#held.set(party, (this.#held.get(party) ?? 0) + 1);
    try {
      await new Promise<void>((begin) => this.#wait(parties, begin));
      try {
        return await work();
      } finally {
        this.#going--;
      }
    } finally {
      for (const party of parties) this.#release(party);
      this.#look();
    }
  }

  #wait(parties: Parties, begin: () => void): void {
    const key = parties.join(' of ');
    const line = this.#lines.get(key) ?? { parties, begins: [] };
    line.begins.push(begin);
    this.#lines.set(key, line);
    this.#waiting++;
    this.#look();
  }

  #look(): void {
    while (this.#going < this.#room.atOnce) {
      const next = this.#nextLine();
      const begin = next?.[1].begins.shift();
      if (!next || !begin) return;
      const [key, { parties, begins }] = next;
      if (begins.length === 0) this.#lines.delete(key);
      this.#waiting--;
      this.#going++;
      this.#turns++;
      for (const party of parties) this.#remember(party);
      begin();
    }
  }

  /** Among equals the one that has waited longest. */
  #nextLine(): [key: string, line: Line] | undefined {
    let next: [string, Line] | undefined;
    let nextTurn = Number.POSITIVE_INFINITY;
    for (const entry of this.#lines) {
      const turn = Math.max(...entry[1].parties.map((party) => this.#lastTurn.get(party) ?? 0));
      if (turn < nextTurn) [next, nextTurn] = [entry, turn];
    }
    return next;
  }

  #remember(party: string): void {
    this.#lastTurn.delete(party);
    this.#lastTurn.set(party, this.#turns);
    const [oldest] = this.#lastTurn.keys();
    if (this.#lastTurn.size > mostRemembered && oldest !== undefined) this.#lastTurn.delete(oldest);
  }

  #release(party: string): void {
    const left = (this.#held.get(party) ?? 1) - 1;
    if (left > 0) this.#held.set(party, left);
    else this.#held.delete(party);
  }
}

function partiesOf({ person, team }: Payer): Parties {
  return team === null ? [`person ${person}`] : [`person ${person}`, `team ${team}`];
}
