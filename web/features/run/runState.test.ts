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
});
