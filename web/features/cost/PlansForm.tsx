import { typedMoney } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { RecommendationPartsFragment } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { priceDay } from './priceDay.ts';
import { statePlans } from './statePlans.ts';

export type PlansFormProps = {
  recommendation: RecommendationPartsFragment;
  team: { id: string; runsPerMonth: number | null };
  sweep: { id: string; number: number; createdAt: string };
  now: Date;
  isAdmin: boolean;
  language: Language;
};

/**
 * A line that says against which batch size, at how many runs a month and at which price money is reckoned, with a form behind
 * it. The form is open until everything is stated on a team's first sweep, and until the batch size is where the rest is. Members state batch size and runs, those who
 * administer the team the price.
 */
export function PlansForm(props: PlansFormProps) {
  const { recommendation, team, sweep, now, isAdmin, language } = props;
  const { t } = language;
  const { device, pricePerDeviceHour, currency, priceValidFrom, currentBatchSize } = recommendation;
  const canPrice = isAdmin && device !== null;
  const isStated = team.runsPerMonth !== null && (pricePerDeviceHour !== null || !canPrice);
  const isOpen =
    sweep.number === 1 ? !isStated || currentBatchSize === null : isStated && currentBatchSize === null;
  const validFrom = priceDay({ known: priceValidFrom, sweepCreatedAt: sweep.createdAt, now });
  return (
    // Another form where something was stated: it begins closed.
    <details key={String(isOpen)} id="plans" open={isOpen}>
      <summary className="caption">{lineOf(props, canPrice)}</summary>
      <ActionForm action={statePlans} submit={t('cost.month.save')}>
        <input type="hidden" name="teamId" value={team.id} />
        <input type="hidden" name="sweepId" value={sweep.id} />
        <input type="hidden" name="knownBatchSize" value={currentBatchSize ?? ''} />
        <label>
          {t('cost.month.yours')}
          <input
            name="batchSize"
            inputMode="numeric"
            defaultValue={currentBatchSize ?? ''}
            autoComplete="off"
          />
        </label>
        <label>
          {t('cost.month.runs')}
          <input
            name="runsPerMonth"
            inputMode="numeric"
            defaultValue={team.runsPerMonth ?? ''}
            autoComplete="off"
          />
        </label>
        {canPrice && (
          <>
            <input type="hidden" name="device" value={device} />
            <input type="hidden" name="validFrom" value={`${validFrom}T00:00:00Z`} />
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
    </details>
  );
}

/** What is stated, or what is not yet. */
function lineOf({ recommendation, team, language }: PlansFormProps, canPrice: boolean): string {
  const { t, numbers } = language;
  const { pricePerDeviceHour, currency, device, currentBatchSize } = recommendation;
  const stated = [
    ...(currentBatchSize === null
      ? []
      : [t('cost.month.atYours', { batchSize: numbers.whole(currentBatchSize) })]),
    ...(team.runsPerMonth === null
      ? []
      : [t('cost.month.atRuns', { runs: numbers.whole(team.runsPerMonth), count: team.runsPerMonth })]),
    ...(pricePerDeviceHour === null || currency === null || device === null
      ? []
      : [t('cost.month.atPrice', { price: typedMoney(pricePerDeviceHour, currency, language), device })]),
  ];
  const isUnstated = team.runsPerMonth === null && pricePerDeviceHour === null;
  const isUnsaid = isUnstated && currentBatchSize === null;
  return [
    ...stated,
    ...(isUnsaid ? [t('cost.month.unknownAll')] : []),
    ...(isUnstated && !isUnsaid ? [t(canPrice ? 'cost.month.unknown' : 'cost.month.unknownRuns')] : []),
  ].join(' · ');
}
