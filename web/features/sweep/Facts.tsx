import type { Language } from '../../charts/chart.type.ts';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { nearestToAnswer } from '../estimate/nearestToAnswer.ts';
import { lawNames } from '../law/lawNames.ts';
import type { RunResult } from '../run/run.type.ts';
import styles from './sweep.module.css';
import { typicalSeconds } from './typicalSeconds.ts';

type FactsProps = {
  sweep: {
    batchSizes: readonly number[];
    estimate: EstimateData | null;
    runs: readonly (RunResult & { deviceSeconds: number | null })[];
  };
  language: Language;
};

/** Four figures under the answer: work, steps and time at b*, and the law that carries it. */
export function Facts({ sweep, language: { t, numbers } }: FactsProps) {
  const { estimate } = sweep;
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return null;
  const { leastWork, stepsAtCriticalBatchSize: steps, criticalBatchSize, bestLaw } = estimate;
  const nearest = nearestToAnswer(sweep);
  const seconds = typicalSeconds(sweep.runs, nearest);
  const weight = estimate.laws.find(({ law }) => law === bestLaw)?.weight;
  return (
    <dl className={styles.facts}>
      {leastWork && (
        <Fact
          name={t('sweep.facts.work')}
          value={numbers.quantity(leastWork.value)}
          full={numbers.whole(leastWork.value)}
        />
      )}
      {steps && criticalBatchSize && (
        <Fact
          name={t('sweep.facts.steps', { batchSize: numbers.whole(criticalBatchSize.value) })}
          value={numbers.quantity(steps.value)}
          full={numbers.whole(steps.value)}
        />
      )}
      {seconds !== null && nearest !== null && (
        <Fact
          name={t('sweep.facts.deviceTime', { batchSize: numbers.whole(nearest) })}
          value={numbers.duration(seconds)}
        />
      )}
      {bestLaw && weight !== undefined && (
        <Fact
          name={t('sweep.facts.law')}
          value={lawNames[bestLaw]}
          note={t('sweep.facts.aicc', { weight: numbers.weight(weight) })}
        />
      )}
    </dl>
  );
}

function Fact({ name, value, note, full }: { name: string; value: string; note?: string; full?: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd title={full}>
        {value} {note && <small>{note}</small>}
      </dd>
    </div>
  );
}
