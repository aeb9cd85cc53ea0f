import type { Language } from '../../charts/chart.type.ts';
import styles from './home.module.css';
import { WaysOn } from './WaysOn.tsx';

/** The first page where nothing was trained yet: what a critical batch size is, and how to find one. */
export function Beginning({ canStart, language }: { canStart: boolean; language: Language }) {
  const { t } = language;
  return (
    <div className={styles.lesson}>
      <div className={styles.intro}>
        <h1>{t('home.lesson.title')}</h1>
        <p className={styles.lead}>{t('home.lesson.lead')}</p>
        <p className={styles.lead}>{t('home.lesson.nothingYet')}</p>
      </div>
      {canStart && <WaysOn language={language} title={t('home.ways.title')} />}
    </div>
  );
}
