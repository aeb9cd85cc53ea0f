import type { tellInRow as TellInRow } from '@critbatch/theory';
import { leadOf, plainSentences, targetText, tellAnswer, tellInRow, unknownFigures } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { fallsToTarget } from './fallsToTarget.ts';
import type { SweepTargets } from './loadTargets.ts';
import type { TargetData } from './target.type.ts';

type ByTarget = NonNullable<SweepTargets['criticalBatchSizeByTarget']>;
/** What the runs answer for a target. */
export type AnswerAtTarget = NonNullable<Parameters<typeof TellInRow>[0]['estimate']>;

/** A threshold and what the runs say there, in numbers and in words. */
export type TargetPoint = {
  threshold: number;
  criticalBatchSize: { value: number; lower: number | null; upper: number | null } | null;
  target: string;
  answer: string;
  /** Why there is no answer, and which runs would tell most; empty where there is one, and at the page's own target, of which the page tells it. */
  why: string;
  crossings: number | null;
  censored: number | null;
};

/** The target that the page asks about, and its answer as the page tells it. */
export type OwnTarget = TargetData & {
  estimate: (AnswerAtTarget & { crossings: number; censored: number }) | null;
};

/** Two thresholds nearer than this are one. */
const same = 1.01;

/**
 * The thresholds from the loosest to the tightest; those that the runs do not answer are left out. The page's own target is
 * among them, with the answer that the page tells: an answer of its own beside it would be another number for one thing.
 */
export function targetPoints(
  points: ByTarget['points'],
  { metric, threshold: ownThreshold, estimate }: OwnTarget,
  language: Language,
): TargetPoint[] {
  const pointAt = (
    threshold: number,
    answer: AnswerAtTarget,
    runs: { crossings: number | null; censored: number | null },
    why = '',
  ): TargetPoint => ({
    threshold,
    criticalBatchSize: answer.criticalBatchSize,
    target: targetText({ metric, threshold: Number(threshold.toPrecision(3)) }, language),
    answer: tellInRow({ estimate: answer, status: 'FINISHED' }, language),
    why,
    crossings: runs.crossings,
    censored: runs.censored,
  });
  const isOwn = (threshold: number) => Math.abs(Math.log(threshold / ownThreshold)) < Math.log(same);
  const others = points.flatMap((point) => {
    const { threshold, answer, criticalBatchSize } = point;
    if (answer === null || (estimate && isOwn(threshold))) return [];
    const known = { answer, criticalBatchSize, freeRange: null, valley: null };
    return [pointAt(threshold, known, point, whyNot(point, language))];
  });
  const all = estimate ? [...others, pointAt(ownThreshold, estimate, estimate)] : others;
  const tighter = fallsToTarget(metric) ? -1 : 1;
  return all.sort((one, other) => tighter * (one.threshold - other.threshold));
}

/** As the page of a sweep tells of its own target why there is no answer, and what to run next. */
function whyNot(
  { answer, reason, crossings, censored, suggestedBatchSizes }: ByTarget['points'][number],
  { numbers }: Language,
): string {
  if (answer !== 'NOT_IDENTIFIED') return '';
  const figures = { ...unknownFigures, answer, reason, level: Number.NaN, suggestedBatchSizes };
  const told = tellAnswer({ ...figures, reached: crossings ?? 0, censored: censored ?? 0 }, { numbers });
  return plainSentences([told.headline, ...leadOf(told), ...told.nextRuns], numbers.locale);
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
