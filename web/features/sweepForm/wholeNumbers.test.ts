import { describe, expect, it } from '@jest/globals';
import { batchSizeRange, wholeNumbers } from './wholeNumbers.ts';

describe('wholeNumbers', () => {
  it('takes commas, spaces and Japanese commas, and drops repetitions', () => {
    expect(wholeNumbers('32, 8  16、8')).toEqual([8, 16, 32]);
  });

  it('refuses what is not whole', () => {
    expect(wholeNumbers('8, 12.5')).toBeNull();
    expect(wholeNumbers('eight')).toBeNull();
    expect(wholeNumbers(' , ')).toBeNull();
  });
});

describe('batchSizeRange', () => {
  it('doubles from one end to the other', () => {
    expect(batchSizeRange(8, 1024, 1)).toEqual([8, 16, 32, 64, 128, 256, 512, 1024]);
  });

  it('puts more sizes into a doubling, evenly on the logarithmic axis', () => {
    expect(batchSizeRange(16, 64, 2)).toEqual([16, 23, 32, 45, 64]);
  });

  it('refuses a range that does not grow', () => {
    expect(batchSizeRange(64, 64, 1)).toBeNull();
    expect(batchSizeRange(0, 64, 1)).toBeNull();
    expect(batchSizeRange(8, 64, Number.NaN)).toBeNull();
  });
});
