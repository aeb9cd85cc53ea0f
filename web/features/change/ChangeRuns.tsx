import type { Language } from '../../charts/chart.type.ts';
import type { SweepStatus } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { addRuns, raiseBudget } from './actions.ts';
import styles from './change.module.css';

type ChangeRunsProps = {
  sweep: { id: string; status: SweepStatus; seeds: readonly number[]; maxExamplesPerRun: number };
  language: Language;
};

/** Adds batch sizes or seeds to a sweep, or examples to its runs; a finished one is opened again. */
export function ChangeRuns({ sweep, language: { t } }: ChangeRunsProps) {
  if (sweep.status === 'CANCELED') return null;
  return (
    <details className={styles.changes}>
      <summary>{t('change.title')}</summary>
      <div className={styles.parts}>
        <p className="caption">{t('change.lead')}</p>
        <ActionForm action={addRuns} submit={t('change.add')}>
          <input type="hidden" name="sweepId" value={sweep.id} />
          <label>
            {t('change.batchSizes')}
            <input name="batchSizes" inputMode="numeric" autoComplete="off" required />
          </label>
          <label>
            {t('change.seeds')}
            <input name="seeds" defaultValue={sweep.seeds.join(', ')} autoComplete="off" required />
          </label>
        </ActionForm>
        <ActionForm action={raiseBudget} submit={t('change.raise')}>
          <input type="hidden" name="sweepId" value={sweep.id} />
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
        </ActionForm>
        <p className="caption">{t('change.raiseHint')}</p>
      </div>
    </details>
  );
}
