import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { readRun } from './runState.ts';

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
