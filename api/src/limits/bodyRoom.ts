/** Bytes of bodies that one person may have on the way to a process: four of the largest, or a few dozen full batches of measurements. */
const bytesOfPerson = 16 * 2 ** 20;

type Waiting = { bytes: number; begin: () => void };
type Account = { bytes: number; waiting: Waiting[] };

/** Lets the bodies that one person sends be received within a room of bytes; the next waits unread, on the sender's side of the connection. */
export class BodyRoom {
  readonly #most: number;
  readonly #accounts = new Map<string, Account>();

  constructor(most = bytesOfPerson) {
    this.#most = most;
  }

  /** Does the work when the person has room for so many bytes, in the order of asking. */
  async run<Result>(person: string, bytes: number, work: () => Promise<Result>): Promise<Result> {
    const account = this.#accounts.get(person) ?? { bytes: 0, waiting: [] };
    this.#accounts.set(person, account);
    const begun = new Promise<void>((begin) => account.waiting.push({ bytes, begin }));
    this.#admit(account);
    await begun;
    try {
      return await work();
    } finally {
      account.bytes -= bytes;
      this.#admit(account);
      if (account.bytes === 0 && account.waiting.length === 0) this.#accounts.delete(person);
    }
  }

  /** One that is larger than the room goes alone. */
  #admit(account: Account): void {
    for (let next = account.waiting[0]; next; next = account.waiting[0]) {
      if (account.bytes > 0 && account.bytes + next.bytes > this.#most) return;
      account.waiting.shift();
      account.bytes += next.bytes;
      next.begin();
    }
  }
}
