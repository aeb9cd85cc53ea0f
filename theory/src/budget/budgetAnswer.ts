import { withUsualBetween } from '../recommend/usualBatchSizes.ts';
import type { TargetMetric } from '../spec/sweepSpec.ts';
import type { BestAtBudget } from './bestAtBudget.ts';
import type { UnreadBatchSize } from './budgetValues.ts';

/** What the runs of a sweep that was started for a budget say of it. */
export type BudgetAnswer = BestAtBudget & {
  metric: TargetMetric;
  /** The budget, in training examples a run. */
  examples: number;
  /** How much more loss than the least is nearly as good, as a share. */
  tolerance: number;
  level: number;
  /** Ended runs of which it speaks, those that diverged included. */
  runs: number;
  unread: UnreadBatchSize[];
  /** Why the runs do not answer the budget; null if they do. */
  refusal: { code: string; message: string } | null;
};

/** By which rule a batch size is recommended at a budget. */
export const budgetRules = ['LEAST_LOSS', 'KEEP_YOURS'] as const;
export type BudgetRule = (typeof budgetRules)[number];

/** The batch size to use at a budget, and the rule that chose it. */
export type ChosenAtBudget = { batchSize: number; rule: BudgetRule };

/**
 * The batch size to use at a budget: the one in use, where it is surely nearly as good as any; else the tested or usual one nearest to the
 * least loss within its interval. Null where the least may lie beyond the batch sizes that were tried (docs/equations.md, section 10b).
 */
export function chooseAtBudget(
  {
    bestBatchSize,
    nearlyBest,
    losses,
  }: Pick<BudgetAnswer, 'bestBatchSize' | 'nearlyBest'> & {
    losses: readonly { batchSize: number }[];
  },
  yours: number | null,
): ChosenAtBudget | null {
  if (bestBatchSize === null) return null;
  const { value, lower, upper } = bestBatchSize;
  if (lower === null || upper === null) return null;
  if (yours !== null && nearlyBest !== null && nearlyBest.lower <= yours && yours <= nearlyBest.upper)
    return { batchSize: yours, rule: 'KEEP_YOURS' };
  const apart = (batchSize: number) => Math.abs(Math.log(batchSize / value));
  const [nearest = Math.max(1, Math.round(value))] = withUsualBetween(
    losses.map(({ batchSize }) => batchSize),
  )
    .filter((batchSize) => lower <= batchSize && batchSize <= upper)
    .sort((a, b) => apart(a) - apart(b));
  return { batchSize: nearest, rule: 'LEAST_LOSS' };
}
