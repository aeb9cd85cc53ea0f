import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { adviceOn } from './advice.ts';
import { failureText } from './failureText.ts';
import type { RunData } from './run.type.ts';
import { runHref } from './runHref.ts';
import { hasFailed } from './runState.ts';

type TroubledRun = Pick<RunData, 'id' | 'batchSize' | 'seed' | 'status' | 'outcome' | 'step' | 'failure'>;
type TroubleProps = { sweepId: string; runs: readonly TroubledRun[]; language: Language };

/** Runs that failed or diverged: where, why, whether a retry can help, and beneath it the message as it came. */
export function Trouble({ sweepId, runs, language }: TroubleProps) {
  const { t, numbers } = language;
  const ended = runs.filter(hasFailed);
  if (ended.length === 0) return null;
  return (
    <div className={styles.trouble}>
      <h3>{t('sweep.runs.troubleTitle')}</h3>
      <ul>
        {ended.map((run) => (
          <li key={run.id}>
            <Link prefetch={false} href={runHref(sweepId, run.id)}>
              {t('run.title', { batchSize: numbers.whole(run.batchSize), seed: String(run.seed) })}
            </Link>
            {': '}
            {t('sweep.runs.trouble', { step: numbers.whole(run.step) })}{' '}
            {run.failure ? failureText(run.failure, language) : t('sweep.runs.diverged')}{' '}
            {t(`sweep.runs.${adviceOn(run)}`)}
            {run.failure && <code>{run.failure.message}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
