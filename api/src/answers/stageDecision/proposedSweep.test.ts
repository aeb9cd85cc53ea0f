import { describe, expect, it } from '@jest/globals';
import { sizesAround, usualSizesAt, withCompared } from './proposedSweep.ts';

describe('the batch sizes of a proposed sweep', () => {
  it('are the usual ones nearest to those of the sweep before, so many times as large', () => {
    expect(usualSizesAt([8, 16, 32, 64, 128], 1, 10_000)).toEqual([8, 16, 32, 64, 128]);
    expect(usualSizesAt([16, 32, 64, 128], 2.1, 10_000)).toEqual([32, 64, 128, 256]);
    expect(usualSizesAt([16, 32, 64], 1.5, 10_000)).toEqual([24, 48, 96]);
  });

  it('stay within what the data hold, above nothing, and each comes once', () => {
    expect(usualSizesAt([64, 128, 256], 4, 600)).toEqual([256, 512]);
    expect(usualSizesAt([1, 2, 3], 0.1, 600)).toEqual([1]);
  });

  it('are those around the foretold b*: half its lower end to twice its upper end', () => {
    const tried = [8, 16, 32, 48, 64, 96, 128, 256, 512, 1024];
    expect(sizesAround(tried, { lower: 38, upper: 151 })).toEqual([32, 48, 64, 96, 128, 256]);
    expect(sizesAround(tried, null)).toEqual(tried);
  });

  it('hold the two that the decision compares, wherever they lie within the data', () => {
    expect(withCompared([32, 64, 96], [512, 64], 10_000)).toEqual([32, 64, 96, 512]);
    expect(withCompared([32, 64, 96], [512, null], 400)).toEqual([32, 64, 96]);
  });

  it('come from farther away where too few are so near', () => {
    const tried = [16, 32, 64, 128, 256, 512];
    expect(sizesAround(tried, { lower: 150, upper: 160 })).toEqual([32, 64, 128, 256, 512]);
    expect(sizesAround(tried, { lower: 1e-9, upper: 2e-9 })).toEqual([16, 32, 64, 128, 256]);
    expect(sizesAround([64], { lower: 1, upper: 2 })).toEqual([64]);
  });
});
