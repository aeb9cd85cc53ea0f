import { describe, expect, it } from '@jest/globals';
import type { Crossing } from '../estimate/estimate.type.ts';
import { tunePerBatchSize } from './tunePerBatchSize.ts';

/** Runs of a batch size with these K; null did not arrive in 1000 steps. */
function runs(batchSize: number, ...steps: (number | null)[]): Crossing[] {
  return steps.map((upperSteps, seed) => ({
    batchSize,
    seed,
    lowerSteps: (upperSteps ?? 1001) - 1,
    upperSteps,
  }));
}

describe('tunePerBatchSize', () => {
  it('takes the setting with the least median for each batch size, and that setting’s runs', () => {
    const grid = [
      { name: '0.1', crossings: [...runs(8, 90, 100, 300), ...runs(64, 80, 80, 80)] },
      { name: '0.3', crossings: [...runs(8, 200, 250, 260), ...runs(64, 30, 40, 90)] },
      { name: '1', crossings: [...runs(8, null, null, null), ...runs(64, 60, 60, 60)] },
    ];
    const { crossings, choices } = tunePerBatchSize(grid);
    expect(choices).toEqual([
      { batchSize: 8, name: '0.1', medianSteps: 100, isAtEdge: true },
      { batchSize: 64, name: '0.3', medianSteps: 40, isAtEdge: false },
    ]);
    expect(crossings).toEqual([...runs(8, 90, 100, 300), ...runs(64, 30, 40, 90)]);
  });

  it('counts seeds that did not arrive: a lucky run does not make a setting the best', () => {
    const { choices } = tunePerBatchSize([
      { name: 'lucky', crossings: runs(8, 10, null, null) },
      { name: 'steady', crossings: runs(8, 500, 600, 700) },
    ]);
    expect(choices[0]).toMatchObject({ name: 'steady', medianSteps: 600 });
  });

  it('leaves out a setting of which runs are missing: they may have diverged', () => {
    const { choices } = tunePerBatchSize([
      { name: 'diverged twice', crossings: runs(8, 10) },
      { name: 'whole', crossings: runs(8, 500, 600, 700) },
    ]);
    expect(choices[0]?.name).toBe('whole');
  });

  it('takes the one with more arrivals where no median arrives, and the earlier one where all is equal', () => {
    const name = (...settings: Crossing[][]) =>
      tunePerBatchSize(settings.map((crossings, at) => ({ name: String(at), crossings }))).choices[0];
    expect(name(runs(8, null, null, null), runs(8, 700, null, null))).toMatchObject({
      name: '1',
      medianSteps: Number.POSITIVE_INFINITY,
    });
    expect(name(runs(8, 50), runs(8, 50))?.name).toBe('0');
    expect(name(runs(8, 50, 70))?.medianSteps).toBe(60);
  });

  it('has nothing to choose from where there are no runs', () => {
    expect(tunePerBatchSize([{ name: 'none', crossings: [] }])).toEqual({ crossings: [], choices: [] });
  });
});
