import type { ReactNode } from 'react';
import styles from './team.module.css';

type SectionProps = { title: ReactNode; lead: string; id?: string; children: ReactNode };

export function Section({ title, lead, id, children }: SectionProps) {
  return (
    <section id={id} className={styles.section}>
      <h2>{title}</h2>
      <p className="caption">{lead}</p>
      {children}
    </section>
  );
}
