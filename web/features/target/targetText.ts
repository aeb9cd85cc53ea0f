import { targetText, tellInRow } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import type { SweepTargets } from './loadTargets.ts';

type ByTarget = NonNullable<SweepTargets['criticalBatchSizeByTarget']>;

/** A threshold and what the runs say there, in words. */
export type TargetPoint = {
  target: string;
  answer: string;
  crossings: number | null;
  censored: number | null;
};

/** The thresholds from the loosest to the tightest; those that the runs do not answer are left out. */
export function targetPoints(
  points: ByTarget['points'],
  metric: TargetMetric,
  language: Language,
): TargetPoint[] {
  return points.flatMap(({ threshold, answer, criticalBatchSize: b, crossings, censored }) => {
    if (answer === null) return [];
    const estimate = { answer, criticalBatchSize: b, freeRange: null, valley: null };
    const target = targetText({ metric, threshold: Number(threshold.toPrecision(3)) }, language);
    return [{ target, answer: tellInRow({ estimate, status: 'FINISHED' }, language), crossings, censored }];
  });
}

/** What a target that is half as far away does to b*, with the range that the intervals leave. */
export function slopeText(
  { slope, lower, upper }: NonNullable<ByTarget['slope']>,
  { t, numbers }: Language,
): string {
  const factor = (exponent: number) => numbers.factor(2 ** -exponent);
  if (lower === null || upper === null) return t('target.bent', { factor: factor(slope) });
  return t('target.slope', { factor: factor(slope), lower: factor(upper), upper: factor(lower) });
}
