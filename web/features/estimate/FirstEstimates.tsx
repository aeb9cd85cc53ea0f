import { tellFirstEstimate } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { FirstEstimatePartsFragment } from '../../graphql/generated/graphql.ts';
import { Term } from '../docs/Term.tsx';
import { Sentences } from '../phrase/richText.tsx';
import styles from './firstEstimates.module.css';
import { toTell } from './firstEstimateToTell.ts';

type FirstEstimatesProps = { estimates: readonly FirstEstimatePartsFragment[]; language: Language };

/** Where b* probably lay before the first run, by the surest way of telling, and by the others behind a summary. */
export function FirstEstimates({ estimates, language }: FirstEstimatesProps) {
  const [surest, ...others] = estimates;
  if (!surest) return null;
  const told = (estimate: FirstEstimatePartsFragment) => (
    <Sentences sentences={tellFirstEstimate(toTell(estimate), language)} locale={language.numbers.locale} />
  );
  return (
    <section className={styles.first}>
      <p>
        {told(surest)} <Term name="firstEstimate">{language.t('sweep.aboutFirstEstimates')}</Term>
      </p>
      {others.length > 0 && (
        <details>
          <summary>{language.t('sweep.otherFirstEstimates', { count: others.length })}</summary>
          {others.map((estimate) => (
            <p key={estimate.source}>{told(estimate)}</p>
          ))}
        </details>
      )}
    </section>
  );
}
