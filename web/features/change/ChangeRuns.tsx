import type { Language } from '../../charts/chart.type.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import { addRuns, raiseBudget } from './actions.ts';
import { ChangeForm } from './ChangeForm.tsx';
import styles from './change.module.css';

/** Adds batch sizes or seeds to a sweep, or examples to its runs; a finished one is opened again. */
export function ChangeRuns({ sweep, language: { t } }: { sweep: SweepPageData; language: Language }) {
  if (sweep.status === 'CANCELED') return null;
  return (
    <details className={styles.changes}>
      <summary>{t('change.title')}</summary>
      <div className={styles.parts}>
        <p className="caption">{t('change.lead')}</p>
        <ChangeForm action={addRuns} sweepId={sweep.id} submit={t('change.add')}>
          <label>
            {t('change.batchSizes')}
            <input name="batchSizes" inputMode="numeric" autoComplete="off" required />
          </label>
          <label>
            {t('change.seeds')}
            <input name="seeds" defaultValue={sweep.seeds.join(', ')} autoComplete="off" required />
          </label>
        </ChangeForm>
        <ChangeForm action={raiseBudget} sweepId={sweep.id} submit={t('change.raise')}>
          <label>
            {t('change.budget')}
            <input
              name="budget"
              inputMode="numeric"
              defaultValue={String(sweep.maxExamplesPerRun)}
              autoComplete="off"
              required
            />
          </label>
        </ChangeForm>
        <p className="caption">{t('change.raiseHint')}</p>
      </div>
    </details>
  );
}
