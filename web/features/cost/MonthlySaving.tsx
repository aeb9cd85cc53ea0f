import { moneyText, spentMoney } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { RecommendationPartsFragment } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import styles from './monthlySaving.module.css';
import { statePlans } from './statePlans.ts';

type MonthlySavingProps = {
  recommendation: RecommendationPartsFragment;
  team: { id: string; runsPerMonth: number | null };
  /** From when a price holds that is the first one: the sweep's own runs are then priced as well. */
  sweepCreatedAt: string;
  now: Date;
  canChange: boolean;
  isAdmin: boolean;
  language: Language;
};

/** What the batch size to use saves in a month, in money where a price is known, and the two numbers that it follows from. */
export function MonthlySaving(props: MonthlySavingProps) {
  const { recommendation, canChange, language } = props;
  const { t } = language;
  const { saving, monthly } = recommendation;
  // Nothing to move from, or nothing that moving would change.
  if (!saving?.deviceHours) return null;
  const figures = monthly && figuresOf(recommendation, language);
  return (
    <section className={styles.saved}>
      <h2>{t('cost.month.title')}</h2>
      {figures ? (
        <>
          <p className={styles.figure}>{figures.saved}</p>
          <p className="caption">{figures.lead.join(' · ')}</p>
        </>
      ) : (
        <p className="caption">{t('cost.month.unknown')}</p>
      )}
      {canChange && <PlansForm {...props} />}
    </section>
  );
}

/** In money where there is a price, else in hours. */
function figuresOf(
  { saving, monthly, payback }: RecommendationPartsFragment,
  language: Language,
): { saved: string; lead: string[] } | null {
  const { t, numbers } = language;
  if (!monthly || !saving?.deviceHours) return null;
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
      ...(payback
        ? [
            t(payback.days.value < 1 ? 'cost.month.paybackSoon' : 'cost.month.payback', {
              spent: spentMoney(payback.spent.amount, payback.spent.currency, language),
              days: Math.ceil(payback.days.value),
            }),
          ]
        : []),
    ],
  };
}

/** Members state the runs, those who administer the team the price. */
function PlansForm({ recommendation, team, sweepCreatedAt, now, isAdmin, language }: MonthlySavingProps) {
  const { t } = language;
  const { device, pricePerDeviceHour, currency } = recommendation;
  const validFrom = pricePerDeviceHour === null ? new Date(sweepCreatedAt) : now;
  return (
    <ActionForm action={statePlans} submit={t('cost.month.save')}>
      <input type="hidden" name="teamId" value={team.id} />
      <label>
        {t('cost.month.runs')}
        <input
          name="runsPerMonth"
          inputMode="numeric"
          defaultValue={team.runsPerMonth ?? ''}
          autoComplete="off"
        />
      </label>
      {isAdmin && device !== null && (
        <>
          <input type="hidden" name="device" value={device} />
          <input type="hidden" name="validFrom" value={`${validFrom.toISOString().slice(0, 10)}T00:00:00Z`} />
          <input type="hidden" name="knownPrice" value={`${pricePerDeviceHour} ${currency}`} />
          <label>
            {t('cost.month.price', { device })}
            <input
              name="price"
              inputMode="decimal"
              defaultValue={pricePerDeviceHour ?? ''}
              autoComplete="off"
            />
          </label>
          <label>
            {t('cost.panel.currency')}
            <input
              name="currency"
              defaultValue={currency ?? ''}
              pattern="[A-Za-z]{3}"
              maxLength={3}
              autoComplete="off"
            />
          </label>
        </>
      )}
    </ActionForm>
  );
}
