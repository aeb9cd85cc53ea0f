import type { Transaction } from '@critbatch/prisma/client/createClient';

/** Whether training some segment of a sweep again, for whichever submission, gave something else than its log. */
export async function isContradicted(prisma: Transaction, sweepId: string): Promise<boolean> {
  return (await prisma.retraining.count({ where: { verdict: 'MISMATCHED', run: { sweepId } } })) > 0;
}
