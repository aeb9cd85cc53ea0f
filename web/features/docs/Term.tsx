import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './term.module.css';
import type { TermName } from './terms.ts';
import { terms } from './terms.ts';

/** A word of the glossary in a heading or label: leads to its entry. */
export function Term({ name, children }: { name: TermName; children: ReactNode }) {
  return (
    <Link prefetch={false} href={`/docs/glossary#${terms[name]}`} className={styles.term}>
      {children}
    </Link>
  );
}
