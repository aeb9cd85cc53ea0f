import { describe, expect, it } from '@jest/globals';
import { costQuery, deviceCounts, readCostView } from './costView.ts';

describe('the view of time and money', () => {
  it('starts with the recorded price, 64 devices and no limits', () => {
    expect(readCostView({})).toEqual({ assumedPrice: null, devices: 64, maxHours: null, maxCost: null });
    expect(costQuery(readCostView({}))).toEqual({});
  });

  it('reads back what its own address says', () => {
    const asked = { price: '2.5', currency: 'EUR', devices: '12', maxHours: '8', maxCost: '400' };
    const view = readCostView(asked);
    expect(view).toEqual({
      assumedPrice: { pricePerDeviceHour: 2.5, currency: 'EUR' },
      devices: 12,
      maxHours: 8,
      maxCost: 400,
    });
    expect(costQuery(view)).toEqual(asked);
  });

  it.each([
    ['a price without a currency', { price: '2' }],
    ['a currency that is none', { price: '2', currency: 'EURO' }],
    ['a negative price', { price: '-2', currency: 'EUR' }],
    ['an empty price', { price: '', currency: 'EUR' }],
    ['a limit of no hours', { maxHours: '0' }],
    ['a limit in words', { maxCost: 'little' }],
  ])('leaves out %s', (_fault, params) => {
    expect(readCostView(params)).toEqual(readCostView({}));
  });

  it('counts devices in powers of two up to the most, which need not be one', () => {
    expect(deviceCounts({ devices: 1 })).toEqual([1]);
    expect(deviceCounts({ devices: 12 })).toEqual([1, 2, 4, 8, 12]);
    expect(deviceCounts(readCostView({ devices: '9999' }))).toEqual([
      1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024,
    ]);
  });
});
