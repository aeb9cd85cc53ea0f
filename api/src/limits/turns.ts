import type { RequestHandler } from 'express';
import pLimit from 'p-limit';

type Turns = {
  /** Operations that go on together in a process. */
  atOnce: number;
  /** After this an operation is no longer waited for, whatever it does. */
  longestMilliseconds: number;
};

/** Two that wait for PostgreSQL, and one that is computed: more only share the processor. */
export const turnsOfProcess: Turns = { atOnce: 3, longestMilliseconds: 50 };

/**
 * Lets few operations go on at once, and the others wait in the order in which they came. All that is begun together ends
 * together, and late: on a busy processor the slowest of twenty took two and a half times as long as most.
 */
export function takeTurns({ atOnce, longestMilliseconds }: Turns): RequestHandler {
  const turns = pLimit(atOnce);
  return (_request, response, next) => {
    turns(() => {
      // Its caller has gone while it waited.
      if (response.closed) return undefined;
      const over = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMilliseconds);
        response.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      next();
      return over;
    });
  };
}
