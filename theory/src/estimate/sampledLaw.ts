import type { ComparedLaw } from '../fit/compareLaws.ts';
import { minimiserAt, parametersAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import type { Interval, LawDraw } from './estimate.type.ts';
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

/** Draws of all laws in proportion to their weights, as many as are asked for, or as a law has. */
export function pooledDraws(sampled: readonly SampledLaw[], count: number): LawDraw[] {
  return sampled.flatMap(({ law, samples, weight }) => {
    const share = Math.round(weight * Math.min(count, samples.length));
    return samples.slice(0, share).map((point) => lawDraw({ law, point }));
  });
}

/** A law as it was fitted, to seven digits: far more than it is worth, and half as long in a database. */
export function lawDraw({ law, point }: Pick<ComparedLaw, 'law' | 'point'>): LawDraw {
  const parameters = Object.entries(parametersAt(law, point));
  return {
    law: law.name,
    parameters: Object.fromEntries(parameters.map(([name, value]) => [name, Number(value.toPrecision(7))])),
  };
}
