import { describe, expect, it } from '@jest/globals';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { evaluationGridOf, seenInterval } from './evaluationGrid.ts';

const crossings = simulateSweep(
  {
    law: 'armijoBound',
    limitSteps: 500,
    shape: [20],
    scatter: 0.1,
    batchSizes: [8, 16, 32, 64, 128],
    maxExamples: 500_000,
  },
  seededRandom(1),
);

describe('the evaluation grid of a sweep', () => {
  const grid = evaluationGridOf(crossings);

  it('has the ratio of the cadence that its crossings were seen at', () => {
    expect(grid.ratio).toBeGreaterThan(1.049);
    expect(grid.ratio).toBeLessThan(1.052);
  });

  it('stops runs where the censored ones stopped, and the others at as many examples', () => {
    const lastSteps = (batchSize: number) =>
      Math.exp(grid.logSteps[grid.lastEvaluation.get(batchSize) ?? 0] ?? 0);
    for (const batchSize of [8, 64]) {
      expect(lastSteps(batchSize)).toBeGreaterThan(500_000 / batchSize / 1.11);
      expect(lastSteps(batchSize)).toBeLessThan((500_000 / batchSize) * 1.05);
    }
  });

  it('shows a run as the interval around it, or as censored beyond the cap', () => {
    const [lower, upper] = seenInterval(grid, 64, Math.log(1000));
    expect(lower).toBeLessThan(Math.log(1000));
    expect(upper).toBeGreaterThanOrEqual(Math.log(1000));
    expect(upper - lower).toBeCloseTo(Math.log(1.05), 2);
    const [stopped, never] = seenInterval(grid, 64, Number.POSITIVE_INFINITY);
    expect(never).toBe(Number.POSITIVE_INFINITY);
    expect(Math.exp(stopped)).toBeGreaterThan(500_000 / 64 / 1.11);
  });
});
