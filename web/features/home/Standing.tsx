import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import shell from '../shell/shell.module.css';
import { Decisions } from './Decisions.tsx';
import styles from './home.module.css';
import type { Decision } from './loadStanding.ts';
import { Needs } from './Needs.tsx';
import { Running } from './Running.tsx';
import type { Standing as StandingData } from './standing.type.ts';
import { WaysOn } from './WaysOn.tsx';

type StandingProps = {
  standing: StandingData;
  decisions: Decision[];
  canStart: boolean;
  language: Language;
};

/** The first page of a team that has answers: decisions first, then what runs and what needs somebody. */
export function Standing({ standing, decisions, canStart, language }: StandingProps) {
  const { t } = language;
  return (
    <>
      <h1 className={shell.title}>{t('home.title')}</h1>
      <div className={styles.columns}>
        <Decisions decisions={decisions} language={language} />
        <div>
          <Needs standing={standing} language={language} />
          <Running running={standing.running} language={language} />
          {canStart && (
            <WaysOn workers={standing.workers.nodes} language={language} title={t('home.ways.more')} />
          )}
          <p className={`caption ${styles.learn}`}>
            <Link prefetch={false} href="/learn">
              {t('home.learn')}
            </Link>
          </p>
        </div>
      </div>
    </>
  );
}
