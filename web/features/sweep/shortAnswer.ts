import { freeUpTo } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepListQuery } from '../../graphql/generated/graphql.ts';

type ListedSweep = SweepListQuery['sweeps']['nodes'][number];
type Answered = Pick<ListedSweep, 'status'> & {
  estimate: Pick<
    NonNullable<ListedSweep['estimate']>,
    'answer' | 'criticalBatchSize' | 'freeRange' | 'valley'
  > | null;
};

/** The answer of a sweep in a few words, for a row of a list. */
export function shortAnswer({ estimate, status }: Answered, { t, numbers }: Language): string {
  const isRunning = status === 'RUNNING';
  if (!estimate) return t(isRunning ? 'answer.short.open' : 'answer.short.none');
  if (isRunning && estimate.answer === 'NOT_IDENTIFIED') return t('answer.short.open');
  const found = estimate.criticalBatchSize ?? estimate.freeRange;
  if (!found)
    return t(estimate.answer === 'NO_MINIMUM' ? 'answer.chip.noMinimum' : 'answer.short.notIdentified');
  const values = {
    batchSize: numbers.whole(estimate.criticalBatchSize ? found.value : freeUpTo(found)),
    interval: numbers.interval(found),
    percent: numbers.whole((estimate.valley?.tolerance ?? 0.1) * 100),
  };
  return t(estimate.criticalBatchSize ? 'answer.short.identified' : 'answer.short.noMinimum', values);
}
