import { tellFirstEstimate } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { FirstEstimatePartsFragment } from '../../graphql/generated/graphql.ts';
import { Term } from '../docs/Term.tsx';
import { Sentences } from '../phrase/richText.tsx';
import styles from './firstEstimates.module.css';
import { toTell } from './firstEstimateToTell.ts';

type FirstEstimatesProps = {
  estimates: readonly FirstEstimatePartsFragment[];
  /** The b* that a study registered; null where none did. */
  predicted: Parameters<Language['numbers']['withInterval']>[0] | null;
  language: Language;
};

/** Where b* probably lay before the first run, by the surest way of telling, and by the others behind a summary: one prediction for one b*. */
export function FirstEstimates({ estimates, predicted, language }: FirstEstimatesProps) {
  const { t, numbers } = language;
  const surest = predicted ? undefined : estimates[0];
  const others = surest ? estimates.slice(1) : estimates;
  if (!surest && !predicted) return null;
  const told = (estimate: FirstEstimatePartsFragment) => (
    <Sentences sentences={tellFirstEstimate(toTell(estimate), language)} locale={numbers.locale} />
  );
  return (
    <section className={styles.first}>
      <p>
        {predicted && t('sweep.predictedByStudy', { criticalBatchSize: numbers.withInterval(predicted) })}
        {surest && (
          <>
            {told(surest)} <Term name="firstEstimate">{t('sweep.aboutFirstEstimates')}</Term>
          </>
        )}
      </p>
      {others.length > 0 && (
        <details>
          <summary>
            {t(predicted ? 'sweep.firstEstimates' : 'sweep.otherFirstEstimates', { count: others.length })}
          </summary>
          {others.map((estimate) => (
            <p key={estimate.source}>{told(estimate)}</p>
          ))}
        </details>
      )}
    </section>
  );
}
