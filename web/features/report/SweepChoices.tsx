import { tellInRow } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { ReportChoicesQuery } from '../../graphql/generated/graphql.ts';
import { OriginChip } from '../origin/OriginChip.tsx';
import styles from './report.module.css';

type SweepChoicesProps = {
  choices: ReportChoicesQuery;
  /** Ids that are ticked, in their order: those come first. */
  sweepIds: readonly string[];
  studyIds: readonly string[];
  language: Language;
};

/** The sweeps and studies of a report to be, those that were chosen already at the top. */
export function SweepChoices({ choices, sweepIds, studyIds, language }: SweepChoicesProps) {
  const { t, numbers } = language;
  const { sweeps, studies } = choices;
  const place = (id: string) => (sweepIds.includes(id) ? sweepIds.indexOf(id) : sweepIds.length);
  const sorted = sweeps.nodes.toSorted((one, other) => place(one.id) - place(other.id));
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('report.form.sweeps')}</legend>
        {sorted.length === 0 && <p className="caption">{t('report.form.noSweeps')}</p>}
        {sorted.map((sweep) => (
          <label key={sweep.id}>
            <input type="checkbox" name="s" value={sweep.id} defaultChecked={sweepIds.includes(sweep.id)} />
            <span>
              #{sweep.number} {sweep.name}
            </span>
            <OriginChip origin={sweep.origin} language={language} />
            <span className="caption">
              {tellInRow(sweep, language)} · {numbers.date(new Date(sweep.createdAt))}
            </span>
          </label>
        ))}
      </fieldset>
      {studies.nodes.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{t('report.form.studies')}</legend>
          {studies.nodes.map(({ id, name }) => (
            <label key={id}>
              <input type="checkbox" name="study" value={id} defaultChecked={studyIds.includes(id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
