import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Interval, MoveDirection } from '@critbatch/theory';
import { criticalBatchSizeOf } from './criticalBatchSizeOf.ts';

/** b* that the next re-check is compared with, and where it has gone from there if the last one could not say how far. */
export type Known = { interval: Interval; movedTo: MoveDirection | null };

/** What is known of the b* of a sweep: where a re-check last found that it has moved to, or where the sweep found it. */
export async function lastKnown(prisma: Transaction, sweepId: string): Promise<Known | null> {
  const decided = await prisma.recheck.findMany({
    where: { checkedSweepId: sweepId, verdict: { in: ['SAME', 'MOVED'] } },
    orderBy: { createdAt: 'desc' },
  });
  const found = decided.find(({ verdict, now }) => verdict === 'MOVED' && now !== null);
  const interval = found ? (found.now as unknown as Interval) : await criticalBatchSizeOf(prisma, sweepId);
  const [last] = decided;
  return interval && { interval, movedTo: last?.now === null ? last.direction : null };
}
