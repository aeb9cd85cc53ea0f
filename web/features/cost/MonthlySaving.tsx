import { moneyText } from '@critbatch/theory';
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
  const { recommendation, canChange, isAdmin, language } = props;
  const { t } = language;
  const { saving, monthly, device, pricePerDeviceHour } = recommendation;
  // Nothing to move from, or nothing that moving would save.
  if (!saving?.deviceHours || saving.deviceHours.saved.value <= 0) return null;
  const figures = monthly && figuresOf(recommendation, language);
  if (!figures && !canChange) return null;
  const asksPrice = isAdmin && device !== null && pricePerDeviceHour === null;
  return (
    <section className={styles.saved}>
      <h2>{t('cost.month.title')}</h2>
      {figures ? (
        <>
          <p className={styles.figure}>{figures.saved}</p>
          <p className="caption">{figures.lead.join(' · ')}</p>
        </>
      ) : (
        <p className="caption">{t(asksPrice ? 'cost.month.unknown' : 'cost.month.unknownRuns')}</p>
      )}
      {canChange && <PlansForm {...props} />}
    </section>
  );
}

/** In money where there is a price, else in hours. */
function figuresOf(
  { saving, monthly }: RecommendationPartsFragment,
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
              // An empty field would leave the price as it is: it is taken back on the team's page.
              required={pricePerDeviceHour !== null}
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
              required={currency !== null}
            />
          </label>
        </>
      )}
    </ActionForm>
  );
}
