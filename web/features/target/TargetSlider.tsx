'use client';

import { useId, useState } from 'react';
import styles from './target.module.css';
import type { TargetPoint } from './targetText.ts';

/** One of the thresholds, chosen by dragging or by arrow keys, and what the runs say there. */
export function TargetSlider({ label, points }: { label: string; points: TargetPoint[] }) {
  const id = useId();
  const [chosen, setChosen] = useState(points.length - 1);
  const point = points[chosen];
  if (!point) return null;
  const text = `${point.target}: ${point.answer}`;
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={points.length - 1}
        value={chosen}
        aria-valuetext={text}
        onChange={(event) => setChosen(Number(event.target.value))}
      />
      <output htmlFor={id}>
        {point.target}: <b>{point.answer}</b>
      </output>
    </div>
  );
}
