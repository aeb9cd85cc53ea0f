import { describe, expect, it } from '@jest/globals';
import type { SuggestionInput } from './suggestBatchSizes.ts';
import { suggestBatchSizes } from './suggestBatchSizes.ts';

const sweep: SuggestionInput = {
  reason: 'LAWS_DISAGREE',
  tested: [16, 32, 64, 128],
  arrived: [32, 64, 128],
  minimiser: 60,
  interval: { lower: 50, upper: 70 },
};

describe('suggestBatchSizes', () => {
  it('looks below the range for a minimum below it, to just past it', () => {
    const reason = 'MINIMUM_OUTSIDE_TESTED_RANGE';
    expect(suggestBatchSizes({ ...sweep, reason, minimiser: 9 })).toEqual([5, 7, 11]);
  });

  it('looks above the range for a minimum above it', () => {
    const reason = 'MINIMUM_OUTSIDE_TESTED_RANGE';
    expect(suggestBatchSizes({ ...sweep, reason, minimiser: 200 })).toEqual([192, 288, 432]);
  });

  it('looks on the side on which the interval leaves the range', () => {
    const reason = 'INTERVAL_OUTSIDE_TESTED_RANGE';
    expect(suggestBatchSizes({ ...sweep, reason, interval: { lower: 50, upper: 140 } })).toEqual([192, 288]);
    expect(suggestBatchSizes({ ...sweep, reason, interval: { lower: 12, upper: 70 } })).toEqual([7, 11]);
  });

  it('looks on both sides where the interval has neither end', () => {
    const reason = 'INTERVAL_OUTSIDE_TESTED_RANGE';
    const suggested = suggestBatchSizes({ ...sweep, reason, interval: { lower: null, upper: null } });
    expect(suggested).toEqual([7, 11, 192, 288]);
  });

  it('looks below a minimum that may be shallow, and asks for more seeds at the smallest and at the best', () => {
    const reason = 'MINIMUM_MAY_BE_SHALLOW';
    expect(suggestBatchSizes({ ...sweep, reason })).toEqual([7, 11, 32, 64]);
    expect(
      suggestBatchSizes({ ...sweep, reason, tested: [1, 2, 4], arrived: [1, 2, 4], minimiser: 1.1 }),
    ).toEqual([1]);
  });

  it('looks around the wall where laws disagree: beside the smallest batch size that arrived, and below', () => {
    expect(suggestBatchSizes(sweep)).toEqual([11, 23, 45, 91]);
  });

  it('asks for nothing where nothing arrived, and for more seeds where too few did', () => {
    expect(suggestBatchSizes({ ...sweep, reason: 'EVERYTHING_CENSORED', arrived: [] })).toEqual([]);
    expect(suggestBatchSizes({ ...sweep, reason: 'TOO_FEW_CROSSINGS' })).toEqual([32, 64, 128]);
  });

  it('fills gaps where there are too few batch sizes', () => {
    expect(suggestBatchSizes({ ...sweep, reason: 'TOO_FEW_BATCH_SIZES' })).toEqual([23, 45, 91, 192]);
  });
});
