import { describe, expect, it } from '@jest/globals';
import type { ResetRule } from '../spec/optimiserSpec.ts';
import {
  endEpoch,
  growthPerStep,
  nextFirstStepSize,
  rememberStepSize,
  startStepSizeMemory,
} from './stepSizeMemory.ts';

const configOf = (reset: ResetRule, maxStepSize: number | null = null) => ({
  reset,
  initialStepSize: 0.5,
  growthPerEpoch: 2,
  maxStepSize,
});

/** First step sizes of three epochs of two steps each, every search remembering half of what it tried first. */
function firstStepSizes(reset: ResetRule, maxStepSize: number | null = null): number[] {
  const config = configOf(reset, maxStepSize);
  const growth = growthPerStep(config, 50, 100);
  const tried: number[] = [];
  let memory = startStepSizeMemory();
  for (let epoch = 0; epoch < 3; epoch++) {
    for (let step = 0; step < 2; step++) {
      const first = nextFirstStepSize(config, memory, growth);
      tried.push(first);
      memory = rememberStepSize(memory, first / 2);
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

  it('increase and epochMean keep under the bound', () => {
    const grown = rememberStepSize(startStepSizeMemory(), 8);
    expect(nextFirstStepSize(configOf('increase', 10), grown, 2)).toBe(10);
    expect(nextFirstStepSize(configOf('increase'), grown, 2)).toBe(16);
    expect(nextFirstStepSize(configOf('epochMean', 10), endEpoch(grown), 2)).toBe(10);
    expect(nextFirstStepSize(configOf('epochMean'), endEpoch(grown), 2)).toBe(16);
  });

  it('goes on from a checkpoint as if it had not stopped', () => {
    const config = configOf('epochMean');
    const memory = rememberStepSize(endEpoch(rememberStepSize(startStepSizeMemory(), 0.3)), 0.7);
    const restored = JSON.parse(JSON.stringify(memory));
    expect(restored).toEqual(memory);
    expect(nextFirstStepSize(config, restored, 1)).toBe(nextFirstStepSize(config, memory, 1));
  });

  it('keeps the last mean through an epoch without a search', () => {
    expect(endEpoch({ ...startStepSizeMemory(), lastEpochMean: 0.4 }).lastEpochMean).toBe(0.4);
  });
});
