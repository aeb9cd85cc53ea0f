import type { Language } from '../../charts/chart.type.ts';
import styles from '../exchange/exchange.module.css';
import type { DatasetFields } from './datasetQuery.ts';
import { datasetFormatOf, formats } from './datasetQuery.ts';

type ChooseDatasetFileProps = { teamId: string; fields: DatasetFields; language: Language };

/** The first step: which file, and what it is. A plain form, whose answer is the address of the second. */
export function ChooseDatasetFile({ teamId, fields, language: { t } }: ChooseDatasetFileProps) {
  return (
    <form action="/datasets/new/file" method="post" encType="multipart/form-data" className={styles.form}>
      <input type="hidden" name="teamId" value={teamId} />
      {fields.fault && (
        <p role="alert" className={styles.fault}>
          {t(fields.fault === 'large' ? 'exchange.tooLarge' : 'exchange.notSent')}
        </p>
      )}
      <label>
        {t('exchange.format')}
        <select name="format" defaultValue={datasetFormatOf(fields)}>
          {formats.map((format) => (
            <option key={format} value={format}>
              {t(`dataset.formats.${format}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('exchange.file')}
        <input type="file" name="file" required />
      </label>
      <p className="caption">{t('dataset.fileHint')}</p>
      <button type="submit" className="button primary">
        {t('dataset.send')}
      </button>
    </form>
  );
}
