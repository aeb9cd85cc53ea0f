import { typedMoney } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { TeamPricesQuery } from '../../graphql/generated/graphql.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { removePrice, setPrice } from './priceActions.ts';
import { Section } from './Section.tsx';
import styles from './team.module.css';

type PricesProps = {
  teamId: string;
  prices: TeamPricesQuery['prices']['nodes'];
  devices: string[];
  isAdmin: boolean;
  today: string;
  language: Language;
};

/** What an hour of each kind of device costs, from which day on; admins record and take back. */
export function Prices({ teamId, prices, devices, isAdmin, today, language }: PricesProps) {
  const { t, numbers } = language;
  const date = (time: string) => numbers.day(new Date(time));
  return (
    <Section title={t('team.prices')} lead={t('team.pricesLead')}>
      {isAdmin && (
        <ActionForm action={setPrice} submit={t('team.setPrice')}>
          <input type="hidden" name="teamId" value={teamId} />
          <label>
            {t('team.device')}
            <input name="device" list="devices" defaultValue={devices[0]} autoComplete="off" required />
          </label>
          <datalist id="devices">
            {devices.map((device) => (
              <option key={device} value={device} />
            ))}
          </datalist>
          <label>
            {t('team.price')}
            <input name="price" inputMode="decimal" autoComplete="off" required />
          </label>
          <label>
            {t('team.currency')}
            <input
              name="currency"
              pattern="[A-Za-z]{3}"
              maxLength={3}
              defaultValue={prices[0]?.currency}
              autoComplete="off"
              required
            />
          </label>
          <label>
            {t('team.validFrom')}
            <input type="date" name="validFrom" defaultValue={today} required />
          </label>
        </ActionForm>
      )}
      {prices.length === 0 ? (
        <p className="caption">{t('team.noPrices')}</p>
      ) : (
        <ul className={styles.rows}>
          {prices.map(({ id, device, currency, pricePerDeviceHour, validFrom, validUntil }) => (
            <li key={id}>
              <span>
                <strong>{device}</strong> ·{' '}
                {t('team.perHour', { price: typedMoney(pricePerDeviceHour, currency, language) })}
              </span>
              <span className="caption">
                {t('team.from', { date: date(validFrom) })}
                {validUntil && ` · ${t('team.until', { date: date(validUntil) })}`}
              </span>
              {isAdmin && (
                <ActionForm
                  action={removePrice}
                  submit={t('team.takeBack')}
                  label={t('team.takeBackOf', { device, date: date(validFrom) })}
                >
                  <input type="hidden" name="id" value={id} />
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
