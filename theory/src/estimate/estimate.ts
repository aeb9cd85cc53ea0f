import type { ComparedLaw } from '../fit/compareLaws.ts';
import { compareLaws } from '../fit/compareLaws.ts';
import { logStepsAt, logWorkAt, scatterAt, shapeAt } from '../fit/lawAtPoint.ts';
import { observationsOf } from '../fit/observations.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { bootstrapLaw } from './bootstrap.ts';
import { decide } from './decide.ts';
import type {
  Crossing,
  CurvePoint,
  Estimate,
  Interval,
  LawFit,
  NotIdentifiedReason,
  WorkRatio,
} from './estimate.type.ts';
import { evaluationGridOf } from './evaluationGrid.ts';
import { batchSizeInterval, intervalOf } from './interval.ts';
import { suggestBatchSizes } from './suggestBatchSizes.ts';
import { flatValley, leastWorkBatchSize } from './work.ts';

export type EstimateOptions = {
  /** Uniform numbers in [0, 1): a seeded generator makes the estimate reproducible. */
  random: () => number;
  draws?: number;
  level?: number;
  valleyTolerance?: number;
};

/** A fitted law with the points of its bootstrap draws. */
type SampledLaw = ComparedLaw & { samples: Float64Array[] };

type Settings = { level: number; valleyTolerance: number; tested: BatchSizeRange; arrived: BatchSizeRange };

const fewestArrivedBatchSizes = 4;
const fewestArrivals = 6;
const curvePoints = 48;

/** Critical batch size of a sweep from the crossings of its runs, or the reason why there is none (docs/equations.md). */
export function estimate(crossings: readonly Crossing[], options: EstimateOptions): Estimate {
  const { random, draws = 1000, level = 0.95, valleyTolerance = 0.1 } = options;
  const arrivals = crossings.filter((run) => run.upperSteps !== null);
  const testedSizes = distinctBatchSizes(crossings);
  const arrivedSizes = distinctBatchSizes(arrivals);
  const settings: Settings = {
    level,
    valleyTolerance,
    tested: rangeOf(testedSizes),
    arrived: rangeOf(arrivedSizes),
  };

  const observations = observationsOf(crossings);
  const grid = evaluationGridOf(crossings);
  const sampled = (arrivedSizes.length < 2 ? [] : compareLaws(observations)).map((fit) => ({
    ...fit,
    samples: bootstrapLaw(fit, observations, grid, draws, random),
  }));
  const laws = sampled.map((law) => lawFitOf(law, settings));
  const best = sampled.find((law) => law.converged);
  const interval = averagedMinimiser(sampled, settings);
  const shortage = shortageOf(arrivals.length, arrivedSizes.length);
  const decision = shortage
    ? { answer: 'NOT_IDENTIFIED' as const, reason: shortage, conditions: [] }
    : decide(laws, interval, settings.tested);
  const { answer, reason } = decision;
  const minimiser = laws[0]?.minimiser?.value ?? null;

  return {
    ...decision,
    suggestedBatchSizes:
      reason === null
        ? []
        : suggestBatchSizes({ reason, tested: testedSizes, arrived: arrivedSizes, minimiser, interval }),
    definition: 'MINIMISER_OF_N',
    criticalBatchSize: answer === 'MINIMISER' ? interval : null,
    bestLaw: best?.law.name ?? null,
    laws,
    level,
    intervalMethod: 'PARAMETRIC_BOOTSTRAP',
    draws,
    ...workOf(answer === 'NOT_IDENTIFIED' ? undefined : best, crossings, settings),
    freeRange: answer === 'NO_MINIMUM' && best ? freeRangeOf(best, settings) : null,
    knee: answer === 'NO_MINIMUM' ? (laws.find((fit) => fit.law === 'noiseScale')?.knee ?? null) : null,
    curve: best ? curveOf(best, settings) : [],
    testedRange: testedSizes.length > 0 ? settings.tested : null,
    crossings: arrivals.length,
    censored: crossings.length - arrivals.length,
  };
}

function shortageOf(arrivals: number, arrivedBatchSizes: number): NotIdentifiedReason | null {
  if (arrivals === 0) return 'EVERYTHING_CENSORED';
  if (arrivedBatchSizes < fewestArrivedBatchSizes) return 'TOO_FEW_BATCH_SIZES';
  return arrivals < fewestArrivals ? 'TOO_FEW_CROSSINGS' : null;
}

function lawFitOf(sampled: SampledLaw, { level, tested }: Settings): LawFit {
  const { law, point, samples } = sampled;
  const shape = shapeAt(law, point);
  const batchSizeOf = (of: (shape: Float64Array) => number | null): Interval | null => {
    const value = of(shape);
    const values = samples.map((sample) => of(shapeAt(law, sample)) ?? 0);
    return value === null ? null : batchSizeInterval(value, [{ values, weight: 1 }], level, tested);
  };
  return {
    law: law.name,
    parameters: Object.fromEntries([
      ['limitSteps', Math.exp(point[0] ?? Number.NaN)],
      ...law.shapeParameters.map(({ name }, i) => [name, shape[i] ?? Number.NaN] as const),
    ]),
    scatter: scatterAt(point),
    logLikelihood: sampled.logLikelihood,
    aicc: sampled.aicc,
    deltaAicc: sampled.deltaAicc,
    weight: sampled.weight,
    converged: sampled.converged,
    minimiser: batchSizeOf(law.minimiser),
    knee: batchSizeOf(law.knee),
  };
}

/** b* of the best law, with the interval of the draws of all laws with a minimum, pooled by weight. */
function averagedMinimiser(sampled: readonly SampledLaw[], { level, tested }: Settings): Interval | null {
  const withMinimum = sampled.filter(
    ({ law, point, weight }) => weight > 0 && law.minimiser(shapeAt(law, point)) !== null,
  );
  const best = withMinimum[0];
  if (best === undefined) return null;
  const pools = withMinimum.map(({ law, samples, weight }) => ({
    // A draw without a minimum has its least work at ever smaller batches.
    values: samples.map((sample) => law.minimiser(shapeAt(law, sample)) ?? 0),
    weight,
  }));
  return batchSizeInterval(best.law.minimiser(shapeAt(best.law, best.point)) ?? 0, pools, level, tested);
}

type Work = Pick<Estimate, 'leastWork' | 'stepsAtCriticalBatchSize' | 'valley' | 'workRatios'>;

function workOf(best: SampledLaw | undefined, crossings: readonly Crossing[], settings: Settings): Work {
  if (best === undefined)
    return { leastWork: null, stepsAtCriticalBatchSize: null, valley: null, workRatios: [] };
  const { law, point, samples } = best;
  const { level, valleyTolerance } = settings;
  const hasMinimum = law.minimiser(shapeAt(law, point)) !== null;
  const range = hasMinimum ? settings.tested : settings.arrived;
  const leastAt = (at: Float64Array) => {
    const batchSize = leastWorkBatchSize(law, at, range);
    return { batchSize, work: Math.exp(logWorkAt(law, at, batchSize)) };
  };
  const least = leastAt(point);
  const sampledLeast = samples.map(leastAt);
  const works = sampledLeast.map(({ work }) => work);
  const steps = sampledLeast.map(({ batchSize, work }) => work / batchSize);
  const leastWork = intervalOf(least.work, works, level);

  const workRatios = distinctBatchSizes(crossings).map((batchSize): WorkRatio => {
    const runs = crossings.filter((run) => run.batchSize === batchSize);
    if (runs.every((run) => run.upperSteps === null)) {
      const spent = batchSize * Math.min(...runs.map((run) => run.lowerSteps));
      return {
        batchSize,
        value: spent / least.work,
        lower: spent / (leastWork.upper ?? least.work),
        upper: null,
        isLowerBound: true,
      };
    }
    const ratios = samples.map(
      (sample, i) => Math.exp(logWorkAt(law, sample, batchSize)) / (works[i] ?? Number.NaN),
    );
    const value = Math.exp(logWorkAt(law, point, batchSize)) / least.work;
    return { batchSize, ...intervalOf(value, ratios, level), isLowerBound: false };
  });
  return {
    leastWork,
    stepsAtCriticalBatchSize: hasMinimum ? intervalOf(least.work / least.batchSize, steps, level) : null,
    valley: { ...flatValley(law, point, range, valleyTolerance), tolerance: valleyTolerance },
    workRatios,
  };
}

/** Largest batch size whose work is near the least; null ends where the tested range ends first. */
function freeRangeOf(
  { law, point, samples }: SampledLaw,
  { arrived, level, valleyTolerance }: Settings,
): Interval {
  const largest = (at: Float64Array) => flatValley(law, at, arrived, valleyTolerance).upper;
  const interval = intervalOf(largest(point), samples.map(largest), level);
  return { ...interval, upper: (interval.upper ?? arrived.upper) < arrived.upper ? interval.upper : null };
}

function curveOf({ law, point, samples }: SampledLaw, { arrived, level }: Settings): CurvePoint[] {
  const points = Array.from({ length: curvePoints }, (_, i) => {
    const batchSize = arrived.lower * (arrived.upper / arrived.lower) ** (i / (curvePoints - 1));
    const stepsAt = (at: Float64Array) => Math.exp(logStepsAt(law, at, batchSize));
    const { value, lower, upper } = intervalOf(stepsAt(point), samples.map(stepsAt), level);
    return {
      batchSize,
      stepsToTarget: value,
      lowerSteps: lower ?? 0,
      upperSteps: upper ?? Number.POSITIVE_INFINITY,
    };
  });
  return points.filter(({ upperSteps }) => Number.isFinite(upperSteps));
}

function distinctBatchSizes(crossings: readonly Crossing[]): number[] {
  return [...new Set(crossings.map((run) => run.batchSize))].sort((a, b) => a - b);
}

function rangeOf(batchSizes: readonly number[]): BatchSizeRange {
  return { lower: batchSizes[0] ?? 1, upper: batchSizes.at(-1) ?? 1 };
}
