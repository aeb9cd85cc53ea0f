import { describe, expect, it } from '@jest/globals';
import { chooseAtBudget } from './budgetAnswer.ts';

const losses = [8, 20, 64, 128].map((batchSize) => ({
  ...{ batchSize, runs: 2 },
  remaining: { value: 1, lower: 1, upper: 1 },
  ratio: { value: 1, lower: 1, upper: 1 },
}));
const nearlyBest = { lower: 40, upper: 70 };
const at = (value: number, lower: number | null, upper: number | null) => ({
  ...{ bestBatchSize: { value, lower, upper }, nearlyBest, losses },
});

describe('chooseAtBudget', () => {
  it('takes the tested or usual batch size nearest to the least, within its interval', () => {
    expect(chooseAtBudget(at(55, 40, 80), null)).toEqual({ batchSize: 48, rule: 'LEAST_LOSS' });
    expect(chooseAtBudget(at(21, 15, 30), null)).toEqual({ batchSize: 20, rule: 'LEAST_LOSS' });
    expect(chooseAtBudget(at(54, 52, 56), null)).toEqual({ batchSize: 54, rule: 'LEAST_LOSS' });
  });

  it('keeps the one in use where it is surely nearly as good', () => {
    expect(chooseAtBudget(at(55, 40, 80), 70)).toEqual({ batchSize: 70, rule: 'KEEP_YOURS' });
    expect(chooseAtBudget(at(55, 40, 80), 71)?.rule).toBe('LEAST_LOSS');
  });

  it('is nothing where the least may lie beyond what was tried, or nothing was found', () => {
    expect(chooseAtBudget(at(8, null, 20), 48)).toBeNull();
    expect(chooseAtBudget(at(128, 100, null), null)).toBeNull();
    expect(chooseAtBudget({ bestBatchSize: null, nearlyBest: null, losses: [] }, 48)).toBeNull();
  });
});
