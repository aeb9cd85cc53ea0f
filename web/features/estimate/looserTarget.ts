import { looselyRounded } from '@critbatch/theory';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import { metricValue } from '../run/metricValue.ts';
import { fallsToTarget } from '../target/fallsToTarget.ts';
import type { AnsweredSweep } from './answeredSweep.type.ts';

type LooserTarget = { metric: TargetMetric; threshold: number; reachedBy: number };

/**
 * A target with two digits that at least half of the runs reached, from their own logs; null while they have none, and
 * where untrained parameters meet it already.
 */
export function looserTarget({ runs, target }: Pick<AnsweredSweep, 'runs' | 'target'>): LooserTarget | null {
  const metric = target?.metric ?? 'TRAINING_LOSS';
  const falls = fallsToTarget(metric);
  const logs = runs
    .map(({ history }) => (history ?? []).flatMap((point) => metricValue(point, metric) ?? []))
    .filter((values) => values.length > 0);
  const best = logs
    .map((values) => (falls ? Math.min(...values) : Math.max(...values)))
    .toSorted((one, other) => (falls ? one - other : other - one));
  const middle = best[Math.floor((best.length - 1) / 2)];
  // An accuracy of nothing has no digits, and no looser target.
  if (middle === undefined || !(middle > 0)) return null;
  const threshold = looselyRounded(middle, { falls });
  const meets = (value: number) => (falls ? value <= threshold : value >= threshold);
  if (logs.some(([untrained = Number.NaN]) => meets(untrained))) return null;
  const reachedBy = best.filter(meets).length;
  return { metric, threshold, reachedBy };
}
