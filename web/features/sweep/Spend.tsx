import type { Language } from '../../charts/chart.type.ts';
import styles from './panel.module.css';
import type { SweepPageData } from './sweepPage.type.ts';

/** What the sweep has cost so far, in device time and gradients. */
export function Spend({ sweep, language: { t, numbers } }: { sweep: SweepPageData; language: Language }) {
  const { runs, deviceSeconds, runCounts } = sweep;
  const done = runCounts.succeeded + runCounts.failed;
  const gradients = runs.reduce((sum, { examplesSeen }) => sum + examplesSeen, 0);
  const repeated = runs.reduce((sum, { attemptCount }) => sum + Math.max(attemptCount - 1, 0), 0);
  const rows = [
    [t('sweep.spend.deviceTime'), numbers.duration(deviceSeconds)],
    [t('sweep.spend.gradients'), numbers.quantity(gradients)],
    [t('sweep.spend.attempts'), numbers.whole(repeated)],
    [t('sweep.spend.failed'), numbers.whole(runCounts.failed)],
  ];
  return (
    <section>
      <h2>{t('sweep.spend.title')}</h2>
      <progress
        className={styles.progress}
        value={done}
        max={runs.length}
        aria-label={t('sweep.spend.bar', { done, all: runs.length })}
      />
      <p className="caption">{t('sweep.spend.bar', { done, all: runs.length })}</p>
      <dl className={styles.settings}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
