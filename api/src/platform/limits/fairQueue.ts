import { keepNewest } from './keepNewest.ts';
import type { Payer } from './payer.ts';
import { RateLimited } from './rateLimiter.ts';

type Room = {
  /** Pieces of work that go on together. */
  atOnce: number;
  /** Pieces that may wait, of everybody; no end of them where nothing is said, as with the other bounds. */
  mostWaiting?: number;
  /** Pieces that may wait or go on, of one person and of one team. */
  mostEach?: number;
  /** How long a piece may wait for its turn. */
  mostSeconds?: number;
};

/** The person and the team of a payer, as keys. */
type Parties = readonly string[];
type Piece = { begin: () => void; refuse: (fault: RateLimited) => void };
type Line = { parties: Parties; pieces: Piece[] };

const endless = Number.POSITIVE_INFINITY;
/** What a caller who is refused is told to wait. */
const retryAfterSeconds = 5;
/** Parties whose last turn is remembered; the oldest are forgotten first, as if they had never had one. */
const mostRemembered = 10_000;

/**
 * A bounded waiting room for costly work, emptied fairly: next comes the piece whose person and team both had their turn longest
 * ago. More teams of one person, or more people of one team, bring no more turns. Where the room is full, somebody who has less in it
 * than others takes the place of the last that the others sent.
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

  /** Does the work when its turn has come; RATE_LIMITED where the payer's part is full, the room is, or the turn does not come in time. */
  async run<Result>(payer: Payer, work: () => Promise<Result>): Promise<Result> {
    const parties = partiesOf(payer);
    const { atOnce, mostWaiting = endless, mostEach = endless } = this.#room;
    if (parties.some((party) => this.#heldBy(party) >= mostEach)) throw new RateLimited(retryAfterSeconds);
    if (this.#going >= atOnce && this.#waiting >= mostWaiting) this.#makeRoomFor(parties);
    for (const party of parties) this.#held.set(party, this.#heldBy(party) + 1);
    try {
      await this.#turn(parties);
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

  /** Takes the place of the last piece of who holds most, if that is more than the newcomer will hold; RATE_LIMITED if it is not. */
  #makeRoomFor(newcomer: Parties): void {
    let [fullest, most] = [null as Line | null, this.#mostHeld(newcomer) + 1];
    for (const line of this.#lines.values()) {
      const held = this.#mostHeld(line.parties);
      if (held > most) [fullest, most] = [line, held];
    }
    const last = fullest?.pieces.at(-1);
    if (!fullest || !last) throw new RateLimited(retryAfterSeconds);
    this.#refuse(fullest, last);
  }

  #turn(parties: Parties): Promise<void> {
    return new Promise((begin, refuse) => {
      const key = keyOf(parties);
      const line = this.#lines.get(key) ?? { parties, pieces: [] };
      this.#lines.set(key, line);
      const piece = { begin, refuse };
      line.pieces.push(piece);
      this.#waiting++;
      this.#look();
      const { mostSeconds } = this.#room;
      if (mostSeconds === undefined || !line.pieces.includes(piece)) return;
      const patience = setTimeout(() => this.#refuse(line, piece), 1000 * mostSeconds).unref();
      piece.begin = () => {
        clearTimeout(patience);
        begin();
      };
      piece.refuse = (fault) => {
        clearTimeout(patience);
        refuse(fault);
      };
    });
  }

  #refuse(line: Line, piece: Piece): void {
    line.pieces.splice(line.pieces.indexOf(piece), 1);
    this.#waiting--;
    if (line.pieces.length === 0) this.#lines.delete(keyOf(line.parties));
    piece.refuse(new RateLimited(retryAfterSeconds));
  }

  #look(): void {
    while (this.#going < this.#room.atOnce) {
      const line = this.#nextLine();
      const next = line?.pieces.shift();
      if (!line || !next) return;
      const { parties, pieces } = line;
      if (pieces.length === 0) this.#lines.delete(keyOf(parties));
      this.#waiting--;
      this.#going++;
      this.#turns++;
      for (const party of parties) keepNewest(this.#lastTurn, party, this.#turns, mostRemembered);
      next.begin();
    }
  }

  /** Among equals the one that has waited longest. */
  #nextLine(): Line | undefined {
    let next: Line | undefined;
    let nextTurn = Number.POSITIVE_INFINITY;
    for (const line of this.#lines.values()) {
      const turn = Math.max(...line.parties.map((party) => this.#lastTurn.get(party) ?? 0));
      if (turn < nextTurn) [next, nextTurn] = [line, turn];
    }
    return next;
  }

  #heldBy(party: string): number {
    return this.#held.get(party) ?? 0;
  }

  #mostHeld(parties: Parties): number {
    return Math.max(...parties.map((party) => this.#heldBy(party)));
  }

  #release(party: string): void {
    const left = this.#heldBy(party) - 1;
    if (left > 0) this.#held.set(party, left);
    else this.#held.delete(party);
  }
}

const keyOf = (parties: Parties) => parties.join(' of ');

function partiesOf({ person, team }: Payer): Parties {
  return team === null ? [`person ${person}`] : [`person ${person}`, `team ${team}`];
}
