import { describe, expect, it } from '@jest/globals';
import { batchSizeInterval, intervalOf, percentileEnds } from './interval.ts';

const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
const tested = { lower: 10, upper: 1000 };

describe('percentileEnds', () => {
  it('cuts equal tails', () => {
    expect(percentileEnds([{ values: hundred, weight: 1 }], 0.9)).toEqual([5, 95]);
  });

  it('pools by weight, not by the number of draws', () => {
    const pools = [
      { values: [1], weight: 0.97 },
      { values: hundred.map((value) => value + 100), weight: 0.03 },
    ];
    expect(percentileEnds(pools, 0.95)).toEqual([1, 117]);
  });
});

describe('intervals', () => {
  it('hold the value itself', () => {
    expect(intervalOf(200, hundred, 0.9)).toEqual({
      value: 200,
      lower: 5,
      upper: 200,
    });
    expect(batchSizeInterval(300, [{ values: hundred, weight: 1 }], 0.9, tested).upper).toBe(300);
  });

  it('have null for an end that is infinite, or that no draw set', () => {
    expect(intervalOf(1, [1, Number.POSITIVE_INFINITY], 0.95)).toEqual({
      value: 1,
      lower: 1,
      upper: null,
    });
    expect(intervalOf(1, [], 0.95)).toEqual({ value: 1, lower: null, upper: null });
  });

  it('of batch sizes have null for an end a hundredfold outside the tested range', () => {
    const pools = [{ values: [0.1, 50, 100_000], weight: 1 }];
    expect(batchSizeInterval(50, pools, 0.95, tested)).toEqual({ value: 50, lower: null, upper: null });
  });
});
