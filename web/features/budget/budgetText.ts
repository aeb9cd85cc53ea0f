import { moreText, plainSentences, spaceBetween, tellOthers } from '@critbatch/theory';
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

/** The budgets that the runs answer. */
export function budgetPoints(
  points: readonly Point[],
  metric: TargetMetric,
  language: Language,
): BudgetPoint[] {
  const { t, numbers } = language;
  return points.flatMap((point) => {
    if (point.refusal) return [];
    const { examples, bestBatchSize, nearlyBest, losses } = point;
    const near = nearlyBest && numbers.inside(nearlyBest);
    return [
      {
        examples,
        bestBatchSize,
        budget: t('budget.examples', { examples: numbers.quantity(examples) }),
        answer: bestBatchSize ? numbers.withInterval(bestBatchSize, numbers.whole) : '–',
        near: near ? numbers.interval(near) : '–',
        why: plainSentences(tellOthers({ ...point, metric }, language), numbers.locale),
        more: new Map(losses.map(({ batchSize, ratio }) => [batchSize, moreText(ratio, language)])),
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
