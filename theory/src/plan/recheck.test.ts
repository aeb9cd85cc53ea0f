import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../estimate/estimate.ts';
import { laws } from '../laws/laws.ts';
import { followPlan, warmRandom } from '../testing/generatedSweeps.ts';
import { randomTruth } from '../testing/randomTruth.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { simulateSweep } from '../testing/simulateSweep.ts';
import type { RecheckVerdict } from './recheck.ts';
import { recheckCapFactor, recheckMostSeeds, recheckRange, recheckRatio, recheckVerdict } from './recheck.ts';

const interval = (value: number, lower: number | null, upper: number | null) => ({ value, lower, upper });

describe('the verdict of a re-check', () => {
  it('is MOVED where the values lie apart by more than 1.5 times both half widths together, on a logarithmic scale', () => {
    const before = interval(100, 80, 125);
    // Half widths of ln 1.25 each: the limit is 100 · 1.25^3.
    expect(recheckVerdict(before, interval(194, 194 / 1.25, 194 * 1.25))).toBe('SAME');
    expect(recheckVerdict(before, interval(197, 197 / 1.25, 197 * 1.25))).toBe('MOVED');
    expect(recheckVerdict(before, interval(50, 40, 62.5))).toBe('MOVED');
    expect(recheckVerdict(before, interval(130, 100, 170))).toBe('SAME');
  });

  it('is SAME where b* has moved by less than a quarter, however narrow the intervals', () => {
    expect(recheckVerdict(interval(100, 99, 101), interval(120, 119, 121))).toBe('SAME');
    expect(recheckVerdict(interval(100, 99, 101), interval(83, 82, 84))).toBe('SAME');
    expect(recheckVerdict(interval(100, 99, 101), interval(127, 126, 128))).toBe('MOVED');
  });

  it('is UNDECIDED without a new value, or without an end', () => {
    expect(recheckVerdict(interval(100, 80, 125), null)).toBe('UNDECIDED');
    expect(recheckVerdict(interval(100, null, 125), interval(500, 400, 600))).toBe('UNDECIDED');
    expect(recheckVerdict(interval(100, 80, 125), interval(500, 400, null))).toBe('UNDECIDED');
  });
});

it('tries batch sizes on both sides of the interval, and none that is larger than the data', () => {
  expect(recheckRange(interval(100, 80, 125), 60_000)).toEqual({ lower: 10, upper: 1000 });
  expect(recheckRange(interval(4, 3, 5), 30)).toEqual({ lower: 1, upper: 30 });
});

const stepSeconds = (batchSize: number) => Math.max(4e-4, 9e-6 * batchSize);

/** What a re-check says of a sweep whose truth is still, or no longer, that of the first one; null where that has no answer. */
function recheck(truth: Truth, later: Truth, seed: number): RecheckVerdict | null {
  const random = warmRandom(seed);
  const { criticalBatchSize: before } = standingOf(simulateSweep(truth, random));
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
  return recheckVerdict(before, standingOf(crossings).criticalBatchSize);
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
  expect(truths.map((truth, index) => recheck(truth, truth, 101 + index))).toEqual(Array(4).fill('SAME'));
  expect(truths.map((truth, index) => recheck(truth, moved(truth, 3), 201 + index))).toEqual(
    Array(4).fill('MOVED'),
  );
});
