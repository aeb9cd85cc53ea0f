import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import { fallsToTarget, metricValue } from '../run/metricValue.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';

type LooserTarget = { metric: TargetMetric; threshold: number; reachedBy: number };

/** A target with two digits that at least half of the runs reached, from their own logs; null while they have none. */
export function looserTarget({ runs, target }: SweepPageData): LooserTarget | null {
  const metric = target?.metric ?? 'TRAINING_LOSS';
  const falls = fallsToTarget(metric);
  const best = runs
    .map(({ history }) => history.flatMap((point) => metricValue(point, metric) ?? []))
    .filter((values) => values.length > 0)
    .map((values) => (falls ? Math.min(...values) : Math.max(...values)))
    .toSorted((one, other) => (falls ? one - other : other - one));
  const middle = best[Math.floor((best.length - 1) / 2)];
  if (middle === undefined) return null;
  const threshold = roundedAway(middle, falls);
  const reachedBy = best.filter((value) => (falls ? value <= threshold : value >= threshold)).length;
  return { metric, threshold, reachedBy };
}

/** Two significant digits, rounded to the side that is easier to reach. */
function roundedAway(value: number, upwards: boolean): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  const rounded = (upwards ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
  return Number(rounded.toPrecision(2));
}
