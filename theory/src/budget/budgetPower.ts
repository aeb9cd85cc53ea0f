import type { Interval } from '../estimate/estimate.type.ts';
import { type PublishedBeside, publishedBeside } from '../scaling/publishedPowers.ts';
import { slopeThroughIntervals } from '../targets/slopeThroughIntervals.ts';

/** p of B_opt ∝ D^p, and which published powers the runs exclude. */
export type BudgetPower = {
  power: number;
  /** Least and greatest power whose line passes through all intervals; null where none does. */
  lower: number | null;
  upper: number | null;
  points: number;
  published: PublishedBeside[];
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
  const { slope: power, ...rest } = found;
  return { power, ...rest, published: publishedBeside('DATA', found) };
}
