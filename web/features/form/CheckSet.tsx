import type { ReactNode } from 'react';
import styles from './checkSet.module.css';

/** Things of which any number is chosen: a legend, and labels with a box each. */
export function CheckSet({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.set}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
