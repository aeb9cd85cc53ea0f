import type { Price, Sweep } from '@critbatch/prisma/generated/client';
import { isWorthwhile } from '@critbatch/theory';
import { z } from 'zod';
import { datasetOfSweep } from '../../library/dataset/dataset.loaders.ts';
import { modelOfSweep } from '../../library/model/model.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import { priceAt } from '../../teams/price/findPrices.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { runTimesOfSweep, stepTimesOfSweep } from '../cost/cost.loaders.ts';
import { newestEstimateOfTarget } from '../estimate/estimate.loaders.ts';
import { longStepsBehind } from '../estimate/longSteps.ts';
import { askedAnswers } from '../thread/thread.services.ts';
import type { SuggestedRunsArgs } from './plan.input.ts';
import { planOfSweep } from './plan.loaders.ts';
import type { RunSuggestion } from './plan.type.ts';
import { planResultOf } from './planResult.ts';
import type { PlanState } from './planState.ts';
import { openRuns, readSweepState } from './planState.ts';
import { planTaskOf } from './planTaskOf.ts';

const argumentsSchema = z.object({
  count: z.int().min(1).max(20),
  wantedRatio: z.number().gt(1).max(1e6),
  deviceSecondsBudget: z.number().positive().nullish(),
});

/** Without a budget of its own, what a suggestion may cost is no reason to leave it out. */
const boundless = 1e12;
const mostSeeds = 1000;

/** What the planner would do next in a sweep, whether it has a plan or not; nothing is done. */
export async function suggestRuns(
  context: Context,
  sweep: Sweep,
  args: SuggestedRunsArgs,
): Promise<RunSuggestion | null> {
  // The planner seeks the b* of a target.
  if (sweep.budgetMetric) return null;
  const { prisma, access, http } = context;
  const { count, wantedRatio, deviceSecondsBudget } = parseArguments(argumentsSchema, args);
  const [plan, model, dataset, runTimes, stepTimes, prices] = await Promise.all([
    planOfSweep.load(context, sweep.id),
    modelOfSweep.load(context, sweep.modelId),
    datasetOfSweep.load(context, sweep.datasetId),
    runTimesOfSweep(context, sweep),
    stepTimesOfSweep(context, sweep),
    pricesOfTeam.load(context, sweep.teamId),
  ]);
  if (!model || !dataset) return null;
  const range = plan ?? widened(sweep.batchSizes, Number(dataset.trainingExamples));
  const state = await readSweepState(
    prisma,
    { ...sweep, model },
    {
      smallestBatchSize: range.smallestBatchSize,
      largestBatchSize: range.largestBatchSize,
      mostSeeds: plan?.mostSeeds ?? mostSeeds,
      wantedRatio,
      deviceSecondsBudget: boundless,
      parallelRuns: count,
    },
    0,
  );
  const task = planTaskOf(state, runTimes, []);
  const planned = {
    ...task,
    options: { ...task.options, runs: count, budgetSeconds: deviceSecondsBudget ?? boundless },
  };
  const {
    plan: suggested,
    forecast,
    outcomes,
  } = await askedAnswers
    .of(context)
    .answer(payerOf(access, http.address, sweep.teamId), { planned }, ({ suggestion }) =>
      suggestion(planned),
    );
  const { runs, ratio } = planResultOf(suggested, forecast, []);
  const expectedDeviceSeconds = runs.reduce((sum, run) => sum + run.expectedDeviceSeconds, 0);
  const [usual] = stepTimes;
  const price = usual ? priceAt(prices, usual.device, new Date()) : null;
  return {
    runs,
    expectedDeviceSeconds,
    expectedCost: price && moneyOf(expectedDeviceSeconds, price),
    ratio,
    forecast,
    outcomes,
    isWorthwhile: runs.length > 0 && (outcomes ? isWorthwhile(outcomes) : await mayArrive(context, state)),
    stopReason: suggested.stop,
    openRuns: openRuns(state).length,
  };
}

/** Whether runs can be advised while no law says how they would end. */
async function mayArrive(context: Context, { sweep, crossings }: PlanState): Promise<boolean> {
  if (crossings.length === 0) return true;
  const [target] = await targetsOfSweep.load(context, sweep.id);
  const estimate = target ? await newestEstimateOfTarget.load(context, target) : null;
  const hasArrived = crossings.some(({ upperSteps }) => upperSteps !== null);
  const tooLongSteps = estimate && (await longStepsBehind(context, estimate));
  return hasArrived && tooLongSteps === null;
}

function moneyOf(deviceSeconds: number, { pricePerDeviceHour, currency }: Price) {
  return { amount: (deviceSeconds / 3600) * pricePerDeviceHour, currency };
}

/** Twice as far as was tested, where the data allow it: the least work may lie outside. */
function widened(batchSizes: readonly number[], trainingExamples: number) {
  return {
    smallestBatchSize: Math.max(1, Math.floor(Math.min(...batchSizes) / 2)),
    largestBatchSize: Math.min(trainingExamples, 2 * Math.max(...batchSizes)),
  };
}
