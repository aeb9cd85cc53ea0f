import type { Interval, LawDraw } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';
import { distinctBatchSizes, rangeOf } from '../fit/batchSizes.ts';
import { stepCurveOf } from '../laws/stepCurve.ts';
import type { Contender } from './policyComparison.type.ts';

/** A policy's least work: the figure, where it lies, and a figure for every draw of K(b). */
export type LeastWork = { interval: Interval; bestBatchSize: number; isAtEdge: boolean; draws: number[] };

const gridPoints = 48;

/**
 * N at a policy's own best batch size, looked for between the smallest and the largest batch size of which a run arrived:
 * no law is followed out of the range that it was fitted in. Null where no law was fitted.
 */
export function leastWorkOf({ crossings, estimate }: Contender, level: number): LeastWork | null {
  const best = estimate?.laws.find(({ converged }) => converged);
  if (!estimate || !best || estimate.samples.length === 0) return null;
  const tested = rangeOf(distinctBatchSizes(crossings));
  const arrived = rangeOf(distinctBatchSizes(crossings.filter(({ upperSteps }) => upperSteps !== null)));
  const ratio = arrived.upper / arrived.lower;
  const grid = Array.from({ length: gridPoints }, (_, i) => arrived.lower * ratio ** (i / (gridPoints - 1)));
  const least = (law: LawDraw) => {
    const curve = stepCurveOf(law);
    return grid
      .map((batchSize) => ({ batchSize, work: batchSize * curve(batchSize) }))
      .reduce((a, b) => (b.work < a.work ? b : a));
  };
  const { batchSize, work } = least(estimate.correctedLaw ?? best);
  const draws = estimate.samples.map((sample) => least(sample).work);
  const step = ratio ** (0.5 / (gridPoints - 1));
  return {
    interval: intervalOf(work, draws, level),
    bestBatchSize: batchSize,
    isAtEdge: batchSize < tested.lower * step || batchSize > tested.upper / step,
    draws,
  };
}
