import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { NoWorkers } from '../live/NoWorkers.tsx';
import styles from './home.module.css';

const ways = [
  { key: 'catalogue', href: '/sweeps/new' },
  { key: 'loop', href: '/docs/python' },
  { key: 'logs', href: '/sweeps/import' },
] as const;

type WaysOnProps = { title: string; workers: readonly { isThere: boolean }[]; language: Language };

/** The three ways to an answer of one's own. */
export function WaysOn({ title, workers, language: { t } }: WaysOnProps) {
  return (
    <section className={styles.ways} aria-labelledby="ways">
      <h2 id="ways">{title}</h2>
      <NoWorkers workers={workers} teamId={undefined} t={t} />
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
