import { describe, expect, it } from '@jest/globals';
import { backOffSeconds } from './backOff.ts';

describe('backOffSeconds', () => {
  it('doubles with every failure up to ten seconds', () => {
    const delays = [0, 1, 2, 3, 6, 50].map((failures) => backOffSeconds(failures, () => 0));
    expect(delays).toEqual([0.2, 0.4, 0.8, 1.6, 10, 10]);
  });

  it('takes off up to a half at random', () => {
    expect(backOffSeconds(3, () => 0.5)).toBeCloseTo(1.2);
    expect(backOffSeconds(3, () => 0.999_999)).toBeCloseTo(0.8);
  });
});
