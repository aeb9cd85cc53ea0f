import type { ReactNode } from 'react';
import styles from './askFirst.module.css';

type AskFirstProps = { button: string; question: string; children: ReactNode };

/** A button that asks before anything happens, with or without JavaScript: the children are the form that does it. */
export function AskFirst({ button, question, children }: AskFirstProps) {
  return (
    <details className={styles.ask}>
      <summary className="button">{button}</summary>
      <div className={styles.question}>
        <p>{question}</p>
        {children}
      </div>
    </details>
  );
}
