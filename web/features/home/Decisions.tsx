import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './home.module.css';
import type { Decision } from './loadStanding.ts';

/** The recommendations that came last, and what was decided on them, in the words that the API has for them. */
export function Decisions({ decisions, language }: { decisions: Decision[]; language: Language }) {
  const { t, numbers } = language;
  return (
    <section className={styles.decisions} aria-labelledby="decisions">
      <h2 id="decisions">{t('home.decisions.title')}</h2>
      {decisions.length === 0 && <p className={styles.nothing}>{t('home.decisions.none')}</p>}
      <ul>
        {decisions.map(({ name, href, at, text, isDecided }) => (
          <li key={href}>
            <h3>
              <Link prefetch={false} href={href}>
                {name}
              </Link>{' '}
              {at > 0 && (
                <time dateTime={new Date(at).toISOString()} className="caption">
                  {numbers.date(new Date(at))}
                </time>
              )}{' '}
              {isDecided && <span className="chip neutral">{t('home.decisions.decided')}</span>}
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      {decisions.length > 0 && (
        <p>
          <Link prefetch={false} href="/sweeps?status=FINISHED">
            {t('home.decisions.allSweeps')}
          </Link>
          {' · '}
          <Link prefetch={false} href="/studies">
            {t('home.decisions.allStudies')}
          </Link>
        </p>
      )}
    </section>
  );
}
