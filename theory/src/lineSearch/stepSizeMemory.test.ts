import { describe, expect, it } from '@jest/globals';
import type { ArmijoConfig, ResetRule } from '../spec/optimiserSpec.ts';
import {
  endEpoch,
  nextFirstStepSize,
  rememberStepSize,
  searchedRun,
  startStepSizeMemory,
} from './stepSizeMemory.ts';

const configOf = (reset: ResetRule, maxStepSize: number | null = null) => ({
  reset,
  initialStepSize: 0.5,
  growthPerEpoch: 2,
  maxStepSize,
});

/** Two steps an epoch, each of which `increase` grows by √2. */
const run = searchedRun({ growthPerEpoch: 2 }, 50, 100);

/** First step sizes of three epochs, every search remembering a share of what it tried first. */
function firstStepSizes(reset: ResetRule, settings: Partial<ArmijoConfig> = {}, share = 0.5): number[] {
  const config = { ...configOf(reset), ...settings };
  const tried: number[] = [];
  let memory = startStepSizeMemory();
  for (let epoch = 0; epoch < 3; epoch++) {
    for (let step = 0; step < 2; step++) {
      const first = nextFirstStepSize(config, memory, { ...run, step: tried.length });
      tried.push(first);
      memory = rememberStepSize(memory, share * first);
    }
    memory = endEpoch(memory);
  }
  return tried;
}

describe('the reset rules', () => {
  it('maximum starts every search from the same step', () => {
    expect(firstStepSizes('maximum')).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('previous starts from the step remembered last', () => {
    expect(firstStepSizes('previous')).toEqual([0.5, 0.25, 0.125, 0.0625, 0.03125, 0.015625]);
  });

  it('increase doubles once per epoch, here by √2 in each of its two steps', () => {
    const expected = Array.from({ length: 6 }, (_, step) => 0.5 * (Math.SQRT2 / 2) ** step);
    firstStepSizes('increase').forEach((first, step) => {
      expect(first).toBeCloseTo(expected[step] ?? Number.NaN, 12);
    });
  });

  it('epochMean starts from twice the mean of the last whole epoch, here the same step again', () => {
    expect(firstStepSizes('epochMean')).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('epochMean may wait for some searches of the second epoch', () => {
    expect(firstStepSizes('epochMean', {}, 0.25)).toEqual([0.5, 0.5, 0.25, 0.25, 0.125, 0.125]);
    // Means of the first two epochs: 0.125 and (0.125 + 0.0625)/2.
    expect(firstStepSizes('epochMean', { epochMeanDelay: 1 }, 0.25)).toEqual([
      0.5, 0.5, 0.5, 0.25, 0.1875, 0.1875,
    ]);
    expect(firstStepSizes('epochMean', { epochMeanDelay: 4 }, 0.25)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('increase restarts below a step size, if it is given one', () => {
    const restart = { restartBelow: 0.1, restartStepSize: 2 };
    const grown = Array.from({ length: 3 }, (_, step) => 0.5 * (Math.SQRT2 / 4) ** step);
    // Remembered are 0.125, 0.044, 0.5, 0.177 and 0.0625: the second and the last are below 0.1.
    const expected = [...grown.slice(0, 2), 2, 2 * (Math.SQRT2 / 4), 2 * (Math.SQRT2 / 4) ** 2, 2];
    firstStepSizes('increase', restart, 0.25).forEach((first, step) => {
      expect(first).toBeCloseTo(expected[step] ?? Number.NaN, 12);
    });
    expect(firstStepSizes('increase', { ...restart, maxStepSize: 1 }, 0.25)[2]).toBe(1);
    expect(firstStepSizes('previous', restart, 0.25).slice(0, 3)).toEqual([0.5, 0.125, 0.03125]);
  });

  it('increase and epochMean keep under the bound', () => {
    const grown = rememberStepSize(startStepSizeMemory(), 8);
    const place = { stepsPerEpoch: 1, growthPerStep: 2, step: 1 };
    expect(nextFirstStepSize(configOf('increase', 10), grown, place)).toBe(10);
    expect(nextFirstStepSize(configOf('increase'), grown, place)).toBe(16);
    expect(nextFirstStepSize(configOf('epochMean', 10), endEpoch(grown), place)).toBe(10);
    expect(nextFirstStepSize(configOf('epochMean'), endEpoch(grown), place)).toBe(16);
  });

  it('goes on from a checkpoint as if it had not stopped', () => {
    const config = configOf('epochMean');
    const memory = rememberStepSize(endEpoch(rememberStepSize(startStepSizeMemory(), 0.3)), 0.7);
    const restored = JSON.parse(JSON.stringify(memory));
    expect(restored).toEqual(memory);
    const place = { ...run, step: 2 };
    expect(nextFirstStepSize(config, restored, place)).toBe(nextFirstStepSize(config, memory, place));
  });

  it('keeps the last mean through an epoch without a search', () => {
    expect(endEpoch({ ...startStepSizeMemory(), lastEpochMean: 0.4 }).lastEpochMean).toBe(0.4);
  });
});
