import type { Language } from '../../charts/chart.type.ts';
import styles from './cost.module.css';
import type { ChoiceData, FrontierData } from './frontier.ts';

/** The choice to use, the cheapest and the fastest one inside the limits. */
export function ChoiceTable({
  frontier,
  language: { t, numbers },
}: {
  frontier: FrontierData;
  language: Language;
}) {
  const { recommended, cheapest, fastest, currency } = frontier;
  const row = (name: string, choice: ChoiceData | null) =>
    choice && (
      <tr key={name}>
        <th scope="row">{name}</th>
        <td>{choice.devices}</td>
        <td>{numbers.whole(choice.batchSize)}</td>
        <td>{numbers.duration(choice.seconds.value)}</td>
        {currency && <td>{choice.cost ? numbers.money(currency)(choice.cost.value) : '–'}</td>}
      </tr>
    );
  return (
    <section>
      <h2>{t('cost.choices.title')}</h2>
      <table className={styles.choices}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('cost.choices.devices')}</th>
            <th scope="col">{t('cost.choices.batchSize')}</th>
            <th scope="col">{t('cost.choices.time')}</th>
            {currency && <th scope="col">{currency}</th>}
          </tr>
        </thead>
        <tbody>
          {row(t('cost.choices.recommended'), recommended)}
          {row(t('cost.choices.cheapest'), cheapest)}
          {row(t('cost.choices.fastest'), fastest)}
        </tbody>
      </table>
    </section>
  );
}
