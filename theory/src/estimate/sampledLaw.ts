import type { ComparedLaw } from '../fit/compareLaws.ts';
import { minimiserAt, parametersAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Law } from '../laws/laws.ts';
import type { Interval, LawDraw } from './estimate.type.ts';
import { batchSizeInterval, intervalOfPools } from './interval.ts';

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

/** b* of the best law with a minimum, with the interval of the draws of all laws with a minimum, pooled by weight. */
export function pooledMinimiser(
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

/** A figure under the best law, with the interval of the draws of all laws, pooled by weight. */
export function pooledInterval(
  sampled: readonly SampledLaw[],
  figure: (law: Law, point: Float64Array) => number,
  level: number,
): Interval {
  const pools = sampled
    .filter(({ weight }) => weight > 0)
    .map(({ law, samples, weight }) => ({ values: samples.map((sample) => figure(law, sample)), weight }));
  const best = sampled[0];
  return intervalOfPools(best === undefined ? Number.NaN : figure(best.law, best.point), pools, level);
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
