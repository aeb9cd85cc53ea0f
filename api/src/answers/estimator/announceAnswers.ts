import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Estimate as EstimateRecord, Sweep, Target, Team } from '@critbatch/prisma/generated/client';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { Estimate, ShortEstimate } from '@critbatch/theory';
import { findPrices } from '../../teams/price/findPrices.ts';
import { presentFigures } from '../estimate/presentEstimate.ts';
import { newestEstimate } from '../estimate/refreshEstimates.ts';
import { findDiverged } from '../recommendation/diverged.loaders.ts';
import { keptRecommendation } from '../recommendation/keptRecommendation.ts';
import { findMemoryLimits } from '../recommendation/memoryLimit.loaders.ts';
import { tellGiven } from '../recommendation/tellView.ts';
import { viewAt } from '../recommendation/viewAt.ts';

/**
 * Tells the team's webhooks what a sweep that has ended says of each target: a minimiser, or that there is no minimum. While it
 * runs, its figures still move. A sweep that was opened again is told of once more where the answer has become another.
 */
export async function announceAnswers(prisma: Client, sweepId: string): Promise<void> {
  const sweep = await prisma.sweep.findUnique({
    where: { id: sweepId },
    include: { team: true, targets: { orderBy: { position: 'asc' } } },
  });
  if (!sweep || sweep.status === 'RUNNING' || sweep.answerStatus !== 'COMPLETE') return;
  const { team, targets, ...told } = sweep;
  for (const target of targets)
    await prisma.$transaction(async (transaction) => {
      // Of two API processes, the second finds what the first has told.
      await lockRow(transaction, 'Target', target.id);
      await announceAnswer(transaction, { sweep: { ...told, team }, target });
    });
}

async function announceAnswer(
  transaction: Transaction,
  { sweep, target }: { sweep: Sweep & { team: Team }; target: Target },
): Promise<void> {
  const { teamId, number, name, id: sweepId } = sweep;
  const { id: targetId, metric, threshold } = target;
  const estimate = await newestEstimate(transaction, targetId);
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return;
  const former = await transaction.teamEvent.findFirst({
    where: { teamId, kind: 'ESTIMATE_IDENTIFIED', data: { path: ['targetId'], equals: targetId } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  if ((former?.data as { answer?: string } | undefined)?.answer === estimate.answer) return;
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
      recommendation: await recommended(transaction, sweep, estimate),
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
  const given = await keptRecommendation(transaction, view, { team, prices });
  const { batchSize, rule } = given;
  const [memory = null] = await findMemoryLimits(transaction, [sweep.id]);
  const [diverged = []] = await findDiverged(transaction, [sweep.id]);
  return {
    batchSize,
    rule,
    text: tellGiven(view, given, { memory, diverged, isPreliminary: false, isCounting: false }, 'en'),
  };
}
