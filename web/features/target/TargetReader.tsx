'use client';

import type { PointerEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import figure from '../figure/figure.module.css';
import type { Placed } from '../figure/placedReading.ts';
import { nearest, placed } from '../figure/placedReading.ts';
import styles from './target.module.css';

/** A target, b* there as a number where there is one, both in words, and why there is none. */
export type AskedPoint = {
  x: number;
  y: number | null;
  short: string;
  target: string;
  answer: string;
  why: string;
};

type TargetReaderProps = {
  /** The chart in a sentence. */
  sentence: string;
  label: string;
  points: readonly AskedPoint[];
  /** Index of the target that the page asks about. */
  own: number;
  children: ReactNode;
};

/** b* against the target, with a handle on it: dragged by mouse or finger, moved by keys, answered at once. */
export function TargetReader({ sentence, label, points, own, children }: TargetReaderProps) {
  const id = useId();
  const picture = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(own);
  const [at, setAt] = useState<Placed | null>(null);
  const point = points[chosen];
  useEffect(() => {
    const place = () => setAt(point ? placed(picture.current, point) : null);
    place();
    const watched = new ResizeObserver(place);
    if (picture.current) watched.observe(picture.current);
    return () => watched.disconnect();
  }, [point]);
  const drag = (event: PointerEvent) => {
    const index = nearest(picture.current, event.clientX, points);
    if (index !== null) setChosen(index);
  };
  if (!point) return null;
  return (
    <>
      <div
        ref={picture}
        className={`${figure.picture} ${styles.reader}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={(event) => event.buttons > 0 && drag(event)}
      >
        <div role="img" aria-label={sentence}>
          {children}
        </div>
        <input
          id={id}
          className={styles.range}
          type="range"
          aria-label={label}
          min={0}
          max={points.length - 1}
          value={chosen}
          aria-valuetext={`${point.target}: ${point.answer}`}
          onChange={(event) => setChosen(Number(event.target.value))}
        />
        {at && (
          <div className={styles.over} aria-hidden="true">
            <span className={styles.line} style={at.line} />
            <span className={styles.handle} style={at.foot} />
            {at.dot && <span className={styles.dot} style={at.dot} />}
            <b className={styles.name} style={at.head}>
              {point.short}
            </b>
          </div>
        )}
      </div>
      <output htmlFor={id} className={styles.answer}>
        {point.target}: <b>{point.answer}</b>
        {point.why && <span className={`caption ${styles.why}`}>{point.why}</span>}
      </output>
    </>
  );
}
