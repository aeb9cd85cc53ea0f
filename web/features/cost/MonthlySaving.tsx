import { monthlyFigures, savesSome, whyNoSum } from './monthlyFigures.ts';
import styles from './monthlySaving.module.css';
import type { PlansFormProps } from './PlansForm.tsx';
import { PlansForm } from './PlansForm.tsx';

type MonthlySavingProps = PlansFormProps & { canChange: boolean };

/** What the batch size to use saves in a month, in money where a price is known, and the numbers that it follows from, with a form for them. */
export function MonthlySaving({ canChange, ...plans }: MonthlySavingProps) {
  const { recommendation, language } = plans;
  const figures = monthlyFigures(recommendation, language);
  if (!figures && !canChange) return null;
  const why = whyNoSum(recommendation);
  const noSum = plans.team.runsPerMonth === null && why !== 'kept' ? null : why;
  const { currentBatchSize } = recommendation;
  const batchSize = currentBatchSize === null ? '' : language.numbers.whole(currentBatchSize);
  return (
    <section className={styles.saved}>
      <h2>{language.t(savesSome(recommendation) ? 'cost.month.title' : 'cost.month.titlePlans')}</h2>
      {figures && (
        <>
          <p className={styles.figure}>{figures.saved}</p>
          <p className="caption">{figures.lead.join(' · ')}</p>
        </>
      )}
      {noSum && <p className="caption">{language.t(`cost.month.noSum.${noSum}`, { batchSize })}</p>}
      {canChange && <PlansForm {...plans} />}
    </section>
  );
}
