import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Estimate as EstimateRecord, Sweep, Team } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { Estimate, ShortEstimate } from '@critbatch/theory';
import { findPrices } from '../../teams/price/findPrices.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import { newestEstimate } from '../estimate/refreshEstimates.ts';
import { keptRecommendation } from '../recommendation/keptRecommendation.ts';
import { tellGiven } from '../recommendation/tellView.ts';
import { viewAt } from '../recommendation/viewAt.ts';

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
    include: { sweep: { include: { team: true } } },
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
      recommendation: await recommended(transaction, target.sweep, estimate),
    },
  });
}

/** The batch size to use as this estimate says it, in its message. */
async function recommended(
  transaction: Transaction,
  { team, ...sweep }: Sweep & { team: Team },
  { id, result, codeVersion }: EstimateRecord,
) {
  const estimate = { ...presentFigures(result as unknown as ShortEstimate, codeVersion), id };
  const prices = await findPrices(transaction, [team.id]);
  const view = await viewAt(transaction, { sweep, estimate, prices }, null);
  if (!view) return null;
  const given = await keptRecommendation(transaction, view, team.runsPerMonth);
  const { batchSize, rule } = given;
  return { batchSize, rule, text: tellGiven(view, given, 'en') };
}
