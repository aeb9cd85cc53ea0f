import type { Interval } from '../estimate/estimate.type.ts';
import { slopeThroughIntervals } from '../targets/slopeThroughIntervals.ts';

/** A power of the budget that others have published for B_opt. */
export type PublishedPower = { source: string; power: number };

/** Both for language models, at the budget in tokens. */
export const publishedPowers: readonly PublishedPower[] = [
  { source: 'Bergsma et al. 2025 (arXiv 2505.13738)', power: 0.38 },
  { source: 'Li et al. 2025 (arXiv 2503.04715)', power: 0.57 },
];

/** p of B_opt ∝ D^p, and which published powers the runs exclude. */
export type BudgetPower = {
  power: number;
  /** Least and greatest power whose line passes through all intervals; null where none does. */
  lower: number | null;
  upper: number | null;
  points: number;
  published: (PublishedPower & { isExcluded: boolean })[];
};

/** How the best batch size grows with the budget; null with fewer than three budgets that bound it. */
export function budgetPower(
  points: readonly { examples: number; bestBatchSize: Interval | null }[],
): BudgetPower | null {
  const found = slopeThroughIntervals(
    points.flatMap(({ examples, bestBatchSize }) =>
      bestBatchSize ? [{ x: Math.log(examples), answer: bestBatchSize }] : [],
    ),
  );
  if (found === null) return null;
  const { slope: power, lower, upper } = found;
  const isOutside = (other: number) => lower !== null && upper !== null && (other < lower || other > upper);
  return {
    ...{ power, lower, upper, points: found.points },
    published: publishedPowers.map((each) => ({ ...each, isExcluded: isOutside(each.power) })),
  };
}
