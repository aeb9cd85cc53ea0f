import type { SecondsLeft } from '@critbatch/theory';
import { moneyText } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepOrigin } from '../../graphql/generated/graphql.ts';
import styles from '../../styles/panel.module.css';
import { retryFailedRuns } from '../change/actions.ts';
import { costByCurrency } from '../cost/costByCurrency.ts';
import { deviceTimeText } from '../cost/deviceTimeText.ts';
import { leftText } from '../cost/leftText.ts';
import { AttestedRuns } from '../origin/AttestedRuns.tsx';
import { retryOf } from '../run/advice.ts';
import { computedWith, phaseText } from '../run/computing.ts';
import { endedAmong } from '../run/endedRuns.ts';
import type { RunData } from '../run/run.type.ts';

type SpentSweep = {
  id: string;
  origin: SweepOrigin;
  attestedRuns: number;
  spending: readonly {
    deviceSeconds: number;
    evaluationSeconds: number;
    cost: readonly { amount: number; currency: string }[];
  }[];
  remaining: { total: SecondsLeft; wall: SecondsLeft | null } | null;
  runCounts: { succeeded: number; failed: number; canceled: number };
  runs: readonly RunData[];
};
type SpendProps = { sweep: SpentSweep; canChange: boolean; language: Language };

/** What the sweep has cost so far, in device time and gradients, what it will have cost, and when it ends. */
export function Spend({ sweep, canChange, language }: SpendProps) {
  const { t, numbers } = language;
  const { runs, remaining } = sweep;
  const ended = endedAmong(runs, language);
  const said = t('sweep.spend.bar', ended);
  const gradients = runs.reduce((sum, { examplesSeen }) => sum + examplesSeen, 0);
  const repeated = runs.reduce((sum, { attemptCount }) => sum + Math.max(attemptCount - 1, 0), 0);
  const seconds = sweep.spending.reduce((sum, each) => sum + each.deviceSeconds + each.evaluationSeconds, 0);
  const hasSteps = runs.some(({ step }) => step > 0);
  const retry = canChange ? retryOf(runs) : null;
  const workers = new Set(runs.flatMap(({ worker }) => (worker ? [worker.name] : [])));
  const paid = costByCurrency(sweep.spending).map(({ amount, currency }) =>
    moneyText(amount, currency, language),
  );
  const [phases, computed] = [phaseText(runs, language), computedWith(runs, language)];
  const rows = [
    [t('sweep.spend.deviceTime'), deviceTimeText({ seconds, hasSteps }, language)],
    ...(remaining ? [[t('sweep.spend.forecast'), leftText(remaining.total, language)]] : []),
    ...(remaining?.wall ? [[t('sweep.spend.finishes'), leftText(remaining.wall, language)]] : []),
    ...(phases ? [[t('sweep.spend.phases'), phases]] : []),
    ...(paid.length > 0 ? [[t('sweep.spend.cost'), numbers.row(paid)]] : []),
    [t('sweep.spend.gradients'), numbers.quantity(gradients)],
    ...(workers.size > 0 ? [[t('sweep.spend.workers'), numbers.row([...workers])]] : []),
    ...(computed ? [[t('sweep.spend.computed'), computed]] : []),
    [t('sweep.spend.attempts'), numbers.whole(repeated)],
  ];
  return (
    <section>
      <h2>{t('sweep.spend.title')}</h2>
      <progress className={styles.progress} value={ended.done} max={ended.all} aria-label={said} />
      <p className="caption">{said}</p>
      <dl className={styles.settings}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <AttestedRuns sweep={sweep} language={language} />
      {retry && (
        <form action={retryFailedRuns} className={styles.act}>
          <input type="hidden" name="sweepId" value={sweep.id} />
          <button type="submit" className="button">
            {t(`sweep.${retry}`)}
          </button>
        </form>
      )}
    </section>
  );
}
