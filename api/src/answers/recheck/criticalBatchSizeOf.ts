import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Interval, ShortEstimate } from '@critbatch/theory';

/**
 * b* of a sweep's primary target by its newest estimate, with the interval of the laws: what no law describes is much the same
 * from check to check, and would count twice. Null without one.
 */
export async function criticalBatchSizeOf(prisma: Transaction, sweepId: string): Promise<Interval | null> {
  const newest = await prisma.estimate.findFirst({
    where: { target: { sweepId, position: 0 } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { answer: true, result: true },
  });
  if (newest?.answer !== 'MINIMISER') return null;
  const result = newest.result as unknown as ShortEstimate;
  // Before there were two intervals, the laws' was the only one.
  const found = result.lawsCriticalBatchSize ?? result.criticalBatchSize;
  return found && { value: found.value, lower: found.lower, upper: found.upper };
}
