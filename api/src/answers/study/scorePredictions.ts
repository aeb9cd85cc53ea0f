import type { Client } from '@critbatch/prisma/client/createClient';
import type { Prediction, PredictionScore, Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { NewTeamEvent } from '@critbatch/prisma/webhook/announceEvent';
import { announceEvent } from '@critbatch/prisma/webhook/announceEvent';
import type { Interval } from '@critbatch/theory';
import { scorePrediction } from '@critbatch/theory';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import type { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import { findPrices } from '../../teams/price/findPrices.ts';
import type { RunTime } from '../cost/runTimes.ts';
import { findRunTimes } from '../cost/runTimes.ts';
import { spendingOf } from '../cost/spending.ts';
import { spentSeconds, withProbe } from '../cost/spentTimes.ts';
import { findNewestEstimates } from '../estimate/estimate.service.ts';
import { findOutdatedSweeps } from '../estimate/outdatedSweeps.ts';
import type { EstimateView } from '../estimate/presentEstimate.ts';
import { presentEstimate } from '../estimate/presentEstimate.ts';
import type { ForecastCells } from '../forecast/makeForecast.ts';
import { factorThatCame } from './factorThatCame.ts';
import type { ForetoldMove } from './foretoldFactor.ts';

/**
 * Scores every prediction whose stage has ended and whose sweep's estimate speaks of all its runs, and scores it again
 * where the sweep was opened again since and came to something else. One that cannot be scored keeps no other waiting.
 */
export async function scorePredictions(prisma: Client, faults: RecurringFaults): Promise<void> {
  const stageIds = await findStagesToScore(prisma);
  faults.keepOnly(stageIds);
  for (const stageId of stageIds) {
    try {
      await scoreStage(prisma, stageId);
      faults.succeeded(stageId);
    } catch (fault) {
      if (isPassing(fault)) throw fault;
      faults.failed(stageId, 'The predictions of a stage could not be scored.', fault, {
        studyStageId: stageId,
      });
    }
  }
}

/** Stages whose sweep has ended, with a prediction of which no score speaks of the run that ended last. */
async function findStagesToScore(prisma: Client): Promise<string[]> {
  const stages = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT stage.id FROM "StudyStage" stage
    JOIN "Sweep" sweep ON sweep.id = stage."sweepId" AND sweep.status <> 'RUNNING'
    JOIN "Prediction" prediction ON prediction."stageId" = stage.id
    WHERE NOT EXISTS (
      SELECT FROM "PredictionScore" score WHERE score."predictionId" = prediction.id AND score."asOf" >=
        coalesce((SELECT max("finishedAt") FROM "Run" WHERE "sweepId" = sweep.id), '-infinity'))
    ORDER BY stage.id`;
  return stages.map(({ id }) => id);
}

async function scoreStage(prisma: Client, stageId: string): Promise<void> {
  // Before anything is read: what ends meanwhile is for the next time.
  const [clock] = await prisma.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const asOf = clock?.now ?? new Date();
  const { sweep, size, predictions } = await prisma.studyStage.findUniqueOrThrow({
    where: { id: stageId },
    include: {
      sweep: true,
      predictions: { include: { scores: { orderBy: { number: 'desc' }, take: 1 } } },
    },
  });
  if (!sweep || sweep.status === 'RUNNING') return;
  if ((await findOutdatedSweeps(prisma, sweep.id)).length > 0) return;
  const outcome = sweep.status === 'FINISHED' ? await outcomeOf(prisma, sweep, size) : null;
  const firstEnd = await firstEndOf(prisma, sweep.id);
  const came = await Promise.all(predictions.map((each) => outcome && whatCame(prisma, each, outcome)));
  const scores = predictions.map((prediction, index) => {
    const [former] = prediction.scores;
    const isHindcast = firstEnd !== null && firstEnd <= prediction.registeredAt;
    const score = scoreOf(prediction, came[index] ?? null, isHindcast);
    // A sweep that was opened again and then canceled says nothing new.
    const isKept = former && (outcome === null || isSame(former, score));
    return { ...score, asOf, number: isKept ? former.number : (former?.number ?? 0) + 1 };
  });
  await prisma.$transaction(async (transaction) => {
    const stored = await transaction.predictionScore.createManyAndReturn({
      data: scores,
      skipDuplicates: true,
      include: { prediction: true },
    });
    for (const { predictionId, number } of scores)
      await transaction.predictionScore.updateMany({
        where: { predictionId, number, asOf: { lt: asOf } },
        data: { asOf },
      });
    for (const score of stored)
      if (score.verdict !== 'HINDCAST') await announceEvent(transaction, scoredEvent(score, sweep));
  });
}

type Score = Pick<
  Prisma.PredictionScoreCreateManyInput,
  'verdict' | 'outcome' | 'outcomeLower' | 'outcomeUpper'
>;

function isSame(one: Score, other: Score): boolean {
  return (['verdict', 'outcome', 'outcomeLower', 'outcomeUpper'] as const).every(
    (part) => (one[part] ?? null) === (other[part] ?? null),
  );
}

function scoredEvent(
  { prediction, ...score }: PredictionScore & { prediction: Prediction },
  sweep: Sweep,
): NewTeamEvent {
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

/** When the first run of a sweep ended that says something; imported runs end when they are imported. */
async function firstEndOf(prisma: Client, sweepId: string): Promise<Date | null> {
  const { _min } = await prisma.run.aggregate({
    where: { sweepId, status: 'SUCCEEDED' },
    _min: { finishedAt: true },
  });
  return _min.finishedAt;
}

/** What a sweep came to: its estimate, and what it has spent. */
type Outcome = {
  estimate: EstimateView | null;
  size: number;
  runTimes: RunTime[];
  runs: number;
  budget: number | null;
  deviceSeconds: number;
  costIn: (currency: string) => number | null;
};

async function outcomeOf(prisma: Client, sweep: Sweep, size: number): Promise<Outcome> {
  const target = await prisma.target.findFirst({ where: { sweepId: sweep.id, position: 0 } });
  const [estimate] = target ? (await findNewestEstimates(prisma, [target.id])).map(presentEstimate) : [];
  const runTimes = await findRunTimes(prisma, [sweep.id]);
  const times = withProbe(runTimes, sweep);
  const spending = spendingOf(times, await findPrices(prisma, [sweep.teamId]));
  const costIn = (wanted: string) => {
    if (spending.some(({ unpricedSeconds }) => unpricedSeconds > 0)) return null;
    const amounts = spending.flatMap(({ cost }) => cost);
    return amounts.every(({ currency }) => currency === wanted)
      ? amounts.reduce((sum, { amount }) => sum + amount, 0)
      : null;
  };
  const runs = await prisma.run.count({ where: { sweepId: sweep.id } });
  const plan = await prisma.adaptivePlan.findUnique({ where: { sweepId: sweep.id } });
  const budget = plan?.deviceSecondsBudget ?? null;
  const deviceSeconds = spentSeconds(times);
  return { estimate: estimate ?? null, size, runTimes, runs, budget, deviceSeconds, costIn };
}

/** What was known when it was registered is told, and counts neither for nor against the team. */
function scoreOf(
  prediction: Prediction,
  came: Interval | null,
  isHindcast: boolean,
): Prisma.PredictionScoreCreateManyInput {
  if (!came || !(came.value > 0)) return { predictionId: prediction.id, verdict: 'UNDECIDED' };
  const { isInside, factor, deviations, logScore } = scorePrediction(
    prediction,
    came.value,
    prediction.level,
  );
  return {
    predictionId: prediction.id,
    verdict: isHindcast ? 'HINDCAST' : isInside ? 'INSIDE' : 'OUTSIDE',
    outcome: came.value,
    outcomeLower: came.lower,
    outcomeUpper: came.upper,
    factor,
    ...(isHindcast ? {} : { deviations, logScore }),
  };
}

async function whatCame(
  prisma: Client,
  prediction: Prediction,
  { estimate, size, runTimes, runs, budget, deviceSeconds, costIn }: Outcome,
): Promise<Interval | null> {
  const { quantity, currency } = prediction;
  const { move } = prediction.inputs as { move?: ForetoldMove };
  // Runs that were added or taken away since cost what nobody foretold.
  const foretold = orderedBy(prediction);
  const isAsForetold =
    'runs' in foretold ? runs === foretold.runs : budget !== null && budget === foretold.budget;
  switch (quantity) {
    case 'CRITICAL_BATCH_SIZE':
      return estimate?.criticalBatchSize ?? null;
    case 'STEPS':
      return estimate?.criticalBatchSize ? estimate.stepsAtCriticalBatchSize : null;
    case 'WORK':
      return estimate?.criticalBatchSize ? estimate.leastWork : null;
    case 'DEVICE_SECONDS':
      return isAsForetold ? exactly(deviceSeconds) : null;
    case 'COST':
      return isAsForetold && currency ? exactly(costIn(currency)) : null;
    case 'WORK_FACTOR':
    case 'DEVICE_TIME_FACTOR': {
      const measure = quantity === 'WORK_FACTOR' ? 'WORK' : 'DEVICE_TIME';
      return estimate && move
        ? factorThatCame(prisma, { estimate, runTimes, size }, { move, measure })
        : null;
    }
  }
}

/** The runs, or the budget of the plan, that a prediction of time and cost was made for. */
function orderedBy({ inputs }: Prediction): { runs: number } | { budget: number | null } {
  const { cells, plan } = inputs as { cells?: ForecastCells; plan?: { deviceSecondsBudget: number } };
  return cells
    ? { runs: cells.batchSizes.length * cells.seeds }
    : { budget: plan?.deviceSecondsBudget ?? null };
}

function exactly(value: number | null): Interval | null {
  return value === null ? null : { value, lower: null, upper: null };
}
