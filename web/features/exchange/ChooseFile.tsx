import type { Language } from '../../charts/chart.type.ts';
import styles from './exchange.module.css';
import type { ImportFields } from './importQuery.ts';
import { formatOf, formats } from './importQuery.ts';

type ChooseFileProps = { teamId: string; fields: ImportFields; language: Language };

/** The first step: which file, and what it is. A plain form, whose answer is the address of the second. */
export function ChooseFile({ teamId, fields, language: { t } }: ChooseFileProps) {
  return (
    <form action="/sweeps/import/file" method="post" encType="multipart/form-data" className={styles.form}>
      <input type="hidden" name="teamId" value={teamId} />
      {fields.fault && (
        <p role="alert" className={styles.fault}>
          {t(fields.fault === 'large' ? 'exchange.tooLarge' : 'exchange.notSent')}
        </p>
      )}
      <label>
        {t('exchange.format')}
        <select name="format" defaultValue={formatOf(fields)}>
          {formats.map((format) => (
            <option key={format} value={format}>
              {t(`exchange.formats.${format}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('exchange.file')}
        <input type="file" name="file" required />
      </label>
      <p className="caption">{t('exchange.fileHint')}</p>
      <button type="submit" className="button primary">
        {t('exchange.send')}
      </button>
    </form>
  );
}
