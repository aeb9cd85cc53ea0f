import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../shell/ActionForm.tsx';
import { settledEstimate } from '../sweep/settledEstimate.ts';
import type { SweepPageData } from '../sweep/sweepPage.type.ts';
import { addRuns } from './actions.ts';
import styles from './change.module.css';

/** The runs that would tell most, where the answer is not identified: one button adds them. */
export function SuggestedRuns({
  sweep,
  language: { t, numbers },
}: {
  sweep: SweepPageData;
  language: Language;
}) {
  const suggested = settledEstimate(sweep)?.suggestedBatchSizes ?? [];
  const absent = suggested.filter((batchSize) => !sweep.batchSizes.includes(batchSize));
  if (sweep.status === 'CANCELED' || absent.length === 0) return null;
  const count = absent.length * sweep.seeds.length;
  return (
    <div className={styles.suggested}>
      <ActionForm
        action={addRuns}
        submit={t('change.addSuggested', { count, list: absent.map(numbers.whole).join(', ') })}
        isPrimary
      >
        <input type="hidden" name="sweepId" value={sweep.id} />
        <input type="hidden" name="batchSizes" value={absent.join(', ')} />
        <input type="hidden" name="seeds" value={sweep.seeds.join(', ')} />
      </ActionForm>
      <p className="caption">{t('change.addSuggestedNote')}</p>
    </div>
  );
}
