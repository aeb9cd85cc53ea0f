import { describe, expect, it } from '@jest/globals';
import type { RunLog } from '../targets/crossingsFor.ts';
import { answerableBudgets, budgetsBetween, budgetValues } from './budgetValues.ts';

/** A run whose loss is 1000 over the examples that it has seen, so that a straight line between logarithms is exact. */
const run = (batchSize: number, steps: number[], more: Partial<RunLog> = {}): RunLog => ({
  ...{ batchSize, seed: 1, outcome: 'BUDGET_SPENT' },
  evaluations: steps.map((step) => ({ step, value: 1000 / (step * batchSize) })),
  ...more,
});
const steps = [0, 10, 15, 20, 30, 40];
const runs = [8, 16, 32, 64].map((batchSize) => run(batchSize, steps));
const logs = { runs, diverged: [], decayEnd: null };
const left = (value: number) => value;

const readAt = (examples: number, given: Partial<Parameters<typeof budgetValues>[0]> = {}) =>
  budgetValues({ ...logs, ...given }, examples, left);

describe('budgetValues', () => {
  it('reads every run between two evaluations, at one, and at its end', () => {
    const found = readAt(327, {
      runs: [run(16, [10, 15, 20, 30]), run(32, [5, 10, 15]), run(8, [20, 30, 40])],
    });
    expect(found.status).toBe('READABLE');
    if (found.status !== 'READABLE') return;
    // 40 steps of 8 are 320 examples: another step would be more than the 327.
    expect(found.batchSizes.map(({ batchSize, values }) => [batchSize, values[0]?.toFixed(4)])).toEqual([
      [8, (1000 / 320).toFixed(4)],
      [16, (1000 / 327).toFixed(4)],
      [32, (1000 / 327).toFixed(4)],
    ]);
  });

  it('tells a run that was stopped as hopeless from one that ended by itself, and reads it as far as it came', () => {
    const hopeless = run(8, [10, 20, 30], { capSteps: 80 });
    const found = readAt(640, { runs: [...runs.slice(1), hopeless] });
    if (found.status !== 'READABLE') throw new Error(found.status);
    expect(found.unread).toEqual([{ batchSize: 8, reason: 'HOPELESS' }]);
    const before = readAt(240, { runs: [...runs.slice(1), hopeless] });
    if (before.status !== 'READABLE') throw new Error(before.status);
    expect(before.batchSizes.map(({ batchSize }) => batchSize)).toContain(8);
  });

  it('counts no batch size of which a run cannot be read, and says why', () => {
    const found = readAt(640, {
      runs: [...runs, run(8, [10, 20]), run(128, [10]), run(24, [10, 20, 60])],
      diverged: [256],
    });
    if (found.status !== 'READABLE') throw new Error(found.status);
    expect(found.batchSizes.map(({ batchSize }) => batchSize)).toEqual([16, 32, 64]);
    expect(found.unread).toEqual([
      { batchSize: 8, reason: 'ENDED_BEFORE' },
      { batchSize: 24, reason: 'EVALUATED_TOO_RARELY' },
      { batchSize: 128, reason: 'BEGAN_AFTER' },
      { batchSize: 256, reason: 'DIVERGED' },
    ]);
  });

  it('answers nothing beyond a run that stopped because it had met its targets', () => {
    const reached = run(16, [10, 20], { outcome: 'TARGETS_REACHED' });
    expect(readAt(400, { runs: [...runs, reached] })).toEqual({
      status: 'BEYOND_RUNS',
      runs: 1,
      largest: 320,
    });
    expect(readAt(320, { runs: [...runs, reached] }).status).toBe('READABLE');
  });

  it('answers a decaying learning rate at the end of its decay alone', () => {
    expect(readAt(500, { decayEnd: 640 })).toEqual({ status: 'DECAYING', decayEnd: 640 });
    expect(readAt(645, { decayEnd: 640 }).status).toBe('READABLE');
    expect(answerableBudgets({ ...logs, decayEnd: 640 })).toEqual({ smallest: 640, largest: 640 });
  });

  it('says that a metric was not measured, and that a loss which is none diverged', () => {
    expect(readAt(300, { runs: [...runs, run(8, [])] })).toEqual({ status: 'NOT_MEASURED', runs: 1 });
    const lost = run(8, steps, { evaluations: steps.map((step) => ({ step, value: Number.NaN })) });
    const found = readAt(320, { runs: [lost, ...runs.slice(1)] });
    expect(found.status === 'READABLE' && found.unread).toContainEqual({ batchSize: 8, reason: 'DIVERGED' });
  });
});

describe('a value of which nothing is left', () => {
  it.each([
    ['a loss of 0', 0],
    ['a loss below 0', -3],
  ])('is none to compare: %s', (_, value) => {
    const done = run(8, steps, {
      evaluations: steps.map((step) => ({ step, value: step < 30 ? 1 : value })),
    });
    for (const examples of [240, 300, 320]) {
      const found = readAt(examples, { runs: [done, ...runs.slice(1)] });
      expect(found.status === 'READABLE' && found.unread).toContainEqual({
        batchSize: 8,
        reason: 'NOTHING_LEFT',
      });
    }
  });
});

describe('answerableBudgets', () => {
  it('is from the first to the last at which four batch sizes can be read', () => {
    const longer = [4, 8, 16, 32, 64, 128].map((batchSize) => run(batchSize, [10, 15, 20, 30, 40, 60, 80]));
    const range = answerableBudgets({ ...logs, runs: longer });
    // 32 begins at 320 examples, where 4 ends; 128 begins at 1280, where 16 ends.
    expect(range).toEqual({ smallest: 320, largest: 1280 });
    for (const examples of Object.values(range ?? {})) {
      const found = readAt(examples, { runs: longer });
      expect(found.status === 'READABLE' && found.batchSizes.length).toBe(4);
    }
    expect(answerableBudgets({ ...logs, runs: longer.slice(3) })).toBeNull();
  });

  it('ends with the first run that stopped because it had met its targets', () => {
    const stopped = run(32, [10, 15, 20], { outcome: 'TARGETS_REACHED' });
    const all = [8, 16, 64, 128].map((batchSize) =>
      run(batchSize, [2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96]),
    );
    expect(answerableBudgets({ ...logs, runs: [...all, stopped] })?.largest).toBe(640);
  });

  it('is spread evenly in the logarithm, its ends included', () => {
    expect(budgetsBetween({ smallest: 320, largest: 640 }, 3)).toEqual([320, 453, 640]);
    expect(budgetsBetween({ smallest: 640, largest: 640 }, 3)).toEqual([640]);
  });
});
