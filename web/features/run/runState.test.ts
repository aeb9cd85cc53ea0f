import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { hopelessSizes, readRun } from './runState.ts';

describe('readRun', () => {
  it('stands in the middle of an interval in ratio, and at the step itself where that is known', () => {
    const [run] = samples.identified().runs;
    if (!run) throw new Error('The sample has no run.');
    const stepsOf = (lowerSteps: number, upperSteps: number) => {
      return readRun({ ...run, crossing: { lowerSteps, upperSteps } }).steps;
    };
    expect(stepsOf(100, 121)).toBeCloseTo(110);
    expect(stepsOf(6, 7)).toBe(7);
    expect(stepsOf(0, 5)).toBe(5);
  });

  it('says of a run that met its target nothing else, while where it did so is being read', () => {
    const [run] = samples.identified().runs;
    if (!run) throw new Error('The sample has no run.');
    const ended = { ...run, status: 'SUCCEEDED' as const, crossing: null };
    expect(readRun({ ...ended, outcome: 'TARGETS_REACHED' }).state).toBe('running');
    expect(readRun({ ...ended, outcome: 'BUDGET_SPENT' }).state).toBe('censored');
  });
});

it('names the batch sizes of which every run was hopeless, and no other', () => {
  const run = (batchSize: number, outcome: 'HOPELESS' | 'BUDGET_SPENT' | null) => ({ batchSize, outcome });
  const runs = [
    run(8, 'HOPELESS'),
    run(8, 'HOPELESS'),
    run(16, 'HOPELESS'),
    run(16, null),
    run(32, 'BUDGET_SPENT'),
  ];
  expect(hopelessSizes(runs)).toEqual([runs.slice(0, 2)]);
});

it('is complete where it spent the budget of its sweep to less than a step, and not where it ended before', () => {
  const spent = {
    status: 'SUCCEEDED',
    outcome: 'BUDGET_SPENT',
    crossing: null,
    batchSize: 30,
    budget: 1000,
  } as const;
  expect(readRun({ ...spent, step: 33 })).toMatchObject({ state: 'reached', steps: 33 });
  expect(readRun({ ...spent, step: 32 }).state).toBe('censored');
  expect(readRun({ ...spent, step: 33, budget: null }).state).toBe('censored');
  expect(readRun({ ...spent, step: 33, outcome: 'HOPELESS' }).state).toBe('censored');
});
