import { AsyncLocalStorage } from 'node:async_hooks';
import { availableParallelism } from 'node:os';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { FairQueue } from '../limits/fairQueue.ts';
import type { Payer } from '../limits/payer.ts';
import { endTurn } from '../limits/turns.ts';

/**
 * Passwords that a process hashes together. Each takes a thread some 70 ms and 32 MB, of the four that read and write files, too: twenty at
 * once kept every file waiting for seconds, and the event loop from its processor.
 */
export const passwordRoom = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  mostWaiting: 100,
  mostEach: 20,
};

/** Pays for the hashing of people who are known already: they share a line. */
const somebodyKnown: Payer = { person: 'known', team: null };

/** Hashes passwords, few at a time; who wants it take turns. Only the hashing has a turn, and nothing that waits for a lock. */
export class PasswordTurns {
  readonly #turns = new FairQueue(passwordRoom);
  readonly #payer = new AsyncLocalStorage<Payer>();

  /** Says whom all that is hashed within counts for. */
  paidBy<Result>(payer: Payer, work: () => Promise<Result>): Promise<Result> {
    return this.#payer.run(payer, work);
  }

  hash = (password: string): Promise<string> => this.#inTurn(() => hashPassword(password));

  verify = (known: { hash: string; password: string }): Promise<boolean> =>
    this.#inTurn(() => verifyPassword(known));

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    endTurn();
    return this.#turns.run(this.#payer.getStore() ?? somebodyKnown, work);
  }
}
