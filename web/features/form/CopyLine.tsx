'use client';

import { useState } from 'react';
import styles from './actionForm.module.css';
import type { Secret } from './actionState.ts';

/** One line of text to take away, with a button that copies it. */
export function CopyLine({ label, value, copy, copied }: Secret) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className={styles.copyLine}>
      <input readOnly value={value} aria-label={label} onFocus={(event) => event.currentTarget.select()} />
      <button
        type="button"
        className="button"
        onClick={async () => {
          await navigator.clipboard.writeText(value);
          setIsCopied(true);
        }}
      >
        {copy}
      </button>
      <span aria-live="polite" className="caption">
        {isCopied ? copied : ''}
      </span>
    </div>
  );
}
