import { distinctBatchSizes } from '../fit/batchSizes.ts';
import { logWorkAt, minimiserAt } from '../fit/lawAtPoint.ts';
import type { Crossing, Estimate, Interval, WorkRatio } from './estimate.type.ts';
import { intervalOf } from './interval.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';
import { flatValley, leastWorkBatchSize } from './work.ts';

type WorkFigures = Pick<Estimate, 'leastWork' | 'stepsAtCriticalBatchSize' | 'valley' | 'workRatios'>;

/** What an estimate says of work where it identifies nothing. */
export const noWorkFigures: WorkFigures = {
  leastWork: null,
  stepsAtCriticalBatchSize: null,
  valley: null,
  workRatios: [],
};

/** The least work, the valley around it, and what the tested batch sizes cost against it, under one law. */
export function describeWork(
  { law, point, samples }: SampledLaw,
  crossings: readonly Crossing[],
  { level, valleyTolerance, tested, arrived }: Settings,
): WorkFigures {
  const hasMinimum = minimiserAt(law, point) !== null;
  // Without a minimum the least work is at an edge, and below the batch sizes that arrived nothing was seen.
  const range = hasMinimum ? tested : arrived;
  const leastAt = (at: Float64Array) => {
    const batchSize = leastWorkBatchSize(law, at, range);
    return { batchSize, work: Math.exp(logWorkAt(law, at, batchSize)) };
  };
  const least = leastAt(point);
  const drawn = samples.map((sample) => ({ sample, ...leastAt(sample) }));
  const leastWork = intervalOf(
    least.work,
    drawn.map(({ work }) => work),
    level,
  );
  const steps = intervalOf(
    least.work / least.batchSize,
    drawn.map(({ work, batchSize }) => work / batchSize),
    level,
  );

  const workRatioOf = (batchSize: number): WorkRatio => {
    const runs = crossings.filter((run) => run.batchSize === batchSize);
    if (runs.every((run) => run.upperSteps === null)) return lowerBoundOf(batchSize, runs, leastWork);
    const ratio = (at: Float64Array, work: number) => Math.exp(logWorkAt(law, at, batchSize)) / work;
    const draws = drawn.map(({ sample, work }) => ratio(sample, work));
    return { batchSize, ...intervalOf(ratio(point, least.work), draws, level), isLowerBound: false };
  };
  return {
    leastWork,
    stepsAtCriticalBatchSize: hasMinimum ? steps : null,
    valley: { ...flatValley(law, point, range, valleyTolerance), tolerance: valleyTolerance },
    workRatios: distinctBatchSizes(crossings).map(workRatioOf),
  };
}

/** Largest batch size whose work is near the least; upper is null where the tested range ends first. */
export function freeRangeOf(
  { law, point, samples }: SampledLaw,
  { arrived, level, valleyTolerance }: Settings,
): Interval {
  const largest = (at: Float64Array) => flatValley(law, at, arrived, valleyTolerance).upper;
  const { value, lower, upper } = intervalOf(largest(point), samples.map(largest), level);
  return { value, lower, upper: upper !== null && upper < arrived.upper ? upper : null };
}

/** The work that the runs of a batch size spent without arriving, against the least. */
function lowerBoundOf(batchSize: number, runs: readonly Crossing[], leastWork: Interval): WorkRatio {
  const spent = batchSize * Math.min(...runs.map((run) => run.lowerSteps));
  const lower = leastWork.upper === null ? null : spent / leastWork.upper;
  return { batchSize, value: spent / leastWork.value, lower, upper: null, isLowerBound: true };
}
