import type { SweepBudgets } from '../features/budget/loadBudgets.ts';

/** The best batch size at budgets as a sweep of the samples might have it: twice as large at four times the budget, and 1,024 diverged. */
export const sampleBudgets: SweepBudgets = {
  points: [10_000, 20_000, 40_000, 80_000, 160_000].map((examples, index) => {
    const value = 24 * Math.sqrt(examples / 10_000);
    return {
      examples,
      refusal: null,
      bestBatchSize: { value, lower: index === 0 ? null : value / 1.4, upper: value * 1.5 },
      nearlyBest: index === 1 ? null : { lower: value / 1.2, upper: value * 1.3, tolerance: 0.01 },
      losses: [16, 32, 64, 128, 256, 512].map((batchSize) => {
        const ratio = 1 + 0.03 * Math.log(batchSize / value) ** 2;
        return { batchSize, ratio: { value: ratio, lower: Math.max(1, ratio - 0.01), upper: ratio + 0.012 } };
      }),
      unread: [{ batchSize: 1024, reason: 'DIVERGED' as const }],
    };
  }),
  power: {
    ...{ power: 0.5, lower: 0.41, upper: 0.61 },
    published: [
      { source: 'Bergsma et al. 2025 (arXiv 2505.13738)', power: 0.38, isExcluded: true },
      { source: 'Li et al. 2025 (arXiv 2503.04715)', power: 0.57, isExcluded: false },
    ],
  },
  level: 0.95,
};
