import { describe, expect, it } from '@jest/globals';
import { optimiserSchema } from './optimiserSpec.ts';

const search = { initialStepSize: 1, sufficientDecrease: 0.1, backtrackFactor: 0.9, reset: 'maximum' };

describe('optimiserSchema', () => {
  it('reads a spec from before there was a choice as the line search that it was', () => {
    expect(optimiserSchema.parse(search)).toEqual(optimiserSchema.parse({ name: 'sgdArmijo', ...search }));
  });

  it('leaves out settings of the line search that are without effect, so that specs from before them stay as they were', () => {
    const given = { epochMeanDelay: 0, restartBelow: 0, restartStepSize: 0.001 };
    const parsed = optimiserSchema.parse({ ...search, ...given });
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(optimiserSchema.parse(search)));
    expect(JSON.stringify(parsed)).not.toMatch('restart');
    expect(optimiserSchema.parse({ ...search, ...given, restartBelow: 1e-5 })).toMatchObject({
      restartBelow: 1e-5,
    });
  });

  it('fills in the usual settings of a rule', () => {
    expect(optimiserSchema.parse({ name: 'adam', learningRate: { base: 0.001 } })).toEqual({
      name: 'adam',
      learningRate: {
        base: 0.001,
        scaling: { name: 'none' },
        schedule: { name: 'constant' },
        warmUpExamples: 0,
      },
      firstMomentDecay: 0.9,
      secondMomentDecay: 0.999,
      epsilon: 1e-8,
    });
  });

  it.each([
    ['a name that is none', { name: 'adagrad', learningRate: { base: 1 } }],
    ['a rule without a learning rate', { name: 'sgd' }],
    ['a setting of another rule', { name: 'sgd', learningRate: { base: 1 }, momentum: 0.9 }],
    ['a momentum of one', { name: 'momentum', learningRate: { base: 1 }, momentum: 1 }],
    ['scaling without a reference', { name: 'sgd', learningRate: { base: 1, scaling: { name: 'linear' } } }],
    ['a share of a search to wait', { ...search, epochMeanDelay: 0.5 }],
    ['a search less than none to wait', { ...search, epochMeanDelay: -1 }],
    ['a restart at no step', { ...search, restartBelow: 1e-5, restartStepSize: 0 }],
    ['nothing', null],
  ])('refuses %s', (_case, spec) => {
    expect(optimiserSchema.safeParse(spec).success).toBe(false);
  });
});
