import { describe, expect, it } from '@jest/globals';
import { budgetPower } from './budgetPower.ts';

const at = (examples: number, value: number, factor = 1.1) => ({
  examples,
  bestBatchSize: { value, lower: value / factor, upper: value * factor },
});

describe('budgetPower', () => {
  it('finds the power, and which published ones no line through the intervals has', () => {
    const found = budgetPower([1e4, 1e5, 1e6, 1e7].map((examples) => at(examples, 2 * examples ** 0.38)));
    expect(found?.power).toBeCloseTo(0.38, 10);
    // From the lower end of the first to the upper end of the last, over three decades.
    expect(found?.upper).toBeCloseTo(0.38 + (2 * Math.log(1.1)) / (3 * Math.LN10), 10);
    expect(found?.published.map(({ power, isExcluded }) => [power, isExcluded])).toEqual([
      [0.38, false],
      [0.57, true],
    ]);
  });

  it('excludes nothing where no line passes, and is nothing below three bounded budgets', () => {
    const bent = budgetPower([at(1e4, 10), at(1e5, 100), at(1e6, 90)]);
    expect(bent).toMatchObject({ lower: null, upper: null });
    expect(bent?.published.some(({ isExcluded }) => isExcluded)).toBe(false);
    const open = { examples: 1e6, bestBatchSize: { value: 90, lower: 80, upper: null } };
    expect(budgetPower([at(1e4, 10), at(1e5, 100), open])).toBeNull();
    expect(budgetPower([at(1e4, 10), { examples: 1e5, bestBatchSize: null }, at(1e6, 90)])).toBeNull();
  });
});
