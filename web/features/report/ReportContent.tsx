import type { Language } from '../../charts/chart.type.ts';
import type { ReportChoicesQuery } from '../../graphql/generated/graphql.ts';
import { SweepPicker } from '../find/SweepPicker.tsx';
import styles from './report.module.css';

type ReportContentProps = {
  studies: ReportChoicesQuery['studies']['nodes'];
  /** Ids that are ticked, in their order. */
  sweepIds: readonly string[];
  studyIds: readonly string[];
  language: Language;
};

/** So many sweeps the API takes into a report. */
const mostSweeps = 20;

/** The sweeps and studies of a report to be. */
export function ReportContent({ studies, sweepIds, studyIds, language }: ReportContentProps) {
  const { t } = language;
  return (
    <>
      <SweepPicker
        name="s"
        legend={t('report.form.sweeps')}
        chosen={sweepIds.slice(0, mostSweeps)}
        most={mostSweeps}
        language={language}
      />
      {studies.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{t('report.form.studies')}</legend>
          {studies.map(({ id, name }) => (
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
