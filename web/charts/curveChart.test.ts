import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { translatorOf } from '../i18n/translator.ts';
import type { RunCurve } from './curveChart.ts';
import { curveChart } from './curveChart.ts';

const size = { width: 504, height: 360, isNarrow: false };
const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const curve = (batchSize: number, hasReached: boolean): RunCurve => ({
  batchSize,
  seed: 1,
  hasReached,
  points: [10, 20, 40, 80].map((at) => ({ at, value: 8 / at })),
});
const figure = {
  curves: [curve(8, false), curve(16, true), curve(32, true)],
  highlighted: 32,
  threshold: 0.1,
};
const chart = parseHTML(
  curveChart('loss', { x: 'step', y: 'training loss' }, figure, size, language),
).document;

describe('the curves of a young sweep', () => {
  it('are one line per run, the highlighted ones in the colour of the answer and on top', () => {
    const lines = [...chart.querySelectorAll('.line path')];
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)?.parentElement?.getAttribute('stroke')).toBe('var(--answer)');
  });

  it('stand on an axis whose ticks end where it ends', () => {
    const ticks = [...chart.querySelectorAll('path')]
      .map((path) => path.getAttribute('d') ?? '')
      .filter((path) => path.includes('v3'));
    const places = ticks.flatMap((path) => [...path.matchAll(/M([\d.]+),/g)].map(([, x]) => Number(x)));
    expect(places.length).toBeGreaterThan(3);
    expect(Math.max(...places)).toBeLessThanOrEqual(size.width - 44 + 1);
  });

  it('say numbers of several digits as they are, however coarse the coordinates', () => {
    const small = { ...figure, threshold: 0.025 };
    const texts = parseHTML(
      curveChart('loss', { x: 'step', y: 'training loss' }, small, size, language),
    ).document.querySelectorAll('text');
    expect([...texts].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['0.1', expect.stringContaining('0.025')]),
    );
    const path = chart.querySelector('.line path')?.getAttribute('d');
    expect(path).not.toMatch(/\.\d\d/);
  });
});
