import type { Dataset, Model, Prisma, Sweep } from '@critbatch/prisma/generated/client';
import { queueRuns } from '@critbatch/prisma/queue/addRuns';
import { pilotPlan, stepSeconds } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { storeDecision } from './decide.ts';
import { guessedEvaluationSeconds, guessedStepTime } from './guessedStepTime.ts';
import type { PlanResult } from './planResult.ts';
import { planResultOf } from './planResult.ts';
import type { PlanSettings } from './planSchema.ts';

type Ingredients = {
  model: Model;
  dataset: Dataset;
  evaluation: { firstStep: number; ratio: number; trainingSubset: number };
  firstSeed?: number;
};

/** The first runs of an adaptive sweep, from a guess of what a step takes: the planner knows nothing yet. */
export function pilotOf(
  settings: PlanSettings,
  maxExamplesPerRun: number,
  { model, dataset, evaluation, firstSeed = 1 }: Ingredients,
): PlanResult {
  const parameters = Number(model.parameterCount);
  const stepTime = guessedStepTime(parameters);
  const runs = pilotPlan(Number(dataset.trainingExamples), {
    range: { lower: settings.smallestBatchSize, upper: settings.largestBatchSize },
    mostSeeds: settings.mostSeeds,
    firstSeed,
    wantedRatio: settings.wantedRatio,
    // The guess may be far off, and must not end a plan before it has begun.
    budgetSeconds: Number.POSITIVE_INFINITY,
    stepSeconds: (batchSize) => stepSeconds(stepTime, batchSize),
    evaluationSeconds: guessedEvaluationSeconds(parameters, evaluation.trainingSubset),
    cadence: evaluation,
    maxExamplesPerRun,
    runs: settings.parallelRuns,
  });
  const plan = { runs, stop: null, ratio: null, logDeviation: null, weighed: [], laws: [] };
  return planResultOf(plan, null, []);
}

/** Stores the plan of a new sweep with its first decision, and queues the pilot. */
export async function startPlan(
  transaction: Prisma.TransactionClient,
  sweep: Sweep,
  settings: PlanSettings,
  pilot: PlanResult,
): Promise<void> {
  const { id: sweepId, teamId } = sweep;
  await transaction.adaptivePlan.create({ data: { sweepId, ...settings } });
  const basis = contentHash({ settings, decisions: 0, estimate: null, runs: [] });
  await storeDecision(transaction, {
    sweepId,
    number: 1,
    basis,
    stopReason: null,
    result: pilot,
    spentDeviceSeconds: 0,
  });
  const runs = pilot.runs.map(({ batchSize, seed, maxExamples }) => {
    return { batchSize, seed, maxExamples: BigInt(maxExamples) };
  });
  await queueRuns(transaction, { teamId, sweepId, runs });
}
