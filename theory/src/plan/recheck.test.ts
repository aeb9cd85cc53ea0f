import { describe, expect, it } from '@jest/globals';
import { assess, usualAssessment } from '../estimate/assess.ts';
import type { Crossing, Interval } from '../estimate/estimate.type.ts';
import { laws } from '../laws/laws.ts';
import { followPlan, warmRandom } from '../testing/generatedSweeps.ts';
import { randomTruth } from '../testing/randomTruth.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { simulateSweep } from '../testing/simulateSweep.ts';
import type { RecheckFinding } from './recheck.ts';
import { recheckCapFactor, recheckMostSeeds, recheckRange, recheckRatio, recheckVerdict } from './recheck.ts';

/** As the intervals alone say it. */
const verdictOf = (before: Interval, now: Interval | null) => recheckVerdict(before, now, []).verdict;
const interval = (value: number, lower: number | null, upper: number | null) => ({ value, lower, upper });

describe('the verdict of a re-check', () => {
  it('is MOVED where the values lie apart by more than 1.5 times both half widths together, on a logarithmic scale', () => {
    const before = interval(100, 80, 125);
    // Half widths of ln 1.25 each: the limit is 100 · 1.25^3.
    expect(verdictOf(before, interval(194, 194 / 1.25, 194 * 1.25))).toBe('SAME');
    expect(verdictOf(before, interval(197, 197 / 1.25, 197 * 1.25))).toBe('MOVED');
    expect(verdictOf(before, interval(50, 40, 62.5))).toBe('MOVED');
    expect(verdictOf(before, interval(130, 100, 170))).toBe('SAME');
  });

  it('is SAME where b* has moved by less than a quarter, however narrow the intervals', () => {
    expect(verdictOf(interval(100, 99, 101), interval(120, 119, 121))).toBe('SAME');
    expect(verdictOf(interval(100, 99, 101), interval(83, 82, 84))).toBe('SAME');
    expect(verdictOf(interval(100, 99, 101), interval(127, 126, 128))).toBe('MOVED');
  });

  it('is UNDECIDED without a new value, or without an end', () => {
    expect(verdictOf(interval(100, 80, 125), null)).toBe('UNDECIDED');
    expect(verdictOf(interval(100, null, 125), interval(500, 400, 600))).toBe('UNDECIDED');
    expect(verdictOf(interval(100, 80, 125), interval(500, 400, null))).toBe('UNDECIDED');
  });
});

describe('without a new value', () => {
  const before = interval(100, 90, 110);
  type Works = Record<number, number | null>;
  /** A run at each batch size that needs so many examples; null where it had not arrived after a million. */
  const runsOf = (works: Works) =>
    Object.entries(works).map(([size, work]) => {
      const batchSize = Number(size);
      const steps = (work ?? 1e6) / batchSize;
      return { batchSize, seed: 1, lowerSteps: steps, upperSteps: work === null ? null : steps };
    });
  const finding = (works: Works) => recheckVerdict(before, null, runsOf(works));
  const up = { verdict: 'MOVED', direction: 'UP' };
  const stays = { verdict: 'UNDECIDED', direction: null };

  it('is MOVED up where work falls beyond the old interval, whether the nearest runs arrived or not', () => {
    expect(finding({ 100: 990e3, 200: 900e3, 300: 700e3, 500: 500e3, 800: 300e3 })).toEqual(up);
    expect(
      finding({ 100: null, 200: null, 300: 900e3, 400: 650e3, 500: 500e3, 600: 400e3, 800: 300e3 }),
    ).toEqual(up);
  });

  it('is MOVED down where work falls below it', () => {
    const down = { verdict: 'MOVED', direction: 'DOWN' };
    expect(finding({ 12: 20e3, 16: 30e3, 24: 50e3, 40: 90e3, 100: 300e3 })).toEqual(down);
  });

  it('asks for a fall of 9.92 standard deviations with two degrees of freedom', () => {
    // Residuals of r, -r, -r and r about a line over doublings: t = fall a doubling ÷ r · √5 ÷ √2, so that the limit is 6.277 r.
    const falling = (fall: number) =>
      finding(
        Object.fromEntries(
          [0.1, -0.1, -0.1, 0.1].map((residual, index) => [
            128 * 2 ** index,
            9e5 * Math.exp(residual - fall * index),
          ]),
        ),
      );
    expect(falling(0.62)).toEqual(stays);
    expect(falling(0.635)).toEqual(up);
  });

  it('is UNDECIDED where work rises on both sides, where nothing arrives, and on few runs or batch sizes', () => {
    const rising = {
      12: 900e3,
      24: 500e3,
      40: 300e3,
      64: 250e3,
      200: 250e3,
      300: 300e3,
      500: 500e3,
      800: 900e3,
    };
    expect(finding(rising)).toEqual(stays);
    expect(
      finding({ 12: null, 24: null, 40: null, 64: null, 200: null, 300: null, 500: null, 800: null }),
    ).toEqual(stays);
    expect(finding({ 200: 900e3, 300: 700e3, 800: 300e3 })).toEqual(stays);
    const two = [1, 2, 3].flatMap((seed) => runsOf({ 200: 9e5, 800: 3e5 }).map((run) => ({ ...run, seed })));
    expect(recheckVerdict(before, null, two)).toEqual(stays);
  });

  it('takes no run that was stopped early for one that needs less', () => {
    // As the rule that ends hopeless runs leaves them: the farther, the less they had done.
    const stopped = Object.entries({ 300: 8e5, 400: 6e5, 600: 4e5, 800: 2e5 }).map(([size, work]) => ({
      ...{ batchSize: Number(size), seed: 1, lowerSteps: work / Number(size), upperSteps: null },
    }));
    const arrived = runsOf({ 150: 850e3, 200: 900e3 });
    expect(recheckVerdict(before, null, [...arrived, ...stopped])).toEqual(stays);
  });

  it('has the next one try batch sizes on the side to which b* has moved', () => {
    expect(recheckRange(interval(100, 80, 125), 60_000, 'UP')).toEqual({ lower: 80, upper: 8000 });
    expect(recheckRange(interval(100, 80, 125), 60_000, 'DOWN')).toEqual({ lower: 1, upper: 125 });
  });
});

it('tries batch sizes on both sides of the interval, and none that is larger than the data', () => {
  expect(recheckRange(interval(100, 80, 125), 60_000)).toEqual({ lower: 10, upper: 1000 });
  expect(recheckRange(interval(4, 3, 5), 30)).toEqual({ lower: 1, upper: 30 });
});

const stepSeconds = (batchSize: number) => Math.max(4e-4, 9e-6 * batchSize);

/** As the API compares them: null unless the answer is MINIMISER. */
function lawsMinimiserOf(crossings: readonly Crossing[]): Interval | null {
  const { decision, lawsMinimiser } = assess(crossings, usualAssessment);
  return decision.answer === 'MINIMISER' ? lawsMinimiser : null;
}

/** What a re-check says of a sweep whose truth is still, or no longer, that of the first one; null where that has no answer. */
function recheck(truth: Truth, later: Truth, seed: number): RecheckFinding | null {
  const random = warmRandom(seed);
  const before = lawsMinimiserOf(simulateSweep(truth, random));
  if (!before) return null;
  const range = recheckRange(before, 1e6);
  const middle = Math.sqrt(range.lower * range.upper);
  const maxExamples = truth.maxExamples * recheckCapFactor;
  const { crossings } = followPlan(
    { ...later, maxExamples },
    {
      ...{ range, wantedRatio: recheckRatio, mostSeeds: recheckMostSeeds },
      ...{ stepSeconds, evaluationSeconds: 0.01, runs: 2 },
      budgetSeconds: 15 * (truth.maxExamples / middle) * stepSeconds(middle),
      cadence: { firstStep: 10, ratio: 1.05 },
      maxExamplesPerRun: maxExamples,
    },
    random,
  );
  return recheckVerdict(before, lawsMinimiserOf(crossings), crossings);
}

/** The same shape and K(b*) about a b* so many times as large. */
function moved(truth: Truth, factor: number): Truth {
  const { minimiser, firstParameterWithMinimiser, logShape } = laws[truth.law];
  const from = minimiser(truth.shape) ?? Number.NaN;
  const shape = [firstParameterWithMinimiser(factor * from, truth.shape), ...truth.shape.slice(1)];
  const steps = truth.limitSteps * Math.exp(logShape(from, truth.shape) - logShape(factor * from, shape));
  return { ...truth, shape, limitSteps: steps };
}

// `npm run bench -- recheck` has larger counts (docs/decisions/0039); here it is seen that the rule still holds.
it('tells no move of a b* that has not moved, and moves by a factor of three, whatever work they take', () => {
  const truths = [1, 2, 3, 4].map((seed) => randomTruth('blurredBound', 0.1, warmRandom(seed)));
  expect(truths.map((truth, index) => recheck(truth, truth, 101 + index)?.verdict)).toEqual(
    Array(4).fill('SAME'),
  );
  const up = { verdict: 'MOVED', direction: 'UP' };
  expect(truths.map((truth, index) => recheck(truth, moved(truth, 3), 201 + index))).toEqual(
    Array(4).fill(up),
  );
});

it('tells a move by a factor of twenty, whose new value lies outside all that it tries', () => {
  const truth = randomTruth('blurredBound', 0.1, warmRandom(3));
  expect(recheck(truth, moved(truth, 1 / 20), 303)).toEqual({ verdict: 'MOVED', direction: 'DOWN' });
});
