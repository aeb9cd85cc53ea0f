import { setImmediate as nextRoundBegins } from 'node:timers/promises';

/**
 * Lets one begin in each round of the event loop: between two of them what has come meanwhile is read. Begun from one
 * another, ten operations of 25 ms, or three documents that are slow to validate, were one round, and nobody else was
 * heard for its length.
 */
export function oneEachRound(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => nextRoundBegins());
    return last;
  };
}
