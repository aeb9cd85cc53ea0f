/** Bytes of bodies that may be on the way to a process. */
export type Room = {
  /** Bytes for one person: four of the largest bodies, or a few dozen full batches of measurements. */
  ofPerson: number;
  /** Bytes for all people together; the first body of each is not counted. */
  ofAll: number;
};

const usual: Room = { ofPerson: 16 * 2 ** 20, ofAll: 128 * 2 ** 20 };

type Waiting = { bytes: number; begin: () => void };
type Account = { bytes: number; waiting: Waiting[] };

/**
 * Lets bodies be received within a room of bytes; the next waits unread, on the sender's side of the connection. However much others have
 * on the way, who has nothing is let in: nobody can take the room of all.
 */
export class BodyRoom {
  readonly #room: Room;
  readonly #accounts = new Map<string, Account>();
  #bytes = 0;

  constructor(room = usual) {
    this.#room = room;
  }

  /** Does the work when there is room for so many bytes: in the order of asking for one person, and first for who has least on the way. */
  async run<Result>(person: string, bytes: number, work: () => Promise<Result>): Promise<Result> {
    const account = this.#accounts.get(person) ?? { bytes: 0, waiting: [] };
    this.#accounts.set(person, account);
    const begun = new Promise<void>((begin) => account.waiting.push({ bytes, begin }));
    this.#admit();
    await begun;
    try {
      return await work();
    } finally {
      account.bytes -= bytes;
      this.#bytes -= bytes;
      if (account.bytes === 0 && account.waiting.length === 0) this.#accounts.delete(person);
      this.#admit();
    }
  }

  #admit(): void {
    const { ofPerson, ofAll } = this.#room;
    for (;;) {
      const account = leastOnTheWay(this.#accounts.values(), ofPerson);
      const next = account?.waiting[0];
      if (!account || !next) return;
      if (account.bytes > 0 && !fits(this.#bytes, next.bytes, ofAll)) return;
      account.waiting.shift();
      account.bytes += next.bytes;
      this.#bytes += next.bytes;
      next.begin();
    }
  }
}

/** One that is larger than the room goes alone. */
const fits = (taken: number, bytes: number, room: number) => taken === 0 || taken + bytes <= room;

function leastOnTheWay(accounts: Iterable<Account>, ofPerson: number): Account | null {
  let least: Account | null = null;
  for (const account of accounts) {
    const [next] = account.waiting;
    if (next && fits(account.bytes, next.bytes, ofPerson) && (!least || account.bytes < least.bytes))
      least = account;
  }
  return least;
}
