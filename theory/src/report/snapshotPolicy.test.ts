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
