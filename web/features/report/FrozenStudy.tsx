import type { SnapshotStudy } from '@critbatch/theory';
import { typedMoney } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { PredictionTable } from '../study/PredictionTable.tsx';
import { FrozenStages } from './FrozenStages.tsx';
import styles from './report.module.css';

/** A study as it was when the report was made: its limits, and what it foretold and what came of it. */
export function FrozenStudy({ study, language }: { study: SnapshotStudy; language: Language }) {
  const { t, numbers } = language;
  const { name, maxHours, maxCost, currency, stages } = study;
  const limits = [
    ...(maxHours === null ? [] : [numbers.hours(maxHours)]),
    ...(maxCost === null || currency === null ? [] : [typedMoney(maxCost, currency, language)]),
  ];
  return (
    <section className={styles.part}>
      <h2 className={styles.sweepName}>{name ?? t('report.study')}</h2>
      {limits.length > 0 && <p className="caption">{t('report.limits', { limits: numbers.row(limits) })}</p>}
      <FrozenStages stages={stages} language={language} />
      <div className={styles.predictions}>
        <PredictionTable
          stages={stages.map((stage, place) => ({
            name: stage.name ?? t('report.stage', { number: place + 1 }),
            predictions: stage.predictions.map((prediction) => ({
              ...prediction,
              id: `${place} ${prediction.quantity}`,
              // A report tells how it stood.
              formerScores: [],
            })),
          }))}
          language={language}
        />
      </div>
    </section>
  );
}
