import { describe, expect, it } from '@jest/globals';
import { decadeTicks, logDomain, powerOfTwoTicks } from './scale.ts';

describe('decadeTicks', () => {
  it('labels 1, 2 and 5 within two decades, with minor ticks at the other multiples', () => {
    const ticks = decadeTicks([1e6, 2e7]);
    expect(ticks.labelled).toEqual([1e6, 2e6, 5e6, 1e7, 2e7]);
    expect(ticks.minor).toEqual([3e6, 4e6, 6e6, 7e6, 8e6, 9e6]);
  });

  it('labels a domain that is too narrow for 1, 2 and 5', () => {
    expect(decadeTicks([2.13, 4.8]).labelled).toEqual([3, 4]);
    expect(decadeTicks([105, 178]).labelled).toEqual([120, 140, 160]);
    expect(decadeTicks([0.21, 0.38]).labelled).toEqual([0.25, 0.3, 0.35]);
  });

  it('labels decades alone beyond two of them', () => {
    expect(decadeTicks([900, 2.5e6]).labelled).toEqual([1e3, 1e4, 1e5, 1e6]);
  });

  it('labels every few of many decades', () => {
    expect(decadeTicks([0.5, 3e38]).labelled).toEqual([
      1, 1e4, 1e8, 1e12, 1e16, 1e20, 1e24, 1e28, 1e32, 1e36,
    ]);
    expect(decadeTicks([1e-9, 1e9]).labelled).toEqual([1e-8, 1e-6, 1e-4, 1e-2, 1, 1e2, 1e4, 1e6, 1e8]);
    expect(decadeTicks([1e-9, 1e9]).minor).toContain(10);
  });

  it('reaches below one', () => {
    expect(decadeTicks([0.05, 2]).labelled.map((value) => Number(value.toPrecision(3)))).toEqual([
      0.05, 0.1, 0.2, 0.5, 1, 2,
    ]);
  });
});

describe('powerOfTwoTicks', () => {
  it('labels powers of two and marks one and a half times each', () => {
    const ticks = powerOfTwoTicks([6.5, 50], 10);
    expect(ticks.labelled).toEqual([8, 16, 32]);
    expect(ticks.minor.toSorted((one, other) => one - other)).toEqual([12, 24, 48]);
  });

  it('labels what lies between where there is one power of two at most', () => {
    expect(powerOfTwoTicks([1042, 1500], 14).labelled).toEqual([1100, 1200, 1300, 1400, 1500]);
    expect(powerOfTwoTicks([80, 115.2], 14).labelled).toEqual([96]);
    expect(powerOfTwoTicks([1042, 3375], 14).labelled).toEqual([1536, 2048, 3072]);
  });

  it('thins its labels when there is room for few', () => {
    expect(powerOfTwoTicks([8, 1024], 4).labelled).toEqual([8, 32, 128, 512]);
    expect(powerOfTwoTicks([8, 1024], 4).minor).toContain(16);
  });
});

describe('logDomain', () => {
  it('widens by a factor and passes over what no logarithmic axis can show', () => {
    expect(logDomain([0, 10, 1000, Number.POSITIVE_INFINITY], { below: 2, above: 3 })).toEqual([5, 3000]);
  });
});
