import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { translatorOf } from '../i18n/translator.ts';
import type { CompareSeries } from './compareChart.ts';
import { compareChart } from './compareChart.ts';
import type { ForestRow } from './forestChart.ts';
import { forestChart } from './forestChart.ts';
import { powerOfTwoTicks } from './scale.ts';

const language = { t: translatorOf('en'), numbers: numbersOf('en') };
const wide = { width: 832, height: 470, isNarrow: false };
const sizes = [8, 16, 32, 64, 128];

function series(letter: string, least: number, isReached = true): CompareSeries {
  const work = (batchSize: number) => least * (batchSize / 32 + 32 / batchSize) * 0.5;
  return {
    letter,
    name: `Model ${letter} with a name that is longer than any figure has room for`,
    note: 'SGD',
    points: sizes.map((batchSize) => ({
      batchSize,
      work: work(batchSize),
      isCensored: !isReached,
      count: 3,
    })),
    line: isReached ? sizes.map((batchSize) => ({ batchSize, work: work(batchSize) })) : [],
    isIdentified: isReached,
    leastWork: isReached ? least : null,
  };
}

const places = (svg: string) =>
  [...parseHTML(svg).document.querySelectorAll('.run')].map((mark) => mark.getAttribute('transform'));

describe('the chart of a comparison', () => {
  it('lays curves of the same shape over each other once each is divided by its own least', () => {
    const marks = places(compareChart([series('A', 1000), series('B', 70_000)], 'relative', wide, language));
    expect(marks).toHaveLength(10);
    expect(new Set(marks).size).toBe(5);
    const absolute = places(
      compareChart([series('A', 1000), series('B', 70_000)], 'absolute', wide, language),
    );
    expect(new Set(absolute).size).toBe(10);
  });

  it('leaves out, divided by the least, a sweep that has no least', () => {
    const given = [series('A', 1000), series('B', 500, false)];
    expect(places(compareChart(given, 'relative', wide, language))).toHaveLength(5);
    expect(places(compareChart(given, 'absolute', wide, language))).toHaveLength(10);
  });

  it('draws twenty sweeps with a letter for each', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      series(String.fromCharCode(65 + index), 1000 + index),
    );
    for (const size of [wide, { width: 358, height: 360, isNarrow: true }]) {
      const svg = compareChart(many, 'absolute', size, language);
      expect(svg).not.toMatch(/NaN|Infinity/);
      for (const { letter } of many) expect(svg).toMatch(new RegExp(`>${letter}[ <]`));
    }
  });
});

describe('the forest plot', () => {
  const tested = { lower: 8, upper: 1024 };
  const rows: ForestRow[] = [
    {
      letter: 'B',
      index: 1,
      answer: null,
      valley: null,
      bound: { side: 'below', from: 8 },
      tested,
      text: 'at or below 8',
    },
    {
      letter: 'A',
      index: 0,
      answer: { value: 100, lower: 80, upper: 120 },
      valley: { lower: 60, upper: 160 },
      bound: null,
      tested,
      text: '100 (80–120)',
    },
  ];
  const axis = { title: 'b* (examples)', column: 'b* (interval)', ticks: powerOfTwoTicks, write: String };
  const svg = forestChart(rows, { width: 504, height: 160, isNarrow: false }, axis);

  it('gives every sweep its row, in the order given, with its number in words', () => {
    const said = parseHTML(svg).document.documentElement.textContent ?? '';
    expect(said.indexOf('at or below 8')).toBeLessThan(said.indexOf('100 (80–120)'));
    expect(svg).not.toMatch(/NaN/);
  });

  it('points to the side on which b* is left, and puts a mark only where it is known', () => {
    expect(places(svg)).toHaveLength(1);
    expect(svg).toMatch(/H33m6,-5l-6,5l6,5/);
  });
});
