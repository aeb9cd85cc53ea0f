import type { Language } from '../../charts/chart.type.ts';
import styles from './home.module.css';
import { WaysOn } from './WaysOn.tsx';

type BeginningProps = { workers: readonly { isThere: boolean }[]; canStart: boolean; language: Language };

/** The first page where nothing was trained yet: what a critical batch size is, and how to find one. */
export function Beginning({ workers, canStart, language }: BeginningProps) {
  const { t } = language;
  return (
    <div className={styles.lesson}>
      <div className={styles.intro}>
        <h1>{t('home.lesson.title')}</h1>
        <p className={styles.lead}>{t('home.lesson.lead')}</p>
        <p className={styles.lead}>{t('home.lesson.nothingYet')}</p>
      </div>
      {canStart && <WaysOn workers={workers} language={language} title={t('home.ways.title')} />}
    </div>
  );
}
