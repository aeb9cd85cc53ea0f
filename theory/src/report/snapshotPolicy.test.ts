import { describe, expect, it } from '@jest/globals';
import { snapshotPolicySchema } from './snapshotPolicy.ts';

const learningRate = {
  base: 0.1,
  scaling: 'NONE',
  referenceBatchSize: null,
  schedule: 'CONSTANT',
  durationExamples: null,
  finalShare: null,
  everyExamples: null,
  factor: null,
  warmUpExamples: 0,
};

const search = {
  __typename: 'ArmijoPolicy',
  initialStepSize: 1,
  sufficientDecrease: 0.1,
  backtrackFactor: 0.9,
  reset: 'EPOCH_MEAN',
  growthPerEpoch: 2,
  maxStepSize: 10,
  maxTrials: 100,
  exhaustedStepSize: 1e-6,
};

describe('the settings of a frozen line search', () => {
  it('are those without effect in reports from before there were any', () => {
    expect(snapshotPolicySchema.parse(search)).toEqual({
      ...search,
      settings: [
        { name: 'epochMeanDelay', value: 0 },
        { name: 'restartBelow', value: 0 },
        { name: 'restartStepSize', value: 0.001 },
      ],
    });
  });

  it('are kept as they were told', () => {
    const told = { ...search, settings: [{ name: 'epochMeanDelay', value: 1 }] };
    expect(snapshotPolicySchema.parse(told)).toEqual(told);
  });
});

describe('the settings of a frozen policy', () => {
  const settings = [
    { name: 'secondMomentDecay', value: 0.95 },
    { name: 'epsilon', value: 1e-7 },
  ];

  const fields = { meanSquareDecay: 0.95, epsilon: 1e-7 };

  it.each([
    ['as a list', { settings }],
    ['as the fields of earlier reports', fields],
  ])('are read %s, and told as a list and as fields', (_case, told) => {
    const policy = { __typename: 'RmsPropPolicy', learningRate, ...told };
    expect(snapshotPolicySchema.parse(policy)).toEqual({ ...policy, ...fields, settings });
  });

  it('are refused where one is missing', () => {
    const policy = { __typename: 'AdamPolicy', learningRate, firstMomentDecay: 0.9, epsilon: 1e-8 };
    expect(snapshotPolicySchema.safeParse(policy).error?.issues).toMatchObject([{ path: ['settings'] }]);
  });
});
