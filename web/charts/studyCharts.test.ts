import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { scalingFigure, studyFrontier } from '../features/study/studyFigures.ts';
import { sampleStudy } from '../harness/sampleStudy.ts';
import { translatorOf } from '../i18n/translator.ts';
import { frontierChart } from './frontierChart.ts';
import { scalingChart } from './scalingChart.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const japanese = { t: translatorOf('ja'), numbers: numbersOf('ja') };
const wide = { width: 832, height: 420, isNarrow: false };

describe('frontierChart', () => {
  const figure = studyFrontier(sampleStudy());
  if (!figure) throw new Error('The sample has no frontier.');

  it('draws the frontier through its own choices from the fastest to the cheapest, and marks one as recommended', () => {
    const svg = frontierChart(figure, wide, language);
    const paths = svg.match(/<path [^>]*>/g) ?? [];
    const path =
      paths.find((each) => each.includes('stroke-width="2"') && each.includes('var(--answer)')) ?? '';
    const line = /d="M([^"]+)"/.exec(path)?.[1] ?? '';
    const points = line.split('L').map((point) => point.split(',').map(Number));
    expect(points).toHaveLength(figure.marks.filter(({ isOnFrontier }) => isOnFrontier).length);
    for (const [i, [x = 0, y = 0]] of points.entries()) {
      const [nextX = Number.POSITIVE_INFINITY, nextY = Number.POSITIVE_INFINITY] = points[i + 1] ?? [];
      expect(nextX).toBeGreaterThan(x);
      expect(nextY).toBeGreaterThan(y);
    }
    expect(svg).toContain('to use:');
    expect(svg).toContain('later than 48\u00a0h');
    expect(svg).toContain('above 4,000');
  });

  it('names limits as they were typed, not rounded like what was measured', () => {
    const svg = frontierChart({ ...figure, maxHours: 40.25, maxCost: 12_345.5 }, wide, language);
    expect(svg).toContain('later than 40.25\u00a0h');
    expect(svg).toContain('above 12,345.50\u00a0USD');
  });

  it('reads every mark out, and shades what the limits forbid only where there are limits', () => {
    const svg = frontierChart(figure, wide, language);
    expect(svg.match(/class="run"/g)?.length).toBe(svg.match(/<title>/g)?.length);
    expect(svg).toContain('var(--sunken)');
    const unlimited = frontierChart({ ...figure, maxHours: null, maxCost: null }, wide, language);
    expect(unlimited).not.toContain('var(--sunken)');
  });

  it('counts device hours where there is no price', () => {
    const svg = frontierChart({ ...figure, currency: null, maxCost: null }, wide, japanese);
    expect(svg).toContain('デバイス時間');
    expect(svg).not.toContain('USD');
  });
});

describe('scalingChart', () => {
  it('shows what was measured filled, what is predicted hollow, and the band of the power', () => {
    const figure = scalingFigure(sampleStudy(), language);
    expect(figure.marks.map(({ kind }) => kind)).toEqual(['firstGuess', 'measured', 'measured', 'predicted']);
    const svg = scalingChart(figure, { width: 504, height: 420, isNarrow: false }, language);
    expect(svg).toContain('First guess: 58 (20–168); b* came out at 0.69×');
    expect(svg).toContain('Pilot: 40 (34–47)');
    expect(svg).toMatch(/Production: \d+ \(\d+–\d+\), predicted/);
    expect(svg).toContain('fill-opacity="0.1"');
    expect(svg).toContain('stroke-dasharray="2 4"');
    const bandless = scalingChart(
      { ...figure, band: [] },
      { width: 358, height: 340, isNarrow: true },
      language,
    );
    expect(bandless).not.toContain('stroke-dasharray="2 4"');
  });
});
