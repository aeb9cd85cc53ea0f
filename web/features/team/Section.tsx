import type { ReactNode } from 'react';
import styles from './team.module.css';

export function Section({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <p className="caption">{lead}</p>
      {children}
    </section>
  );
}
