import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { sweepFigure } from '../features/sweep/sweepFigure.ts';
import { samples } from '../harness/samples.ts';
import { translatorOf } from '../i18n/translator.ts';
import { reciprocalChart } from './reciprocalChart.ts';

const size = { width: 664, height: 360, isNarrow: false };
const language = { t: translatorOf('en'), numbers: numbersOf('en') };

describe('1/K against 1/b', () => {
  const figure = sweepFigure(samples.identified());
  const svg = reciprocalChart(figure, size, language);
  const chart = parseHTML(svg).document;

  it('draws the law of the theory as a straight line', () => {
    const batchSizes = Array.from({ length: 60 }, (_, index) => 56 * 1.05 ** index);
    const points = batchSizes.map((batchSize) => ({
      batchSize,
      steps: (900 * batchSize) / (batchSize - 55),
    }));
    const alone = { ...figure, law: { name: 'armijoBound' as const, minimiser: 110, points }, rivals: [] };
    const drawn = parseHTML(reciprocalChart(alone, size, language)).document;
    const path = drawn.querySelector('.line path')?.getAttribute('d') ?? '';
    const moves = (path.split('l')[1] ?? '').split(' ').map((move) => move.split(',').map(Number));
    const slopes = moves.filter(([x = 0]) => Math.abs(x) > 8).map(([x = 0, y = 0]) => y / x);
    expect(slopes.length).toBeGreaterThan(10);
    for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0] ?? Number.NaN, 1);
  });

  it('names every law that it draws', () => {
    for (const { name } of [figure.law, ...figure.rivals].filter((law) => law !== null))
      expect(chart.documentElement.textContent).toContain(language.t(`chart.laws.${name}`));
  });

  it('points the arrow of a run that never arrived downwards: its 1/K is at most there', () => {
    const marks = [...chart.querySelectorAll('.run')].filter((mark) =>
      /not reached/.test(mark.textContent ?? ''),
    );
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(mark.getAttribute('transform')).toMatch(/rotate\(180\)/);
  });

  it.each(Object.keys(samples) as (keyof typeof samples)[])('draws finite coordinates: %s', (name) => {
    expect(reciprocalChart(sweepFigure(samples[name]()), size, language)).not.toMatch(/NaN|Infinity/);
  });
});
