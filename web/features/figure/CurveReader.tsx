'use client';

import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import styles from './curveReader.module.css';
import figure from './figure.module.css';
import type { Placed } from './placedReading.ts';
import { nearest, nearestIndex, placed } from './placedReading.ts';

/** What a chart says of one value of its x; `isStop`: the arrow keys stop there. */
export type CurveReading = {
  x: number;
  /** Where it lies on the chart; null for nowhere. */
  y: number | null;
  title: string;
  lines: string[];
  isStop: boolean;
};

type CurveReaderProps = {
  /** The chart in a sentence. */
  label: string;
  /** How the keys walk it. */
  hint: string;
  /** Ascending. */
  readings: readonly CurveReading[];
  /** The x that the keys start from. */
  start: number;
  children: ReactNode;
};

/** A chart that says what it means wherever a reader points: with a mouse, a finger, or the arrow keys. */
export function CurveReader({ label, hint, readings, start, children }: CurveReaderProps) {
  const picture = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<{ index: number; at: Placed } | null>(null);
  const [said, setSaid] = useState('');
  const reading = shown && readings[shown.index];
  const show = (index: number) => {
    const next = readings[index];
    const at = next && placed(picture.current, next);
    setShown(at ? { index, at } : null);
    return next;
  };
  const say = (index: number) => {
    const next = show(index);
    setSaid(next ? [next.title, ...next.lines].join(', ') : '');
  };
  const point = (event: PointerEvent) => {
    const index = nearest(picture.current, event.clientX, readings);
    if (index !== null) show(index);
  };
  const leave = () => {
    setShown(null);
    setSaid('');
  };
  const press = (event: KeyboardEvent) => {
    const from = shown?.index ?? nearestIndex(start, readings);
    const index = pressed(event, readings, from);
    if (event.key === 'Escape') leave();
    if (index === null) return;
    event.preventDefault();
    say(index);
  };
  return (
    <>
      <div
        ref={picture}
        role="application"
        aria-label={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk along the curve, as the label says
        tabIndex={0}
        className={`${figure.picture} ${styles.reader}`}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
        onFocus={(event) => {
          if (event.target.matches(':focus-visible')) say(nearestIndex(start, readings));
        }}
        onBlur={leave}
        onKeyDown={press}
      >
        <div role="img" aria-label={label}>
          {children}
        </div>
        {shown && reading && (
          <div className={styles.over} aria-hidden="true">
            <span className={styles.line} style={shown.at.line} />
            {shown.at.dot && <span className={styles.dot} style={shown.at.dot} />}
            <div className={styles.said} style={shown.at.said}>
              <b>{reading.title}</b>
              {reading.lines.map((line) => (
                <span key={line}>{line}</span>
              ))}
            </div>
          </div>
        )}
      </div>
      <p className="visuallyHidden" aria-live="polite">
        {said}
      </p>
    </>
  );
}

/** The reading that a key leads to; null for a key that leads nowhere. */
function pressed(
  { key, shiftKey }: KeyboardEvent,
  readings: readonly CurveReading[],
  from: number,
): number | null {
  const isThere = ({ isStop }: CurveReading) => isStop || shiftKey;
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
  if (key === 'Home') return 0;
  if (key === 'End') return readings.length - 1;
  if (step === undefined) return null;
  for (let index = from + step; readings[index]; index += step)
    if (isThere(readings[index] as CurveReading)) return index;
  return from;
}
