import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import styles from './exchange.module.css';

type ChooseFileProps = {
  /** Where the file is sent to. */
  action: string;
  teamId: string;
  fault: string | null | undefined;
  /** What it may be, as the form says it and as readers see it; the one that is chosen first. */
  formats: { value: string; label: string }[];
  format: string;
  hint: ReactNode;
  submit: string;
  language: Language;
};

/** Why a file was not taken; all else says that it did not arrive. */
const faultWords: Record<string, 'tooLarge' | 'empty'> = { large: 'tooLarge', empty: 'empty' };

/** The first step: which file, and what it is. A plain form, whose answer is the address of the second. */
export function ChooseFile({ action, teamId, fault, formats, ...shown }: ChooseFileProps) {
  const { format, hint, submit, language } = shown;
  const { t } = language;
  return (
    <form action={action} method="post" encType="multipart/form-data" className={styles.form}>
      <input type="hidden" name="teamId" value={teamId} />
      {fault && (
        <p role="alert" className={styles.fault}>
          {t(`exchange.${faultWords[fault] ?? 'notSent'}`)}
        </p>
      )}
      <label>
        {t('exchange.format')}
        <select name="format" defaultValue={format}>
          {formats.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('exchange.file')}
        <input type="file" name="file" required />
      </label>
      <p className="caption">{hint}</p>
      <button type="submit" className="button primary">
        {submit}
      </button>
    </form>
  );
}
