import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './home.module.css';

const ways = [
  { key: 'catalogue', href: '/sweeps/new' },
  { key: 'loop', href: '/docs/python' },
  { key: 'logs', href: '/sweeps/import' },
] as const;

/** The three ways to an answer of one's own. */
export function WaysOn({ title, language: { t } }: { title: string; language: Language }) {
  return (
    <section className={styles.ways} aria-labelledby="ways">
      <h2 id="ways">{title}</h2>
      <ul>
        {ways.map(({ key, href }) => (
          <li key={key}>
            <span>{t(`home.ways.${key}.have`)}</span>
            <Link prefetch={false} href={href}>
              {t(`home.ways.${key}.do`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
