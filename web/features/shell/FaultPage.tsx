'use client';

import { page as english } from '../../i18n/en/page.ts';
import { page as japanese } from '../../i18n/ja/page.ts';
import styles from './shell.module.css';

/** A fault of ours: what it means for the reader, and a way to try again. Rendered in the browser alone. */
export function FaultPage({ retry }: { retry: () => void }) {
  const isJapanese = typeof document !== 'undefined' && document.documentElement.lang === 'ja';
  const { failed } = isJapanese ? japanese : english;
  return (
    <main id="content" className={styles.page}>
      <div className={styles.plain}>
        <h1>{failed.title}</h1>
        <p>{failed.body}</p>
        <div className={styles.actions}>
          <button type="button" className="button primary" onClick={() => retry()}>
            {failed.retry}
          </button>
        </div>
      </div>
    </main>
  );
}
