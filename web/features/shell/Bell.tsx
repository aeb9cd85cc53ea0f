import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import styles from './shell.module.css';

/** The way to the notifications, with how many nobody has read yet; a live page counts them anew with every look. */
export function Bell({ unread, language: { t, numbers } }: { unread: number; language: Language }) {
  return (
    <Link prefetch={false} href="/notifications" className={styles.bell}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path
          d="M8 2a4 4 0 0 0-4 4v3L2.5 11.5h11L12 9V6a4 4 0 0 0-4-4zM6.5 13.5a1.5 1.5 0 0 0 3 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <span className="visuallyHidden">{t('notification.bell', { count: unread })}</span>
      {unread > 0 && (
        <span className={styles.unread} aria-hidden="true">
          {unread > 99 ? '99+' : numbers.whole(unread)}
        </span>
      )}
    </Link>
  );
}
