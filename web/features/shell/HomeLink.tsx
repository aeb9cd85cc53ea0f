'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Mark } from './Mark.tsx';
import styles from './shell.module.css';

/** The name, which leads to the first page. */
export function HomeLink({ label }: { label: string }) {
  const isHere = usePathname() === '/';
  return (
    <Link
      prefetch={false}
      href="/"
      className={styles.name}
      {...(isHere && { 'aria-current': 'page' as const })}
    >
      <Mark /> <span className={styles.wordmark}>Critbatch</span>
      <span className="visuallyHidden">: {label}</span>
    </Link>
  );
}
