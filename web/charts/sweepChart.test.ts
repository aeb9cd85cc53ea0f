import type { Locale } from '@critbatch/theory';
import { numbersOf } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { parseHTML } from 'linkedom';
import { sweepFigure } from '../features/sweep/sweepFigure.ts';
import { samples } from '../harness/samples.ts';
import { translatorOf } from '../i18n/translator.ts';
import { stepsChart } from './stepsChart.ts';
import { workChart } from './workChart.ts';

const sizes = [
  { width: 832, height: 430, isNarrow: false },
  { width: 358, height: 330, isNarrow: true },
];
const languageOf = (locale: Locale) => ({ t: translatorOf(locale), numbers: numbersOf(locale) });
const parse = (svg: string) => parseHTML(svg).document;

describe('the charts of a sweep', () => {
  const figure = sweepFigure(samples.running());

  it('show every run that has not failed as one mark, each with its numbers to read out', () => {
    for (const draw of [workChart, stepsChart]) {
      const marks = parse(draw(figure, sizes[0] ?? never(), languageOf('en'))).querySelectorAll(
        '.run > title',
      );
      expect(marks.length).toBe(33);
      expect(marks[0]?.textContent).toMatch(
        /^batch size 8, seed 1, [\d,]+ steps, [\d,]+ gradients, not reached$/,
      );
    }
  });

  it('put b* and its interval above the frame, with the language’s own dash', () => {
    const texts = (locale: Locale) =>
      parse(workChart(figure, sizes[0] ?? never(), languageOf(locale))).documentElement.textContent;
    expect(texts('en')).toMatch(/b\* = \d+ \(\d+–\d+\)/);
    expect(texts('ja')).toMatch(/b\* = \d+（\d+〜\d+）/);
  });

  it('are the same text for the same data, so that a refresh changes nothing that did not change', () => {
    const once = () => workChart(figure, sizes[0] ?? never(), languageOf('en'));
    expect(once()).toBe(once());
  });

  it('say of a run that was stopped before its budget by how much it had not arrived', () => {
    const early = figure.runs
      .filter(({ state }) => state !== 'running')
      .map((run) => (run.state === 'censored' ? { ...run, steps: 50_000 / run.batchSize } : run));
    const texts = (runs: typeof early) =>
      parse(workChart({ ...figure, runs }, sizes[0] ?? never(), languageOf('en'))).documentElement
        .textContent;
    expect(texts([...figure.runs])).toMatch(/by 1\sM/);
    expect(texts(early)).toMatch(/by 50\sk/);
    const hopeless = texts(
      early.map((run) => (run.state === 'censored' ? { ...run, stopped: 'hopeless' as const } : run)),
    );
    expect(hopeless).toMatch(/stopped as hopeless.*by 50\sk/);
    expect(hopeless).not.toContain('never reached');
  });

  it('keep every line and leader inside the picture', () => {
    for (const name of Object.keys(samples) as (keyof typeof samples)[]) {
      const svg = stepsChart(sweepFigure(samples[name]()), sizes[1] ?? never(), languageOf('en'));
      for (const [, x = ''] of svg.matchAll(/[ML](-?[\d.]+),/g)) expect(Number(x)).toBeGreaterThanOrEqual(-5);
    }
  });

  it('lead from no label across the axis, however far a run that has just begun lies below', () => {
    const size = sizes[0] ?? never();
    const few = figure.runs.filter(
      ({ seed, batchSize }) => seed === 1 && [8, 64, 256, 512].includes(batchSize),
    );
    // Far apart, so that little space lies between the axis and a run of a sixth of the least.
    const settled = new Map([
      [64, 400_000],
      [512, 510],
    ]);
    for (let steps = 100; steps < 40_000; steps = Math.ceil(steps * 1.07)) {
      const runs = few.map((run) => {
        if (run.batchSize === 8) return { ...run, state: 'running' as const, steps };
        const reached = settled.get(run.batchSize);
        return reached
          ? { ...run, state: 'reached' as const, steps: reached }
          : { ...run, state: 'queued' as const };
      });
      const early = { ...figure, runs, law: null, rivals: [], candidates: [], answer: null, leastWork: null };
      const bare = { ...early, valley: null, free: null, toUse: null, yours: null, suggested: [] };
      const svg = parse(workChart(bare, size, languageOf('en')));
      const axis = Math.max(
        ...[...svg.querySelectorAll('.run')].map((run) => Number(/,([\d.]+)\)/.exec(run.outerHTML)?.[1])),
      );
      for (const leader of svg.querySelectorAll('path[stroke="var(--ink3)"]')) {
        const path = leader.getAttribute('d') ?? '';
        if (!/^M[^A-Z]+L[^A-Z]+$/.test(path)) continue;
        const ends = [...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
        expect(Math.max(...ends)).toBeLessThanOrEqual(axis + 0.5);
      }
    }
  });

  it('carry no inline style, which the content security policy forbids', () => {
    for (const size of sizes) expect(workChart(figure, size, languageOf('en'))).not.toMatch(/<style| style=/);
  });

  it.each(Object.keys(samples) as (keyof typeof samples)[])(
    'draw finite coordinates inside the picture: %s',
    (name) => {
      const sample = sweepFigure(samples[name]());
      for (const size of sizes) {
        for (const draw of [workChart, stepsChart]) {
          const svg = draw(sample, size, languageOf('ja'));
          expect(svg).not.toMatch(/NaN|Infinity/);
          for (const mark of parse(svg).querySelectorAll('.run')) {
            const [, x = '', y = ''] =
              /translate\(([-\d.]+),([-\d.]+)\)/.exec(mark.getAttribute('transform') ?? '') ?? [];
            expect(Number(x)).toBeGreaterThan(0);
            expect(Number(x)).toBeLessThan(size.width);
            expect(Number(y)).toBeGreaterThan(0);
            expect(Number(y)).toBeLessThan(size.height);
          }
        }
      }
    },
  );
});

function never(): never {
  throw new Error('no size');
}
