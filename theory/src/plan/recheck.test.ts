import { describe, expect, it } from '@jest/globals';
import type { LawName } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
import { estimateOf, followPlan, warmRandom } from '../testing/generatedSweeps.ts';
import { randomTruth } from '../testing/randomTruth.ts';
import type { Truth } from '../testing/simulateSweep.ts';
import { simulateSweep } from '../testing/simulateSweep.ts';
import type { RecheckVerdict } from './recheck.ts';
import { recheckRange, recheckRatio, recheckVerdict } from './recheck.ts';

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
  const { answer, criticalBatchSize: before } = estimateOf(simulateSweep(truth, random));
  if (answer !== 'MINIMISER' || !before) return null;
  const range = recheckRange(before, 1e6);
  const middle = Math.sqrt(range.lower * range.upper);
  const { crossings } = followPlan(
    later,
    {
      ...{ range, mostSeeds: 4, wantedRatio: recheckRatio, stepSeconds, evaluationSeconds: 0.01, runs: 2 },
      budgetSeconds: 15 * (later.maxExamples / middle) * stepSeconds(middle),
      cadence: { firstStep: 10, ratio: 1.05 },
      maxExamplesPerRun: later.maxExamples,
    },
    random,
  );
  const now = estimateOf(crossings);
  return recheckVerdict(before, now.answer === 'MINIMISER' ? now.criticalBatchSize : null);
}

/** A truth, and another one whose least work lies 3 to 8 times as far up or down. */
function movedTruth(law: LawName, scatter: number, seed: number): [Truth, Truth] {
  const truth = randomTruth(law, scatter, warmRandom(seed));
  const least = (each: Truth) => Math.log(laws[law].minimiser(each.shape) ?? Number.NaN);
  for (let other = 1; other < 400; other++) {
    const candidate = randomTruth(law, scatter, warmRandom(1000 * seed + other));
    const distance = Math.abs(least(candidate) - least(truth));
    if (distance > Math.log(3) && distance < Math.log(8)) return [truth, candidate];
  }
  throw new Error('No truth is so far away.');
}

// Larger counts stand in docs/decisions/0039; here it is seen that the rule still holds.
it('tells no move of a b* that has not moved, and moves by a factor of three or more', () => {
  const still = [1, 2, 3, 4].map((seed) => {
    const truth = randomTruth('blurredBound', 0.1, warmRandom(seed));
    return recheck(truth, truth, 100 + seed);
  });
  expect(still.filter((verdict) => verdict === 'MOVED')).toEqual([]);
  expect(still.filter((verdict) => verdict === 'SAME').length).toBeGreaterThan(2);
  const moved = [1, 2].map((seed) => recheck(...movedTruth('blurredBound', 0.1, seed), 200 + seed));
  expect(moved.filter((verdict) => verdict === 'SAME')).toEqual([]);
  expect(moved.filter((verdict) => verdict === 'MOVED').length).toBeGreaterThan(0);
});
