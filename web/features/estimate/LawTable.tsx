import { farthestDeparture } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { Term } from '../docs/Term.tsx';
import { lawNames } from '../law/lawNames.ts';
import type { EstimateData } from './estimate.type.ts';

/** Every law that was fitted, by evidence: whether N has a minimum under it, where, and its weight. */
export function LawTable({
  estimate,
  isRunning,
  language: { t, numbers },
}: {
  estimate: EstimateData | null;
  isRunning: boolean;
  language: Language;
}) {
  const departed = estimate && farthestDeparture(estimate.departure);
  return (
    <section>
      <h2>{t('sweep.laws.title')}</h2>
      <p className="caption">
        {estimate && estimate.laws.length > 0
          ? t('sweep.laws.caption', { level: numbers.whole(estimate.level * 100) })
          : t(isRunning ? 'sweep.laws.captionBare' : 'sweep.laws.captionNone')}
      </p>
      {estimate && estimate.laws.length > 0 && (
        <table className={styles.laws}>
          <thead>
            <tr>
              <th scope="col">
                <Term name="law">{t('sweep.laws.law')}</Term>
              </th>
              <th scope="col">{t('sweep.laws.minimum')}</th>
              <th scope="col">
                <Term name="criticalBatchSize">{t('sweep.laws.minimiser')}</Term>
              </th>
              <th scope="col">
                <Term name="aicc">{t('sweep.laws.delta')}</Term>
              </th>
              <th scope="col">
                <Term name="weight">{t('sweep.laws.weight')}</Term>
              </th>
            </tr>
          </thead>
          <tbody>
            {estimate.laws.map((fit) => (
              <tr key={fit.law} className={fit.law === estimate.bestLaw ? styles.best : undefined}>
                <th scope="row">{t(`chart.laws.${lawNames[fit.law]}`)}</th>
                <td>
                  {fit.converged ? t(`sweep.laws.${minimumOf(fit, estimate)}`) : t('sweep.laws.notConverged')}
                </td>
                <td title={fit.minimiser ? numbers.interval(fit.minimiser) : undefined}>
                  {fit.minimiser ? numbers.whole(fit.minimiser.value) : '–'}
                </td>
                <td>{fit.deltaAicc.toFixed(1)}</td>
                <td>{numbers.weight(fit.weight)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {departed && (
        <p className="caption">
          {t('sweep.laws.departs', {
            percent: numbers.whole(100 * departed.share),
            batchSize: numbers.whole(departed.batchSize),
          })}
        </p>
      )}
    </section>
  );
}

function minimumOf(
  { minimiser }: EstimateData['laws'][number],
  estimate: EstimateData,
): 'yes' | 'outside' | 'none' {
  if (!minimiser) return 'none';
  const { testedRangeLower: lower, testedRangeUpper: upper } = estimate;
  const isInside = lower !== null && upper !== null && minimiser.value >= lower && minimiser.value <= upper;
  return isInside ? 'yes' : 'outside';
}
