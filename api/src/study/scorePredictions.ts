import type { Client } from '@critbatch/prisma/client/createClient';
import type { Prediction, PredictionScore, Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { NewWebhookEvent } from '@critbatch/prisma/webhook/announceEvent';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { Interval } from '@critbatch/theory';
import { scorePrediction } from '@critbatch/theory';
import type { RunTime } from '../cost/runTimes.ts';
import { findRunTimes } from '../cost/runTimes.ts';
import { spendingOf } from '../cost/spending.ts';
import { findNewestEstimates } from '../estimate/estimate.service.ts';
import { findOutdatedSweeps } from '../estimate/outdatedSweeps.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import { presentEstimate } from '../estimate/presentEstimate.ts';
import type { ForecastCells } from '../forecast/makeForecast.ts';
import { findPrices } from '../price/findPrices.ts';

/** Scores every prediction whose stage has ended and whose sweep's estimate speaks of all its runs. */
export async function scorePredictions(prisma: Client): Promise<void> {
  const ended = await prisma.studyStage.findMany({
    where: { sweep: { status: { not: 'RUNNING' } }, predictions: { some: { score: null } } },
    include: { sweep: true, predictions: { where: { score: null } } },
  });
  for (const { sweep, predictions } of ended) {
    if (!sweep || (await findOutdatedSweeps(prisma, sweep.id)).length > 0) continue;
    const outcome = sweep.status === 'FINISHED' ? await outcomeOf(prisma, sweep) : null;
    const scores = predictions.map((prediction) => scoreOf(prediction, outcome));
    await prisma.$transaction(async (transaction) => {
      const stored = await transaction.predictionScore.createManyAndReturn({
        data: scores,
        skipDuplicates: true,
        include: { prediction: true },
      });
      for (const score of stored) await announceEvent(transaction, scoredEvent(score, sweep));
    });
  }
}

function scoredEvent(
  { prediction, ...score }: PredictionScore & { prediction: Prediction },
  sweep: Sweep,
): NewWebhookEvent {
  const { teamId, stageId: studyStageId, quantity, value, lower, upper, level, currency } = prediction;
  const { predictionId, verdict, outcome, factor } = score;
  const foretold = { value, lower, upper, level, currency };
  const data = {
    predictionId,
    studyStageId,
    sweepId: sweep.id,
    quantity,
    foretold,
    verdict,
    outcome,
    factor,
  };
  return { teamId, kind: 'PREDICTION_SCORED', data };
}

/** What a sweep came to: its estimate, and what its runs spent. */
type Outcome = {
  estimate: EstimateView | null;
  runTimes: RunTime[];
  runs: number;
  costIn: (currency: string) => number | null;
};

async function outcomeOf(prisma: Client, sweep: Sweep): Promise<Outcome> {
  const target = await prisma.target.findFirst({ where: { sweepId: sweep.id, position: 0 } });
  const [estimate] = target ? (await findNewestEstimates(prisma, [target.id])).map(presentEstimate) : [];
  const runTimes = await findRunTimes(prisma, [sweep.id]);
  const spending = spendingOf(runTimes, await findPrices(prisma, [sweep.teamId]));
  const costIn = (wanted: string) => {
    if (spending.some(({ unpricedSeconds }) => unpricedSeconds > 0)) return null;
    const amounts = spending.flatMap(({ cost }) => cost);
    return amounts.every(({ currency }) => currency === wanted)
      ? amounts.reduce((sum, { amount }) => sum + amount, 0)
      : null;
  };
  const runs = await prisma.run.count({ where: { sweepId: sweep.id } });
  return { estimate: estimate ?? null, runTimes, runs, costIn };
}

function scoreOf(prediction: Prediction, outcome: Outcome | null): Prisma.PredictionScoreCreateManyInput {
  const came = outcome && whatCame(prediction, outcome);
  if (!came || !(came.value > 0)) return { predictionId: prediction.id, verdict: 'UNDECIDED' };
  const { isInside, factor, deviations, logScore } = scorePrediction(
    prediction,
    came.value,
    prediction.level,
  );
  return {
    predictionId: prediction.id,
    verdict: isInside ? 'INSIDE' : 'OUTSIDE',
    outcome: came.value,
    outcomeLower: came.lower,
    outcomeUpper: came.upper,
    factor,
    deviations,
    logScore,
  };
}

function whatCame(prediction: Prediction, { estimate, runTimes, runs, costIn }: Outcome): Interval | null {
  const { quantity, currency } = prediction;
  // Runs that were added or taken away since cost what nobody foretold.
  const isAsForetold = runs === foretoldRuns(prediction);
  switch (quantity) {
    case 'CRITICAL_BATCH_SIZE':
      return estimate?.criticalBatchSize ?? null;
    case 'STEPS':
      return estimate?.criticalBatchSize ? estimate.stepsAtCriticalBatchSize : null;
    case 'WORK':
      return estimate?.criticalBatchSize ? estimate.leastWork : null;
    case 'DEVICE_SECONDS':
      return isAsForetold ? exactly(deviceSecondsOf(runTimes)) : null;
    case 'COST':
      return isAsForetold && currency ? exactly(costIn(currency)) : null;
  }
}

function foretoldRuns({ inputs }: Prediction): number | null {
  const { cells } = inputs as { cells?: ForecastCells };
  return cells ? cells.batchSizes.length * cells.seeds : null;
}

function deviceSecondsOf(runTimes: readonly RunTime[]): number {
  return runTimes.reduce((sum, time) => sum + time.deviceSeconds + time.evaluationSeconds, 0);
}

function exactly(value: number | null): Interval | null {
  return value === null ? null : { value, lower: null, upper: null };
}
