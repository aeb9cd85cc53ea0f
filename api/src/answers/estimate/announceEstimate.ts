import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Estimate as EstimateRecord } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { Estimate } from '@critbatch/theory';

/**
 * Tells the team's webhooks that a target's newest estimate says something that the one before it did not: a minimiser, or
 * that there is no minimum. A figure that moves within the same answer is no news, nor is "not identified".
 */
export async function announceEstimate(
  transaction: Transaction,
  { sweepId, targetId, former }: { sweepId: string; targetId: string; former: EstimateRecord | null },
): Promise<void> {
  const estimate = await newestEstimate(transaction, targetId);
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED' || estimate.answer === former?.answer) return;
  const target = await transaction.target.findUniqueOrThrow({
    where: { id: targetId },
    include: { sweep: { select: { teamId: true, number: true, name: true } } },
  });
  const { teamId, number, name } = target.sweep;
  const { metric, threshold } = target;
  const { criticalBatchSize } = estimate.result as unknown as Estimate;
  await announceEvent(transaction, {
    teamId,
    kind: 'ESTIMATE_IDENTIFIED',
    data: {
      sweepId,
      number,
      name,
      targetId,
      target: { metric, threshold },
      estimateId: estimate.id,
      answer: estimate.answer,
      criticalBatchSize,
    },
  });
}

/** The estimate that counts for a target now; its row must be locked by who acts on it. */
export function newestEstimate(transaction: Transaction, targetId: string): Promise<EstimateRecord | null> {
  return transaction.estimate.findFirst({
    where: { targetId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
}
