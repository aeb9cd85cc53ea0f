import type { Language } from '../../charts/chart.type.ts';
import styles from '../../styles/panel.module.css';
import type { EstimateData } from './estimate.type.ts';

type Ratio = EstimateData['workRatios'][number];

type Tried = { batchSizes: readonly number[]; currentBatchSize: number | null };
type SavingProps = { sweep: Tried; estimate: EstimateData; language: Language };

/** What b* saves (or, with no minimum, what others cost) against the smallest and largest batch tried, and yours. */
export function Saving({ sweep, estimate, language }: SavingProps) {
  const { t, numbers } = language;
  const rows = rowsOf(sweep, estimate, language);
  if (rows.length === 0) return null;
  const batchSize = estimate.criticalBatchSize && numbers.whole(estimate.criticalBatchSize.value);
  return (
    <section>
      <h2>{t(batchSize ? 'sweep.saving.title' : 'sweep.saving.titleNoMinimum')}</h2>
      <p className="caption">
        {batchSize ? t('sweep.saving.caption', { batchSize }) : t('sweep.saving.captionNoMinimum')}
      </p>
      <dl className={styles.settings}>
        {rows.map(({ name, ratio }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{costOf(ratio, language)}</strong>
              {!ratio.censored && ratio.ratio.value >= 1.005 && (
                <small>
                  {t('sweep.saving.interval', {
                    level: numbers.whole(estimate.level * 100),
                    interval: numbers.interval(ratio.ratio, numbers.factor),
                  })}
                </small>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf(sweep: Tried, { workRatios }: EstimateData, { t, numbers }: Language) {
  const wanted = [
    { batchSize: Math.min(...sweep.batchSizes), key: 'smallest' as const },
    { batchSize: Math.max(...sweep.batchSizes), key: 'largest' as const },
    ...(sweep.currentBatchSize === null
      ? []
      : [{ batchSize: sweep.currentBatchSize, key: 'yours' as const }]),
  ];
  return wanted.flatMap(({ batchSize, key }) => {
    const ratio = workRatios.find((candidate) => candidate.batchSize === batchSize);
    return ratio ? [{ name: t(`sweep.saving.${key}`, { batchSize: numbers.whole(batchSize) }), ratio }] : [];
  });
}

/** A batch size whose runs never arrived costs at least what they spent, against the most that b* may cost. */
function costOf({ censored, ratio }: Ratio, { t, numbers }: Language): string {
  if (!censored && ratio.value < 1.005) return t('sweep.saving.least');
  return censored
    ? t('sweep.saving.atLeast', { factor: numbers.leastFactor(ratio.lower ?? ratio.value) })
    : t('sweep.saving.more', { factor: numbers.factor(ratio.value) });
}
