import { describe, expect, it } from '@jest/globals';
import { minimiserAt } from '../fit/lawAtPoint.ts';
import { laws } from '../laws/laws.ts';
import { flatValley, leastWorkBatchSize } from './work.ts';

/** K∞ = 100, the shape, s = 0.1. */
const pointOf = (...shape: number[]) => Float64Array.of(...[100, ...shape, 0.1].map(Math.log));

describe('least work', () => {
  it('is at the minimiser where the range holds it, and else at the nearer edge', () => {
    const point = pointOf(20);
    expect(leastWorkBatchSize(laws.armijoBound, point, { lower: 16, upper: 512 })).toBeCloseTo(40, 10);
    expect(leastWorkBatchSize(laws.armijoBound, point, { lower: 64, upper: 512 })).toBe(64);
    expect(leastWorkBatchSize(laws.armijoBound, point, { lower: 8, upper: 32 })).toBe(32);
  });

  it('is at the smallest batch size where work only rises', () => {
    expect(leastWorkBatchSize(laws.noiseScale, pointOf(100), { lower: 16, upper: 512 })).toBe(16);
  });
});

describe('a minimiser', () => {
  it('of less than one example is none: N rises over every batch size that there is', () => {
    // B·(a − 1)^(1/a) with a = 1.01 is 1.05 at B = 100, and half of that at B = 50.
    expect(minimiserAt(laws.power, pointOf(100, 1.01))).toBeCloseTo(100 * 0.01 ** (1 / 1.01), 10);
    expect(minimiserAt(laws.power, pointOf(50, 1.01))).toBeNull();
    expect(minimiserAt(laws.noiseScale, pointOf(50))).toBeNull();
  });
});

describe('the flat valley', () => {
  it('of b²/(b − m) within 10 % is m·(2.2 ± √0.44)', () => {
    const { lower, upper } = flatValley(laws.armijoBound, pointOf(20), { lower: 16, upper: 512 }, 0.1);
    expect(lower).toBeCloseTo(20 * (2.2 - Math.sqrt(0.44)), 6);
    expect(upper).toBeCloseTo(20 * (2.2 + Math.sqrt(0.44)), 6);
  });

  it('of b + B reaches up to 1.1·(16 + B) − B', () => {
    const { lower, upper } = flatValley(laws.noiseScale, pointOf(100), { lower: 16, upper: 512 }, 0.1);
    expect(lower).toBe(16);
    expect(upper).toBeCloseTo(27.6, 6);
  });

  it('ends with the range', () => {
    const range = { lower: 35, upper: 45 };
    expect(flatValley(laws.armijoBound, pointOf(20), range, 0.1)).toEqual(range);
  });
});
