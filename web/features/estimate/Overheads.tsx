import { percentOf, wholeFreeRange } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import { Term } from '../docs/Term.tsx';
import type { EstimateData } from './estimate.type.ts';

/** How far the batch size can grow for a tenth, a fifth and half more work, whether N has a minimum or not. */
export function Overheads({
  estimate,
  language: { t, numbers },
}: {
  estimate: EstimateData | null;
  language: Language;
}) {
  const [first] = estimate?.overheads ?? [];
  if (!estimate || !first) return null;
  // A report of before 2 December 2026 compares with the smallest, whatever the answer was.
  const { criticalBatchSize } = estimate;
  const isLeast =
    criticalBatchSize !== null && Math.round(criticalBatchSize.value) === first.referenceBatchSize;
  const batchSize = numbers.whole(first.referenceBatchSize);
  const isDoubted = isLeast && estimate.intervalMethod === 'DISCREPANCY';
  const valley = isDoubted && estimate.valley ? numbers.inside(estimate.valley) : null;
  return (
    <section>
      <h2>{t('sweep.overheads.title')}</h2>
      <p className="caption">
        {t('sweep.overheads.caption', {
          reference: t(`sweep.overheads.${isLeast ? 'fromLeast' : 'fromSmallest'}`, { batchSize }),
          level: numbers.whole(estimate.level * 100),
        })}
        {valley && ' '}
        {valley &&
          t('sweep.overheads.besideValley', {
            lower: numbers.whole(valley.lower),
            upper: numbers.whole(valley.upper),
            percent: percentOf(estimate, numbers),
          })}
      </p>
      <table className={styles.laws}>
        <thead>
          <tr>
            <th scope="col">
              <Term name="overhead">{t('sweep.overheads.overhead')}</Term>
            </th>
            <th scope="col">{t('sweep.overheads.batchSize')}</th>
          </tr>
        </thead>
        <tbody>
          {estimate.overheads.map(({ overhead, referenceBatchSize, batchSize }) => (
            <tr key={overhead}>
              <th scope="row">
                {t('sweep.overheads.atMost', {
                  percent: numbers.whole(overhead * 100),
                  batchSize: numbers.whole(referenceBatchSize),
                })}
              </th>
              <td>{numbers.withInterval(wholeFreeRange(batchSize))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
