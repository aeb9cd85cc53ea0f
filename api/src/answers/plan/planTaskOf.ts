import type { PlanDecision } from '@critbatch/prisma/generated/client';
import type { PlanOptions } from '@critbatch/theory';
import { candidateBatchSizes, evaluationSteps, fitStepTime, memoryLimitOf, thatFit } from '@critbatch/theory';
import type { RunTime } from '../cost/runTimes.ts';
import { spentSeconds, withProbe } from '../cost/spentTimes.ts';
import type { PlanTask } from '../thread/planTask.ts';
import { guessedEvaluationSeconds, guessedStepTime } from './guessedStepTime.ts';
import type { PlanResult } from './planResult.ts';
import type { PlanState, StateRun } from './planState.ts';
import { openRuns, silentRuns } from './planState.ts';

/** What the planner is asked: the state of a sweep with what its runs were measured to take. */
export function planTaskOf(
  state: PlanState,
  runTimes: readonly RunTime[],
  decisions: readonly PlanDecision[],
): PlanTask {
  const { plan, sweep, crossings, estimate } = state;
  const open = openRuns(state);
  const stepTime =
    fitStepTime(
      runTimes.map(({ batchSize, deviceSeconds, steps }) => ({
        batchSize,
        secondsPerStep: deviceSeconds / steps,
      })),
    ) ?? guessedStepTime(sweep.parameterCount);
  const cadence = { firstStep: sweep.firstEvaluationStep, ratio: sweep.evaluationRatio };
  const options: Omit<PlanOptions, 'stepSeconds'> = {
    ...fitting(state),
    // The pilot's: those of a re-check begin where the sweep that it checks has ended.
    firstSeed: Math.min(...sweep.seeds),
    wantedRatio: plan.wantedRatio,
    budgetSeconds:
      plan.deviceSecondsBudget - spentSeconds(withProbe(runTimes, sweep)) - owedSeconds(open, decisions),
    evaluationSeconds: evaluationSecondsOf(runTimes, cadence, state),
    cadence,
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    open: open.map(({ batchSize, seed, maxExamples }) => ({
      batchSize,
      seed,
      capSteps: Math.floor(Number(maxExamples ?? sweep.maxExamplesPerRun) / batchSize),
    })),
    excluded: silentRuns(state).map(({ batchSize, seed }) => ({ batchSize, seed })),
    runs: Math.max(0, plan.parallelRuns - open.length),
  };
  return { crossings, standing: estimate, options, stepTime };
}

/** The plan's range up to the largest batch size that fits into memory, and not below what has trained; no seed where nothing fits. */
function fitting({ plan, runs, crossings }: PlanState): Pick<PlanOptions, 'range' | 'mostSeeds'> {
  const range = { lower: plan.smallestBatchSize, upper: plan.largestBatchSize };
  const limit = memoryLimitOf(runs);
  const largest = thatFit(candidateBatchSizes(range), limit).at(-1);
  if (largest === undefined) return { range: { ...range, upper: range.lower }, mostSeeds: 0 };
  const trained = crossings.map(({ batchSize }) => batchSize);
  return { range: { ...range, upper: Math.max(largest, ...trained) }, mostSeeds: plan.mostSeeds };
}

/** What open runs are still expected to take. */
function owedSeconds(open: readonly StateRun[], decisions: readonly PlanDecision[]): number {
  const planned = decisions.flatMap(({ result }) => (result as PlanResult).runs);
  return open.reduce((sum, { batchSize, seed, examplesSeen }) => {
    const run = planned.findLast((each) => each.batchSize === batchSize && each.seed === seed);
    if (!run) return sum;
    const expectedExamples = run.expectedSteps === null ? run.maxExamples : run.expectedSteps * batchSize;
    return sum + run.expectedDeviceSeconds * Math.max(0, 1 - Number(examplesSeen) / expectedExamples);
  }, 0);
}

/** Seconds of one evaluation: what the runs took for all of theirs, or a guess. */
function evaluationSecondsOf(
  runTimes: readonly RunTime[],
  cadence: PlanOptions['cadence'],
  { sweep }: PlanState,
): number {
  const evaluations = runTimes.reduce((sum, { steps }) => sum + evaluationsUpTo(steps, cadence), 0);
  if (evaluations === 0) return guessedEvaluationSeconds(sweep.parameterCount, sweep.trainingSubset);
  return runTimes.reduce((sum, run) => sum + run.evaluationSeconds, 0) / evaluations;
}

function evaluationsUpTo(steps: number, { firstStep, ratio }: PlanOptions['cadence']): number {
  let evaluations = 1;
  for (const step of evaluationSteps({ firstStep, ratio })) {
    if (step > steps) return evaluations;
    evaluations += 1;
  }
  return evaluations;
}
