import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import { lawNames } from '../law/lawNames.ts';
import { phrase } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';
import { DoubtTables } from './DoubtTables.tsx';
import styles from './doubt.module.css';
import type { EstimateData } from './estimate.type.ts';

type DoubtProps = { estimate: EstimateData; language: Language };

/** What the interval of b* does not carry: runs that lie far off, the form of the law, and a second method. */
export function Doubt({ estimate, language }: DoubtProps) {
  const { t } = language;
  const outliers = estimate.influences.filter(({ isOutlier }) => isOutlier);
  const isKnown = estimate.answer !== 'NOT_IDENTIFIED' && estimate.figures.length > 0;
  if (outliers.length === 0 && !isKnown) return null;
  return (
    <div className={styles.doubt}>
      {outliers.map((run) => (
        <p key={`${run.batchSize} ${run.seed}`} className={styles.outlier}>
          <RichText t={t} phrase={outlierPhrase(run, language)} />
        </p>
      ))}
      {isKnown && (
        <details>
          <summary>{t(estimate.sensitivity ? 'sweep.doubt.summary' : 'sweep.doubt.summaryFigures')}</summary>
          {estimate.sensitivity && <Intervals estimate={estimate} language={language} />}
          <DoubtTables estimate={estimate} language={language} />
        </details>
      )}
    </div>
  );
}

function outlierPhrase(
  { batchSize, seed, criticalBatchSize }: EstimateData['influences'][number],
  { numbers }: Language,
) {
  const run = { batchSize: numbers.whole(batchSize), seed: String(seed) };
  return criticalBatchSize === null
    ? phrase('sweep.doubt.outlierNone', run)
    : phrase('sweep.doubt.outlier', { ...run, criticalBatchSize: numbers.whole(criticalBatchSize) });
}

function Intervals({ estimate, language: { t, numbers } }: DoubtProps) {
  const { criticalBatchSize, lawsCriticalBatchSize, conditionalCriticalBatchSize, sensitivity, bestLaw } =
    estimate;
  const isDoubted = estimate.intervalMethod === 'DISCREPANCY';
  const rows = [
    ...(isDoubted
      ? [
          {
            key: 'discrepancy',
            name: <Term name="discrepancy">{t('sweep.doubt.discrepancy')}</Term>,
            interval: criticalBatchSize,
          },
        ]
      : []),
    {
      key: 'averaged',
      name: <Term name="interval">{t('sweep.doubt.averaged')}</Term>,
      // Before an interval doubted the laws, it was the answer's own.
      interval: isDoubted ? lawsCriticalBatchSize : criticalBatchSize,
    },
    {
      key: 'conditional',
      name: t('sweep.doubt.conditional', { law: bestLaw ? t(`chart.laws.${lawNames[bestLaw]}`) : '–' }),
      interval: conditionalCriticalBatchSize,
    },
    {
      key: 'sensitivity',
      name: <Term name="sensitivity">{t('sweep.doubt.sensitivity')}</Term>,
      interval: sensitivity?.interval ?? null,
    },
  ];
  return (
    <>
      <dl className={styles.intervals}>
        {rows.map(({ key, name, interval }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{interval ? numbers.interval(interval) : '–'}</dd>
          </div>
        ))}
      </dl>
      <p>
        {t(isDoubted ? 'sweep.doubt.what' : 'sweep.doubt.whatLaws', {
          level: numbers.whole(estimate.level * 100),
        })}
      </p>
    </>
  );
}
