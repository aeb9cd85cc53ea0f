import { describe, expect, it } from '@jest/globals';
import { costByCurrency } from './costByCurrency.ts';

describe('costByCurrency', () => {
  it('adds what several kinds of device cost, each currency for itself', () => {
    const spending = [
      { cost: [{ amount: 12, currency: 'USD' }] },
      {
        cost: [
          { amount: 30, currency: 'USD' },
          { amount: 500, currency: 'JPY' },
        ],
      },
    ];
    expect(costByCurrency(spending)).toEqual([
      { amount: 42, currency: 'USD' },
      { amount: 500, currency: 'JPY' },
    ]);
  });
});
