import type { LearningRate, Schedule } from '../spec/learningRateSpec.ts';
import { batchSizeScaling } from './batchSizeScaling.ts';
import { cosineShare } from './cosine.ts';
import { stepDecayShare } from './stepDecay.ts';
import { warmUpShare } from './warmUp.ts';

/**
 * Learning rate of step `step` (from 0) at a batch size: base × scaling with b × warm-up × schedule. The schedule begins
 * where the warm-up ends; every duration is in examples.
 */
export function learningRateAt(spec: LearningRate, step: number, batchSize: number): number {
  const { base, scaling, schedule, warmUpExamples } = spec;
  const sinceWarmUp = Math.max(0, step * batchSize - warmUpExamples);
  return (
    base *
    batchSizeScaling(scaling, batchSize) *
    warmUpShare(warmUpExamples, step, batchSize) *
    scheduleShare(schedule, sinceWarmUp)
  );
}

function scheduleShare(schedule: Schedule, examples: number): number {
  switch (schedule.name) {
    case 'constant':
      return 1;
    case 'cosine':
      return cosineShare(schedule, examples);
    case 'step':
      return stepDecayShare(schedule, examples);
  }
}
