import type { Language } from '../../charts/chart.type.ts';
import { lawNames } from '../law/lawNames.ts';
import { nearestToAnswer } from './curveFigures.ts';
import styles from './sweep.module.css';
import type { SweepPageData } from './sweepPage.type.ts';
import { typicalSeconds } from './typicalSeconds.ts';

/** Four figures under the answer: work, steps and time at b*, and the law that carries it. */
export function Facts({ sweep, language: { t, numbers } }: { sweep: SweepPageData; language: Language }) {
  const { estimate } = sweep;
  if (!estimate || estimate.answer === 'NOT_IDENTIFIED') return null;
  const { leastWork, stepsAtCriticalBatchSize: steps, criticalBatchSize, bestLaw } = estimate;
  const nearest = nearestToAnswer(sweep);
  const seconds = typicalSeconds(sweep, nearest);
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
