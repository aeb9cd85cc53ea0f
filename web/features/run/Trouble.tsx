import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { adviceOn } from './advice.ts';
import type { RunData } from './run.type.ts';
import { hasFailed } from './runState.ts';

type TroubledRun = Pick<RunData, 'id' | 'batchSize' | 'seed' | 'status' | 'outcome' | 'step' | 'failure'>;
type TroubleProps = { runs: readonly TroubledRun[]; language: Language };

/** Runs that failed or diverged: where, why, and whether a retry can help. */
export function Trouble({ runs, language: { t, numbers } }: TroubleProps) {
  const ended = runs.filter(hasFailed);
  if (ended.length === 0) return null;
  return (
    <div className={styles.trouble}>
      <h3>{t('sweep.runs.troubleTitle')}</h3>
      <ul>
        {ended.map((run) => (
          <li key={run.id}>
            {t('sweep.runs.trouble', {
              batchSize: numbers.whole(run.batchSize),
              seed: String(run.seed),
              step: numbers.whole(run.step),
              reason: run.failure?.message ?? t('sweep.runs.diverged'),
            })}{' '}
            {t(`sweep.runs.${adviceOn(run)}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
