import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { RichText } from '../phrase/richText.tsx';
import styles from './home.module.css';
import { needsOf } from './needs.ts';
import type { Standing } from './standing.type.ts';

const mostShown = 6;

/** What goes no further until somebody acts, and where to act. */
export function Needs({ standing, language }: { standing: Standing; language: Language }) {
  const { t } = language;
  const needs = needsOf(standing);
  const more = needs.length - mostShown;
  return (
    <section aria-labelledby="needs">
      <h2 id="needs">{t('home.needs.title')}</h2>
      {needs.length === 0 && <p className={styles.nothing}>{t('home.needs.none')}</p>}
      <ul className={styles.rows}>
        {needs.slice(0, mostShown).map(({ name, href, tone, why }) => (
          <li key={href}>
            <Link prefetch={false} href={href}>
              {name}
            </Link>
            <p>
              <span className={`chip ${tone}`}>
                <RichText t={t} phrase={why} />
              </span>
            </p>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Link prefetch={false} href="/sweeps">
          {t('home.needs.more', { count: more })}
        </Link>
      )}
    </section>
  );
}
