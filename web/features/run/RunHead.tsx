import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { runHref } from './runHref.ts';

type NamedRun = { id: string; batchSize: number; seed: number };
type RunHeadProps = { sweepId: string; run: NamedRun; language: Language };

/** The first cell of a run's row: its batch size, which leads to its page. */
export function RunHead({ sweepId, run, language: { t, numbers } }: RunHeadProps) {
  const batchSize = numbers.whole(run.batchSize);
  return (
    <td>
      <Link
        prefetch={false}
        href={runHref(sweepId, run.id)}
        aria-label={t('run.title', { batchSize, seed: String(run.seed) })}
      >
        {batchSize}
      </Link>
    </td>
  );
}
