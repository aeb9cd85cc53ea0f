import { availableParallelism } from 'node:os';
import type { Preparation } from '../audit/preparation.ts';
import type { Context } from '../context/context.ts';
import { payerOf } from '../limits/payer.ts';

/**
 * Passwords that a process hashes together. Each takes a thread some 70 ms and 32 MB, of the four that read and write files, too: twenty at
 * once kept every file waiting for seconds, and the event loop from its processor.
 */
export const passwordRoom = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  mostWaiting: 100,
  mostEach: 20,
};

/** Does what hashes a password when its turn has come; addresses take turns. */
export function inPasswordTurn<Result>(
  { access, http, passwordTurns }: Context,
  work: () => Promise<Result>,
): Promise<Result> {
  return passwordTurns.run(payerOf(access, http.address), work);
}

/** Counts a try and waits for a turn before the transaction of a mutation: within it each that waits would hold a connection. */
export function waitToHash<Input extends object>(
  count: (context: Context, input: Input) => Promise<void>,
): Preparation<Input, null> {
  return async (context, input, change) => {
    await count(context, input);
    return inPasswordTurn(context, () => change(null));
  };
}
