import type { ComparedLaw } from '../fit/compareLaws.ts';
import { minimiserAt, scatterAt, shapeAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Interval, LawFit } from './estimate.type.ts';
import { batchSizeInterval } from './interval.ts';

/** A fitted law with the points of its bootstrap draws. */
export type SampledLaw = ComparedLaw & { samples: Float64Array[] };

/** What every figure of an estimate is computed for. */
export type Settings = {
  level: number;
  valleyTolerance: number;
  /** Batch sizes of all runs, and of those that reached the target. */
  tested: BatchSizeRange;
  arrived: BatchSizeRange;
};

/** A fitted law in its own units, with intervals that take the law for granted. */
export function lawFitOf(sampled: SampledLaw, { level, tested }: Settings): LawFit {
  const { law, point, samples, logLikelihood, aicc, deltaAicc, weight, converged } = sampled;
  const shape = shapeAt(law, point);
  const intervalFor = (figure: (point: Float64Array) => number | null): Interval | null => {
    const value = figure(point);
    if (value === null) return null;
    const values = samples.map((sample) => figure(sample) ?? 0);
    return batchSizeInterval(value, [{ values, weight: 1 }], level, tested);
  };
  const shapeParameters = law.shapeParameters.map(({ name }, i) => [name, shape[i] ?? Number.NaN] as const);
  return {
    law: law.name,
    parameters: Object.fromEntries([['limitSteps', Math.exp(point[0] ?? Number.NaN)], ...shapeParameters]),
    scatter: scatterAt(point),
    logLikelihood,
    aicc,
    deltaAicc,
    weight,
    converged,
    minimiser: intervalFor((at) => minimiserAt(law, at)),
    knee: intervalFor((at) => law.knee(shapeAt(law, at))),
  };
}

/**
 * b* of the best law with a minimum, with an interval that carries the doubt about the law: the draws of all laws
 * with a minimum, pooled by AICc weight (Buckland, Burnham and Augustin 1997, Biometrics 53).
 */
export function averagedMinimiser(
  sampled: readonly SampledLaw[],
  { level, tested }: Settings,
): Interval | null {
  const candidates = sampled.flatMap(({ law, point, samples, weight }) => {
    const minimiser = minimiserAt(law, point);
    if (minimiser === null || weight === 0) return [];
    // A draw without a minimum has its least work at ever smaller batches.
    const values = samples.map((sample) => minimiserAt(law, sample) ?? 0);
    return [{ minimiser, values, weight }];
  });
  const best = candidates[0];
  return best === undefined ? null : batchSizeInterval(best.minimiser, candidates, level, tested);
}
