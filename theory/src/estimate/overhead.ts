import { illinois } from '../fit/illinois.ts';
import type { Law } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
import { stepCurveOf } from '../laws/stepCurve.ts';
import type { LawDraw, LawFit, OverheadBatchSize } from './estimate.type.ts';
import { intervalOf } from './interval.ts';

/** Overheads that every estimate tells: a tenth, a fifth (Zhang et al. 2024) and half more work than the reference. */
export const usualOverheads = [0.1, 0.2, 0.5] as const;

/** b₀ where nobody names one: where the least work lies, else the smallest batch size that arrived. */
export function usualReference(
  criticalBatchSize: { value: number } | null,
  arrived: { lower: number },
): number {
  return criticalBatchSize ? Math.max(1, Math.round(criticalBatchSize.value)) : arrived.lower;
}

export type OverheadQuestion = {
  overhead: number;
  /** b₀, in examples. */
  referenceBatchSize: number;
  /** The largest batch size whose runs reached the target. */
  largestArrived: number;
  level: number;
};

/** What it is asked of: K(b) as figures of work read it, equally likely draws of it, and the fitted laws, the best first. */
export type OverheadCurves = {
  law: LawDraw;
  draws: readonly LawDraw[];
  fits: readonly Pick<LawFit, 'law' | 'parameters' | 'converged'>[];
};

/**
 * The answer, with the interval of the draws (docs/equations.md, section 4), and beside it each law's own; null where there is no
 * draw, and a hundredfold beyond all that arrived.
 *
 * Source: Zhang et al. 2024, arXiv 2410.21676, section 2, who take 20 % and b₀ = 256 and call it the critical batch size.
 */
export function overheadBatchSize(
  { law, draws, fits }: OverheadCurves,
  { overhead, referenceBatchSize, largestArrived, level }: OverheadQuestion,
): OverheadBatchSize | null {
  const largestUnder = (draw: LawDraw) => largestWithin(draw, referenceBatchSize, overhead);
  const seen = (batchSize: number) => (batchSize < 100 * largestArrived ? batchSize : null);
  const underLaws = fits
    .filter(({ converged }) => converged)
    .map((fit) => ({ law: fit.law, batchSize: seen(largestUnder(fit)) }));
  const value = seen(largestUnder(law));
  if (value === null || draws.length === 0) return null;
  const { lower, upper } = intervalOf(value, draws.map(largestUnder), level);
  return {
    ...{ overhead, referenceBatchSize, value, lower },
    upper: upper !== null && upper <= largestArrived ? upper : null,
    laws: underLaws,
  };
}

/** No batch size beyond it is sought: no data set has as many examples. */
const largestSought = Math.log(2 ** 52);
/** Relative precision of the batch size. */
const precision = 1e-9;

/**
 * How far N stays within (1 + overhead)·N(reference) from the reference on, in examples; Infinity where work never rises so far.
 * Under a law N falls before its minimiser and rises after it; with a departure it may rise and fall between any two of its places.
 */
export function largestWithin(draw: LawDraw, reference: number, overhead: number): number {
  const curve = stepCurveOf(draw);
  const logWork = (logBatchSize: number) => logBatchSize + Math.log(curve(Math.exp(logBatchSize)));
  const limit = logWork(Math.log(reference)) + Math.log1p(overhead);
  const room = (logBatchSize: number) => limit - logWork(logBatchSize);
  const turns = turnsAfter(draw, reference);
  let inside = Math.log(reference);
  for (let at = 0; inside <= largestSought; at++) {
    const outside = turns[at] ?? inside + Math.LN2;
    const outsideValue = room(outside);
    if (outsideValue < 0) {
      const bracket = { inside, insideValue: room(inside), outside, outsideValue };
      return Math.exp(illinois(room, bracket, precision));
    }
    inside = outside;
  }
  return Number.POSITIVE_INFINITY;
}

/** ln of the batch sizes beyond a reference between which N has no more than one turn, ascending. */
function turnsAfter({ law: name, parameters, departure }: LawDraw, reference: number): number[] {
  const law: Law = laws[name];
  const minimiser = law.minimiser(law.shapeParameters.map((each) => parameters[each.name] ?? Number.NaN));
  return [...(departure?.batchSizes ?? []), minimiser ?? 0]
    .filter((batchSize) => batchSize > reference)
    .sort((a, b) => a - b)
    .map(Math.log);
}
