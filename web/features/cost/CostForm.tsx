import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './cost.module.css';
import type { CostView } from './costView.ts';
import { costQuery } from './costView.ts';
import type { FrontierData } from './frontier.ts';

type CostFormProps = {
  /** The address of the page, as it is but for the price and limits. */
  pageHref: string;
  asked: CostView;
  frontier: FrontierData;
  language: Language;
};

/** Another price, device count or limit: a plain form, whose answer is an address. */
export function CostForm({ pageHref, asked, frontier, language: { t } }: CostFormProps) {
  const address = new URL(pageHref, 'http://here');
  const { currency, pricePerDeviceHour, device } = frontier;
  return (
    <section id="cost">
      <h2>{t('cost.panel.ask')}</h2>
      {currency === null && <p className="caption">{t('cost.panel.noPrice', { device })}</p>}
      <form action={`${address.pathname}#cost`} className={styles.ask} key={JSON.stringify(asked)}>
        {[...address.searchParams].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {t('cost.panel.price')}
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
        <label>
          {t('cost.panel.devices')}
          <input name="devices" inputMode="numeric" defaultValue={asked.devices} autoComplete="off" />
        </label>
        <label>
          {t('cost.panel.maxHours')}
          <input name="maxHours" inputMode="decimal" defaultValue={asked.maxHours ?? ''} autoComplete="off" />
        </label>
        <label>
          {currency ? t('cost.panel.maxCost', { currency }) : t('cost.panel.maxMoney')}
          <input name="maxCost" inputMode="decimal" defaultValue={asked.maxCost ?? ''} autoComplete="off" />
        </label>
        <button type="submit" className="button">
          {t('cost.panel.apply')}
        </button>
        {Object.keys(costQuery(asked)).length > 0 && (
          <Link prefetch={false} href={`${pageHref}#cost`}>
            {t('cost.panel.clear')}
          </Link>
        )}
      </form>
    </section>
  );
}
