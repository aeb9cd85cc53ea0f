import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { curveSteps } from '../law/curveSteps.ts';
import { deviceTimes } from './deviceTimes.ts';

describe('deviceTimes', () => {
  const sweep = samples.identified();
  const times = [9, 2, 5.8];
  const runs = sweep.runs
    .filter(({ batchSize }) => batchSize === 96)
    .slice(0, 3)
    .map((run, index) => ({ ...run, deviceSeconds: times[index] ?? 0 }));

  it('shows what runs took beside what is reckoned: K(b) times the seconds of a step', () => {
    const rows = deviceTimes({ ...sweep, runs });
    const steps = sweep.estimate ? curveSteps(sweep.estimate, 96) : null;
    expect(rows).toEqual([
      {
        ...{ batchSize: 96, runs: 3, median: 5.8, least: 2, most: 9 },
        // A step takes 0.4 ms and 0.1 ms an example.
        modelled: expect.closeTo((steps ?? Number.NaN) * 0.01, 9),
      },
    ]);
  });

  it('leaves out runs that missed the target or were not timed', () => {
    const [first, second, third] = runs;
    if (!first || !second || !third) throw new Error('The sample has no such runs.');
    const missed = { ...second, crossing: null, outcome: 'BUDGET_SPENT' as const };
    const untimed = { ...third, deviceSeconds: 0 };
    expect(deviceTimes({ ...sweep, runs: [first, missed, untimed] })).toMatchObject([{ runs: 1, median: 9 }]);
  });

  it('is empty where no step time was fitted', () => {
    expect(deviceTimes({ ...sweep, runs, recommendation: null })).toEqual([]);
  });
});
