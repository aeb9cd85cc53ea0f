import { monthlyFigures, savesSome } from './monthlyFigures.ts';
import styles from './monthlySaving.module.css';
import type { PlansFormProps } from './PlansForm.tsx';
import { PlansForm } from './PlansForm.tsx';

type MonthlySavingProps = PlansFormProps & { canChange: boolean };

/** What the batch size to use saves in a month, in money where a price is known, and the two numbers that it follows from. */
export function MonthlySaving({ canChange, ...plans }: MonthlySavingProps) {
  const { recommendation, language } = plans;
  const figures = monthlyFigures(recommendation, language);
  // Nothing is saved, and money stands in the valley alone.
  const isPriced = recommendation.device !== null && (plans.isAdmin || figures !== null);
  if (!figures && !(canChange && (savesSome(recommendation) || isPriced))) return null;
  return (
    <section className={styles.saved}>
      <h2>{language.t(savesSome(recommendation) ? 'cost.month.title' : 'cost.month.titlePlans')}</h2>
      {figures && (
        <>
          <p className={styles.figure}>{figures.saved}</p>
          <p className="caption">{figures.lead.join(' · ')}</p>
        </>
      )}
      {canChange && <PlansForm {...plans} />}
    </section>
  );
}
