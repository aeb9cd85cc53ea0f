import type { Language } from '../../charts/chart.type.ts';
import type { ReadRun } from './runState.ts';
import { hasDiverged, hasEnded, isTooLarge } from './runState.ts';

export type RunCounts = {
  succeeded: number;
  failed: number;
  tooLarge: number;
  diverged: number;
  hopeless: number;
  total: number;
};
export type EndedRuns = { done: number; all: number; badly: string };

/** Each kind of run that ended badly has one count and one word wherever runs are counted, that of its cell; none is in two of them. */
const kinds = ['failed', 'tooLarge', 'diverged', 'hopeless'] as const;

/** How many runs of a sweep have ended, as sentences count them, and beside it how many of those ended badly, by kind. */
export function endedRuns(counts: RunCounts, { t, numbers }: Pick<Language, 't' | 'numbers'>): EndedRuns {
  const badly = { ...counts, failed: counts.failed - counts.tooLarge };
  const told = kinds
    .filter((kind) => badly[kind] > 0)
    .map((kind) => t('sweep.badly.kind', { count: badly[kind], kind: t(`sweep.runs.${kind}`) }));
  return {
    done: counts.succeeded + counts.failed,
    all: counts.total,
    badly: told.length > 0 ? t('sweep.badly.all', { kinds: numbers.row(told) }) : '',
  };
}

export type CountedRun = ReadRun & { tooLargeFor: readonly string[] };

/** The same of runs that a page shows, so that it is of one moment. */
export function endedAmong(
  runs: readonly CountedRun[],
  language: Pick<Language, 't' | 'numbers'>,
): EndedRuns {
  const count = (isOne: (run: CountedRun) => boolean) => runs.filter(isOne).length;
  const failed = count(({ status }) => status === 'FAILED');
  const counts = {
    failed,
    succeeded: count(hasEnded) - failed,
    tooLarge: count((run) => run.status === 'FAILED' && isTooLarge(run)),
    diverged: count(hasDiverged),
    hopeless: count(({ outcome }) => outcome === 'HOPELESS'),
    total: runs.length,
  };
  return endedRuns(counts, language);
}
