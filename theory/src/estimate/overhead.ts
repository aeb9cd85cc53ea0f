import { illinois } from '../fit/illinois.ts';
import type { Law } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
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

/**
 * Answers it under the best of the fitted laws, with the interval of draws of all of them in proportion to their weights
 * (docs/equations.md, section 4); null where no law could be fitted, and a hundredfold beyond all that arrived.
 *
 * Source: Zhang et al. 2024, arXiv 2410.21676, section 2, who take 20 % and b₀ = 256 and call it the critical batch size.
 */
export function overheadBatchSize(
  fits: readonly Pick<LawFit, 'law' | 'parameters' | 'converged'>[],
  draws: readonly LawDraw[],
  { overhead, referenceBatchSize, largestArrived, level }: OverheadQuestion,
): OverheadBatchSize | null {
  const largestUnder = (draw: LawDraw) => largestWithin(draw, referenceBatchSize, overhead);
  const seen = (batchSize: number) => (batchSize < 100 * largestArrived ? batchSize : null);
  const underLaws = fits
    .filter(({ converged }) => converged)
    .map((fit) => ({ law: fit.law, batchSize: seen(largestUnder(fit)) }));
  const value = underLaws[0]?.batchSize ?? null;
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
 * Largest b with N(b) ≤ (1 + overhead)·N(reference), at least the reference, in examples; Infinity where work never rises so
 * far. N falls before its minimiser and rises after it.
 */
export function largestWithin(
  { law: name, parameters }: LawDraw,
  reference: number,
  overhead: number,
): number {
  const law: Law = laws[name];
  const shape = law.shapeParameters.map((each) => parameters[each.name] ?? Number.NaN);
  const logWork = (logBatchSize: number) => logBatchSize + law.logShape(Math.exp(logBatchSize), shape);
  const limit = logWork(Math.log(reference)) + Math.log1p(overhead);
  const room = (logBatchSize: number) => limit - logWork(logBatchSize);
  let inside = Math.log(Math.max(reference, law.minimiser(shape) ?? 0));
  let outside = inside + Math.LN2;
  while (!(room(outside) < 0)) {
    if (outside > largestSought) return Number.POSITIVE_INFINITY;
    inside = outside;
    outside += Math.LN2;
  }
  const bracket = { inside, insideValue: room(inside), outside, outsideValue: room(outside) };
  return Math.exp(illinois(room, bracket, precision));
}
