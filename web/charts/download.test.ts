import { readFileSync } from 'node:fs';
import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { sweepFigure } from '../features/sweep/sweepFigure.ts';
import { samples } from '../harness/samples.ts';
import { translatorOf } from '../i18n/translator.ts';
import { lightTokens, standalone } from './download.ts';
import { workChart } from './workChart.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const language = { t: translatorOf('en'), numbers: numbersOf('en') };

describe('a figure as a file', () => {
  it('has the light colours of the page', () => {
    const light = [...css.matchAll(/--([\w-]+): light-dark\((#\w+)/g)].map(([, name, colour]) => [
      name,
      colour,
    ]);
    expect(Object.fromEntries(light)).toMatchObject(
      Object.fromEntries(Object.entries(lightTokens).map(([name, colour]) => [name, colour.toLowerCase()])),
    );
  });

  it.each(['identified', 'notIdentified', 'started'] as const)('leaves no colour open: %s', (name) => {
    const svg = standalone(
      workChart(sweepFigure(samples[name]()), { width: 832, height: 430, isNarrow: false }, language),
    );
    expect(svg).not.toContain('var(');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  });
});
