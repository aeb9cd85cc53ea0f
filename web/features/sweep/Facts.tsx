import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { Term } from '../docs/Term.tsx';
import type { FactsSweep } from './factFigures.ts';
import { factFigures } from './factFigures.ts';
import styles from './sweep.module.css';

type FactsProps = { sweep: FactsSweep; language: Language };

/** Three figures under the answer: work, steps and time at the batch size to use (at b*, where a report has none to use). */
export function Facts({ sweep, language: { t, numbers } }: FactsProps) {
  const figures = factFigures(sweep);
  if (!figures) return null;
  const { batchSize, work, steps, timed, seconds } = figures;
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

function Fact({ name, value, full }: { name: ReactNode; value: string; full?: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd title={full}>{value}</dd>
    </div>
  );
}
