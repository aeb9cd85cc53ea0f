import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { RecommendationPartsFragment } from '../../graphql/generated/graphql.ts';
import styles from './monthlySaving.module.css';
import type { PlansFormProps } from './PlansForm.tsx';
import { PlansForm } from './PlansForm.tsx';

type MonthlySavingProps = PlansFormProps & { canChange: boolean };

/** What the batch size to use saves in a month, in money where a price is known, and the two numbers that it follows from. */
export function MonthlySaving({ canChange, ...plans }: MonthlySavingProps) {
  const { recommendation, language } = plans;
  const figures = figuresOf(recommendation, language);
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

/** There is something to move from, and moving saves. */
function savesSome({ saving }: RecommendationPartsFragment): boolean {
  return (saving?.deviceHours?.saved.value ?? 0) > 0;
}

/** In money where there is a price, else in hours. */
function figuresOf(
  recommendation: RecommendationPartsFragment,
  language: Language,
): { saved: string; lead: string[] } | null {
  const { t, numbers } = language;
  const { saving, monthly } = recommendation;
  if (!monthly || !saving?.deviceHours || !savesSome(recommendation)) return null;
  const { cost, currency, deviceHours } = monthly;
  const { before, after } = saving.deviceHours;
  const hours = (value: number, beside = 0) => numbers.duration(value * 3600, beside * 3600);
  const isPriced = cost && currency;
  return {
    saved: isPriced ? moneyText(cost.value, currency, language) : hours(deviceHours.value),
    lead: [
      t('cost.month.likely', {
        interval: isPriced
          ? numbers.interval(cost, numbers.money(currency))
          : numbers.interval(deviceHours, hours),
      }),
      t('cost.month.each', { before: hours(before.value), after: hours(after.value) }),
    ],
  };
}
