'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import styles from './figure.module.css';

type RunReaderProps = { label: string; hint: string; isReadable: boolean; children: ReactNode };

/** A chart as one picture with its sentence, whose runs can be read one by one with the arrow keys. */
export function RunReader({ label, hint, isReadable, children }: RunReaderProps) {
  const picture = useRef<HTMLDivElement>(null);
  const [readout, setReadout] = useState('');
  if (!isReadable) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, and must be reachable by keyboard
      <div role="img" aria-label={label} tabIndex={0} className={styles.picture}>
        {children}
      </div>
    );
  }
  return (
    <>
      <div
        ref={picture}
        role="img"
        aria-label={`${label} ${hint}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk the runs, as the label says
        tabIndex={0}
        className={styles.picture}
        onKeyDown={(event) => setReadout((said) => walk(event, picture.current) ?? said)}
        onBlur={() => setReadout(leave(picture.current))}
      >
        {children}
      </div>
      <p className={styles.readout} aria-live="polite">
        {readout}
      </p>
    </>
  );
}

const directions: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Moves the ring to the next run of the chart that is shown, and gives what it says; null for other keys. */
function walk(event: KeyboardEvent, picture: HTMLElement | null): string | null {
  const direction = directions[event.key];
  if (!direction || !picture) return null;
  event.preventDefault();
  const runs = [...picture.querySelectorAll<SVGGElement>('.run')].filter(
    (run) => run.getClientRects().length > 0,
  );
  const current = runs.findIndex((run) => run.hasAttribute('data-current'));
  const start = current < 0 && direction < 0 ? 0 : current;
  const next = runs[(start + direction + runs.length) % runs.length];
  leave(picture);
  next?.setAttribute('data-current', '');
  return next?.querySelector('title')?.textContent ?? null;
}

function leave(picture: HTMLElement | null): '' {
  for (const run of picture?.querySelectorAll('[data-current]') ?? []) run.removeAttribute('data-current');
  return '';
}
