import { setTimeout as sleep } from 'node:timers/promises';
import { faultChain } from './faultChain.ts';

const mostTries = 5;
const firstPauseMilliseconds = 20;

/** PostgreSQL's codes for a serialisation failure and a deadlock. */
const conflicts = new Set(['40001', '40P01']);

/** Whether PostgreSQL undid a transaction because another one stood in its way. */
export function isWriteConflict(fault: unknown): boolean {
  return faultChain(fault).some(
    ({ code, originalCode, kind }) =>
      [code, originalCode].some((each) => conflicts.has(String(each))) || kind === 'TransactionWriteConflict',
  );
}

/**
 * Does the work, and again where another transaction stood in its way, up to five times. Only for a whole transaction, and for one that
 * leaves nothing outside of the database: PostgreSQL has undone the rest.
 */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (fault) {
      if (tries === mostTries || !isWriteConflict(fault)) throw fault;
    }
    // A random part of it, lest two that stood in each other's way meet again.
    await sleep(firstPauseMilliseconds * 2 ** tries * Math.random());
  }
}
