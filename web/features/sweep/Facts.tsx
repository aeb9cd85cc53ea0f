import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { nearestToAnswer } from '../estimate/nearestToAnswer.ts';
import { lawSteps } from '../law/lawNames.ts';
import type { RunResult } from '../run/run.type.ts';
import styles from './sweep.module.css';
import { typicalSeconds } from './typicalSeconds.ts';

type Recommended = {
  batchSize: number;
  /** Reports of before 2 December 2026 do not keep how long a run takes. */
  saving?: { deviceHours: { saved: unknown; after?: { value: number } | undefined } | null } | null;
};
type FactsProps = {
  sweep: {
    batchSizes: readonly number[];
    estimate: EstimateData | null;
    recommendation?: Recommended | null | undefined;
    runs: readonly (RunResult & { deviceSeconds: number | null })[];
  };
  language: Language;
};

/** Three figures under the answer: work, steps and time at the batch size to use (at b*, where a report has none to use). */
export function Facts({ sweep, language: { t, numbers } }: FactsProps) {
  const { estimate } = sweep;
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return null;
  const { batchSize, work, steps } = amountsOf(estimate, sweep.recommendation?.batchSize ?? null);
  const timed = sweep.recommendation?.batchSize ?? nearestToAnswer(sweep);
  // What the saving is reckoned with, where one is shown beside; else as the runs took it.
  const hours = sweep.recommendation?.saving?.deviceHours?.after?.value;
  const seconds = hours === undefined ? typicalSeconds(sweep.runs, timed) : hours * 3600;
  return (
    <dl className={styles.facts}>
      {work !== null && (
        <Fact
          name={<Term name="work">{t('sweep.facts.work')}</Term>}
          value={numbers.quantity(work)}
          full={numbers.whole(work)}
        />
      )}
      {steps !== null && batchSize !== null && (
        <Fact
          name={<Term name="step">{t('sweep.facts.steps', { batchSize: numbers.whole(batchSize) })}</Term>}
          value={numbers.quantity(steps)}
          full={numbers.whole(steps)}
        />
      )}
      {seconds !== null && timed !== null && (
        <Fact
          name={t('sweep.facts.deviceTime', { batchSize: numbers.whole(timed) })}
          value={numbers.duration(seconds)}
        />
      )}
    </dl>
  );
}

/** Work and steps to the target where the best law has them at the batch size to use, else the least work. */
function amountsOf(estimate: EstimateData, toUse: number | null) {
  const best = estimate.laws.find(({ law }) => law === estimate.bestLaw);
  const steps = toUse !== null && best ? lawSteps(best, toUse) : Number.NaN;
  if (toUse !== null && Number.isFinite(steps)) return { batchSize: toUse, steps, work: toUse * steps };
  return {
    batchSize: estimate.criticalBatchSize?.value ?? null,
    steps: estimate.stepsAtCriticalBatchSize?.value ?? null,
    work: estimate.leastWork?.value ?? null,
  };
}

function Fact({ name, value, full }: { name: ReactNode; value: string; full?: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd title={full}>{value}</dd>
    </div>
  );
}
