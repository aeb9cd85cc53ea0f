import type { ComparedLaw } from '../fit/compareLaws.ts';
import { minimiserAt, parametersAt, scatterAt, shapeAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeRange, Law } from '../laws/law.type.ts';
import type { Interval, LawDraw, LawFit } from './estimate.type.ts';
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
  const intervalFor = (figure: (point: Float64Array) => number | null): Interval | null => {
    const value = figure(point);
    if (value === null) return null;
    const values = samples.map((sample) => figure(sample) ?? 0);
    return batchSizeInterval(value, [{ values, weight: 1 }], level, tested);
  };
  return {
    law: law.name,
    parameters: parametersAt(law, point),
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

const mostSamples = 400;

/** Draws of all laws in proportion to their weights, as many as each law has draws but at most 400. */
export function pooledSamples(sampled: readonly SampledLaw[]): LawDraw[] {
  return sampled.flatMap(({ law, samples, weight }) => {
    const share = Math.round(weight * Math.min(mostSamples, samples.length));
    return samples.slice(0, share).map((sample) => ({ law: law.name, parameters: rounded(law, sample) }));
  });
}

/** Seven digits: far more than a draw is worth, and half as long in a database. */
function rounded(law: Law, sample: Float64Array): Record<string, number> {
  const parameters = Object.entries(parametersAt(law, sample));
  return Object.fromEntries(parameters.map(([name, value]) => [name, Number(value.toPrecision(7))]));
}
