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

type Waiting = { payer: Payer; begin: () => void };

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
  readonly #waiting: Waiting[] = [];
  /** Pieces that wait or go on, by party. */
  readonly #held = new Map<string, number>();
  /** The count of turns at which a party had its last one. */
  readonly #lastTurn = new Map<string, number>();
  #turns = 0;
  #going = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Does the work when its turn has come; RATE_LIMITED where the room, or the payer's part of it, is full. */
  async run<Result>(payer: Payer, work: () => Promise<Result>): Promise<Result> {
    const parties = partiesOf(payer);
    const { atOnce, mostWaiting, mostEach } = this.#room;
    const isFull = this.#going >= atOnce && this.#waiting.length >= mostWaiting;
    if (isFull || parties.some((party) => (this.#held.get(party) ?? 0) >= mostEach)) {
      throw new RateLimited(retryAfterSeconds);
    }
    for (const party of parties) this.#held.set(party, (this.#held.get(party) ?? 0) + 1);
    try {
      await new Promise<void>((begin) => {
        this.#waiting.push({ payer, begin });
        this.#look();
      });
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

  #look(): void {
    while (this.#going < this.#room.atOnce && this.#waiting.length > 0) {
      const [next] = this.#waiting.splice(this.#nextIndex(), 1);
      if (!next) return;
      this.#going++;
      this.#turns++;
      for (const party of partiesOf(next.payer)) this.#remember(party);
      next.begin();
    }
  }

  /** Among equals the first that came. */
  #nextIndex(): number {
    let best = 0;
    let bestTurn = Number.POSITIVE_INFINITY;
    for (const [index, { payer }] of this.#waiting.entries()) {
      const turn = Math.max(...partiesOf(payer).map((party) => this.#lastTurn.get(party) ?? 0));
      if (turn < bestTurn) [best, bestTurn] = [index, turn];
    }
    return best;
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

function partiesOf({ person, team }: Payer): string[] {
  return team === null ? [`person ${person}`] : [`person ${person}`, `team ${team}`];
}
