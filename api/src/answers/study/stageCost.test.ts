import { describe, expect, it } from '@jest/globals';
import { stageCostOf } from './stageCost.ts';

const spending = [
  {
    device: 'cpu',
    deviceSeconds: 3000,
    evaluationSeconds: 600,
    cost: [{ amount: 40, currency: 'EUR' }],
    unpricedSeconds: 0,
  },
];
const rate = { hourlyRate: 90, hourlyRateCurrency: 'EUR' };

describe('what a stage has cost', () => {
  it('by hand: 40 EUR of devices and three hours at 90 are 310 EUR', () => {
    expect(stageCostOf(spending, 3, rate)).toMatchObject({
      deviceSeconds: 3600,
      peopleCost: { amount: 270, currency: 'EUR' },
      cost: [{ amount: 310, currency: 'EUR' }],
      isWhole: true,
    });
  });

  it('keeps two currencies apart, and does not convert', () => {
    const { cost } = stageCostOf(spending, 1, { ...rate, hourlyRateCurrency: 'USD' });
    expect(cost).toEqual([
      { amount: 40, currency: 'EUR' },
      { amount: 90, currency: 'USD' },
    ]);
  });

  it('is not whole where hours have no rate, or device time no price', () => {
    const unknown = { hourlyRate: null, hourlyRateCurrency: null };
    expect(stageCostOf(spending, 3, unknown)).toMatchObject({ peopleCost: null, isWhole: false });
    expect(stageCostOf(spending, null, unknown)).toMatchObject({ isWhole: true });
    expect(
      stageCostOf(
        spending.map((each) => ({ ...each, unpricedSeconds: 1 })),
        null,
        rate,
      ),
    ).toMatchObject({
      isWhole: false,
    });
  });
});
