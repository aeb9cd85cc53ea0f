import { spaceBetween } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import type { SweepBudgets } from './loadBudgets.ts';

type Point = SweepBudgets['points'][number];

/** A budget and what the runs say there, in numbers and in words. */
export type BudgetPoint = {
  examples: number;
  bestBatchSize: Point['bestBatchSize'];
  budget: string;
  answer: string;
  near: string;
  /** What else is as good, what the largest costs, and which batch sizes are left out. */
  why: string;
  /** By batch size, how many per cent more than the least it leaves. */
  more: ReadonlyMap<number, string>;
};

/** What is left of a metric at a budget, in a word. */
export function leftOf(metric: TargetMetric, { t }: Pick<Language, 't'>): string {
  return t(`budget.left.${metric === 'TRAINING_LOSS' || metric === 'TEST_LOSS' ? 'LOSS' : metric}`);
}

/** The budgets that the runs answer. */
export function budgetPoints(
  points: readonly Point[],
  metric: TargetMetric,
  language: Language,
): BudgetPoint[] {
  const { t, numbers } = language;
  const left = leftOf(metric, language);
  return points.flatMap((point) => {
    if (point.refusal) return [];
    const { examples, bestBatchSize, nearlyBest, losses, unread } = point;
    const largest = losses.at(-1);
    const near = nearlyBest ? numbers.inside(nearlyBest) : null;
    const nearText = near ? numbers.interval(near, numbers.whole) : '–';
    const tolerance = nearlyBest ? percent(nearlyBest.tolerance, numbers) : '';
    const sentences = [
      bestBatchSize === null && t('budget.noBest'),
      bestBatchSize !== null &&
        (near ? t('budget.nearly', { tolerance, left, range: nearText }) : t('budget.noneNear')),
      largest &&
        largest.ratio.value > 1.005 &&
        t('budget.cost', {
          batchSize: numbers.whole(largest.batchSize),
          more: moreText(largest.ratio, numbers),
          left,
        }),
      unread.length > 0 &&
        t('budget.unread', { batchSizes: numbers.list(unread.map(({ batchSize }) => batchSize)) }),
    ].filter((sentence) => typeof sentence === 'string');
    return [
      {
        examples,
        bestBatchSize,
        budget: t('budget.examples', { examples: numbers.quantity(examples) }),
        answer: bestBatchSize ? numbers.withInterval(bestBatchSize, numbers.whole) : '–',
        near: nearText,
        why: sentences.join(spaceBetween[numbers.locale]),
        more: new Map(losses.map(({ batchSize, ratio }) => [batchSize, moreText(ratio, numbers)])),
      },
    ];
  });
}

/** What twice the budget does to the best batch size, as a power, and what others have found. */
export function powerText(power: NonNullable<SweepBudgets['power']>, { t, numbers }: Language): string {
  const { lower, upper, published } = power;
  const twoDigits = (value: number) => numbers.setting(Number(value.toPrecision(2)));
  const own =
    lower === null || upper === null
      ? t('budget.bent', { power: twoDigits(power.power) })
      : t('budget.power', {
          factor: numbers.factor(2 ** power.power),
          power: numbers.withInterval({ value: power.power, lower, upper }, twoDigits),
        });
  const others = published.map(({ source, power: other, isExcluded }) =>
    t(isExcluded ? 'budget.excluded' : 'budget.published', { source, power: twoDigits(other) }),
  );
  return [own, t('budget.others', { powers: numbers.row(others) })].join(spaceBetween[numbers.locale]);
}

/** How many per cent more than the least a batch size leaves; to a tenth where that is under ten. */
function moreText(ratio: Point['losses'][number]['ratio'], numbers: Language['numbers']): string {
  const percentOf = (factor: number) => 100 * (factor - 1);
  const write = (value: number) => numbers.setting(Number(value.toFixed(Math.abs(value) < 9.95 ? 1 : 0)) + 0);
  const { value, lower, upper } = ratio;
  const ends = {
    lower: lower === null ? null : percentOf(lower),
    upper: upper === null ? null : percentOf(upper),
  };
  return numbers.withInterval({ value: percentOf(value), ...ends }, write);
}

/** A share as a percentage. */
export function percent(share: number, numbers: Language['numbers']): string {
  return `${numbers.whole(share * 100)}\u00a0%`;
}
