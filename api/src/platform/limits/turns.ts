import { AsyncLocalStorage } from 'node:async_hooks';
import type { Request, RequestHandler } from 'express';
import { FairQueue } from './fairQueue.ts';
import type { Payer } from './payer.ts';
import { oneEachRound } from './rounds.ts';
import type { UnreadAnswers } from './unreadAnswers.ts';

type Turns = {
  /** Operations that go on together in a process. */
  atOnce: number;
  /** After this an operation is no longer waited for, whatever it does. */
  longestMilliseconds: number;
};

/** Two that wait for PostgreSQL, and one that is computed: more only share the processor. */
export const turnsOfProcess: Turns = { atOnce: 3, longestMilliseconds: 50 };

/** A few hundred workers of one person are heard, each with a request under way. */
const room = { mostWaiting: 2_000, mostEach: 500, mostSeconds: 30 };

const underWay = new AsyncLocalStorage<() => void>();

/** Ends the turn of the operation that is under way: what it waits for now has a queue of its own, and others need not wait for it here. */
export function endTurn(): void {
  underWay.getStore()?.();
}

/**
 * Lets few operations go on at once; the others wait, and persons and teams take turns, so that nobody waits behind all that
 * somebody else sends. All that is begun together ends together, and late: on a busy processor the slowest of twenty took two and
 * a half times as long as most.
 */
export function takeTurns(
  { atOnce, longestMilliseconds }: Turns,
  payerOf: (request: Request) => Payer,
  unread: UnreadAnswers,
): RequestHandler {
  const turns = new FairQueue({ atOnce, ...room });
  const nextRound = oneEachRound();
  return async (request, response, next) => {
    const payer = payerOf(request);
    await turns.run(payer, async () => {
      await nextRound();
      // Its caller has gone while it waited.
      if (response.closed) return;
      unread.requireRead(payer.person);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMilliseconds);
        const end = () => {
          clearTimeout(timer);
          resolve();
        };
        response.once('close', end);
        underWay.run(end, next);
      });
    });
  };
}
