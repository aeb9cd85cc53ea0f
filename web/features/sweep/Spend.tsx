import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepOrigin } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/panel.module.css';
import { retryFailedRuns } from '../change/actions.ts';
import { costByCurrency } from '../cost/costByCurrency.ts';
import { AttestedRuns } from '../origin/AttestedRuns.tsx';
import type { ForecastSweep } from '../run/forecast.ts';
import { forecastOf } from '../run/forecast.ts';
import type { RunData } from '../run/run.type.ts';
import { hasFailed } from '../run/runState.ts';
import { computedWith, phaseText } from './computing.ts';

type SpentSweep = Omit<ForecastSweep, 'runs'> & {
  id: string;
  origin: SweepOrigin;
  attestedRuns: number;
  deviceSeconds: number;
  spending: readonly { cost: readonly { amount: number; currency: string }[] }[];
  runCounts: { succeeded: number; failed: number; canceled: number };
  runs: readonly RunData[];
};
type SpendProps = { sweep: SpentSweep; canChange: boolean; language: Language };

/** What the sweep has cost so far, in device time and gradients, what it will have cost, and when it ends. */
export function Spend({ sweep, canChange, language }: SpendProps) {
  const { t, numbers } = language;
  const { runs, deviceSeconds, runCounts } = sweep;
  const done = runCounts.succeeded + runCounts.failed;
  const gradients = runs.reduce((sum, { examplesSeen }) => sum + examplesSeen, 0);
  const repeated = runs.reduce((sum, { attemptCount }) => sum + Math.max(attemptCount - 1, 0), 0);
  const forecast = forecastOf(sweep, Date.now());
  const canRetry = canChange && runs.some((run) => hasFailed(run) && run.failure?.retryable);
  const workers = new Set(runs.flatMap(({ worker }) => (worker ? [worker.name] : [])));
  const paid = costByCurrency(sweep.spending).map(({ amount, currency }) =>
    moneyText(amount, currency, language),
  );
  const [phases, computed] = [phaseText(runs, language), computedWith(runs, language)];
  const rows = [
    [t('sweep.spend.deviceTime'), numbers.duration(deviceSeconds)],
    ...(forecast
      ? [
          [t('sweep.spend.forecast'), numbers.duration(forecast.deviceSeconds)],
          [t('sweep.spend.finishes'), numbers.duration(forecast.secondsLeft)],
        ]
      : []),
    ...(phases ? [[t('sweep.spend.phases'), phases]] : []),
    ...(paid.length > 0 ? [[t('sweep.spend.cost'), paid.join(', ')]] : []),
    [t('sweep.spend.gradients'), numbers.quantity(gradients)],
    ...(workers.size > 0 ? [[t('sweep.spend.workers'), [...workers].join(', ')]] : []),
    ...(computed ? [[t('sweep.spend.computed'), computed]] : []),
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
      <AttestedRuns sweep={sweep} language={language} />
      {canRetry && (
        <form action={retryFailedRuns} className={styles.act}>
          <input type="hidden" name="sweepId" value={sweep.id} />
          <button type="submit" className="button">
            {t('sweep.retry')}
          </button>
        </form>
      )}
    </section>
  );
}
