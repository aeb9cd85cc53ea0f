import { describe, expect, it } from '@jest/globals';
import { optimiserSchema } from '../spec/optimiserSpec.ts';
import { decayEndOf } from './decayEnd.ts';

const endOf = (schedule: object) =>
  decayEndOf(
    optimiserSchema.parse({ name: 'adam', learningRate: { base: 0.001, schedule, warmUpExamples: 100 } }),
    9000,
  );

describe('decayEndOf', () => {
  it('is the bottom of a cosine, the cap of a rate that drops again and again, and nothing without decay', () => {
    expect(endOf({ name: 'cosine', durationExamples: 5000 })).toBe(5100);
    expect(endOf({ name: 'step', everyExamples: 2000 })).toBe(9000);
    expect(endOf({ name: 'constant' })).toBeNull();
  });

  it('is nothing for a line search, nor for a policy from outside', () => {
    const search = { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.5, reset: 'previous' };
    expect(decayEndOf(optimiserSchema.parse({ name: 'sgdArmijo', ...search }), 9000)).toBeNull();
    expect(decayEndOf({ name: 'outside', description: 'LARS', details: {} }, 9000)).toBeNull();
  });
});
