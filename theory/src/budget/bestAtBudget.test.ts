import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Interval } from '../estimate/estimate.type.ts';
import { normal, seededRandom } from '../testing/simulateSweep.ts';
import { bestAtBudget } from './bestAtBudget.ts';
import type { ValuesOfBatchSize } from './budgetValues.ts';

type Ends = [value: number, lower: number | null, upper: number | null];
type Case = {
  kind: string;
  seeds: number;
  batchSizes: ValuesOfBatchSize[];
  expected: { bestBatchSize: Ends; losses: { batchSize: number; remaining: Ends; ratio: Ends }[] };
};
const cases: Case[] = JSON.parse(readFileSync(new URL('./fixtures/budget.json', import.meta.url), 'utf8'));
const asked = { level: 0.95, tolerance: 0.01 };

/** Largest difference in ln of the three figures; an end that is open for one alone is infinitely far. */
const apart = ({ value, lower, upper }: Interval, expected: Ends) =>
  [value, lower, upper].map((figure, i) => {
    const other = expected[i] ?? null;
    if (figure === null || other === null) return figure === other ? 0 : Number.POSITIVE_INFINITY;
    return Math.abs(Math.log(figure / other));
  });

describe('bestAtBudget', () => {
  it.each(cases)('gives for $kind with $seeds run(s) a batch size what NumPy gives', (given) => {
    const { bestBatchSize, losses } = bestAtBudget(given.batchSizes, asked);
    if (bestBatchSize === null) throw new Error('There are nine batch sizes.');
    // Ends lie on places a ninth of a doubling apart, and 2,000 draws find them to one or two.
    const [value, ...ends] = apart(bestBatchSize, given.expected.bestBatchSize);
    expect(value).toBeLessThan(1e-9);
    expect(Math.max(...ends)).toBeLessThan(0.2);
    losses.forEach(({ remaining, ratio }, i) => {
      const other = given.expected.losses[i];
      if (!other) throw new Error('The reference has it.');
      const [, lower, upper] = other.remaining;
      const width = lower && upper ? Math.log(upper / lower) : Number.POSITIVE_INFINITY;
      const [mean, ...remainingEnds] = apart(remaining, other.remaining);
      expect(mean).toBeLessThan(1e-4);
      expect(Math.max(...remainingEnds)).toBeLessThan(0.1 * width);
      const [ratioValue, ...ratioEnds] = apart(ratio, other.ratio);
      expect(ratioValue).toBeLessThan(1e-4);
      expect(Math.max(...ratioEnds)).toBeLessThan(0.15 * width);
    });
  });

  it('finds the least where it is, and an open end where it may lie beyond', () => {
    const random = seededRandom(5);
    const at = (best: number) =>
      [8, 16, 32, 64, 128, 256].map((batchSize) => ({
        batchSize,
        values: Array.from({ length: 3 }, () =>
          Math.exp(0.05 * Math.log(batchSize / best) ** 2 + 0.003 * normal(random)),
        ),
      }));
    const inside = bestAtBudget(at(50), asked);
    expect(inside.bestBatchSize?.lower).toBeLessThan(50);
    expect(inside.bestBatchSize?.upper).toBeGreaterThan(50);
    // 1 % more is half a doubling to either side: ln b off by 0.45.
    expect(inside.nearlyBest?.lower).toBeGreaterThan(50 * Math.exp(-0.45));
    expect(inside.nearlyBest?.upper).toBeLessThan(50 * Math.exp(0.45));
    expect(bestAtBudget(at(4), asked).bestBatchSize).toMatchObject({ value: 8, lower: null });
    expect(bestAtBudget(at(900), asked).bestBatchSize?.upper).toBeNull();
  });

  it('is bounded by a batch size that surely leaves more, were it the 1', () => {
    const rising = [2, 4, 8, 16, 32].map((batchSize) => {
      const loss = Math.exp(0.05 * Math.log(batchSize) ** 2);
      return { batchSize, values: [loss, 1.0001 * loss] };
    });
    expect(bestAtBudget(rising, asked).bestBatchSize?.lower).toBeNull();
    expect(bestAtBudget(rising, { ...asked, worse: [1, 64] }).bestBatchSize).toMatchObject({
      value: 2,
      lower: 1,
    });
  });

  it('answers nothing from three batch sizes, and something finite where all runs came to the same', () => {
    const values = (batchSize: number) => ({ batchSize, values: [1 + Math.log(batchSize / 50) ** 2] });
    expect(bestAtBudget([16, 32, 64].map(values), asked)).toEqual({
      ...{ bestBatchSize: null, nearlyBest: null, losses: [] },
    });
    const flat = bestAtBudget(
      [8, 16, 32, 64].map((batchSize) => ({ batchSize, values: [2, 2, 2] })),
      asked,
    );
    expect(flat.losses.every(({ ratio }) => Math.abs(ratio.value - 1) < 1e-3)).toBe(true);
  });

  it('takes many batch sizes as neighbours of one curve, and tells of each', () => {
    const random = seededRandom(3);
    const many = Array.from({ length: 300 }, (_, i) => ({
      batchSize: 20 + i,
      values: [1, 2].map(() => Math.exp(0.05 * Math.log((20 + i) / 90) ** 2 + 0.01 * normal(random))),
    }));
    const { bestBatchSize, losses } = bestAtBudget(many, asked);
    expect(bestBatchSize?.lower).toBeLessThan(90);
    expect(bestBatchSize?.upper).toBeGreaterThan(90);
    expect(losses).toHaveLength(300);
    for (const { batchSize, ratio } of losses) {
      const truth = Math.exp(0.05 * Math.log(batchSize / 90) ** 2);
      expect(Math.abs(ratio.value / truth - 1)).toBeLessThan(0.02);
    }
  });
});
