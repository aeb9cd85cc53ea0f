import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Interval } from '@critbatch/theory';
import { criticalBatchSizeOf } from './criticalBatchSizeOf.ts';

/** b* that the next re-check of a sweep is compared with: where it last moved to, or where the sweep found it. */
export async function lastKnown(prisma: Transaction, sweepId: string): Promise<Interval | null> {
  const moved = await prisma.recheck.findFirst({
    where: { checkedSweepId: sweepId, verdict: 'MOVED' },
    orderBy: { createdAt: 'desc' },
  });
  return moved ? (moved.now as unknown as Interval) : criticalBatchSizeOf(prisma, sweepId);
}
