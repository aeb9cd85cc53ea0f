import type { Recheck } from '@critbatch/prisma/generated/client';
import type { Interval, Move } from '@critbatch/theory';

/** The move that a re-check with the verdict MOVED found. */
export function moveOf({ before, now, direction }: Pick<Recheck, 'before' | 'now' | 'direction'>): Move {
  return { before: before as unknown as Interval, now: now as unknown as Interval | null, direction };
}
