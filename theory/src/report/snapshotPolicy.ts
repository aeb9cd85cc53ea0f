import { z } from 'zod';

const learningRate = z.object({
  base: z.number(),
  scaling: z.enum(['NONE', 'SQUARE_ROOT', 'LINEAR']),
  referenceBatchSize: z.int().nullable(),
  schedule: z.enum(['CONSTANT', 'COSINE', 'STEP']),
  durationExamples: z.number().nullable(),
  finalShare: z.number().nullable(),
  everyExamples: z.number().nullable(),
  factor: z.number().nullable(),
  warmUpExamples: z.number(),
});
const sgd = z.object({ __typename: z.literal('SgdPolicy'), learningRate });
const momentum = sgd.extend({ __typename: z.literal('MomentumPolicy'), momentum: z.number() });
const adam = sgd.extend({
  __typename: z.literal('AdamPolicy'),
  firstMomentDecay: z.number(),
  secondMomentDecay: z.number(),
  epsilon: z.number(),
});

/** The step-size policy of a frozen sweep, as the API's union has it. */
export const snapshotPolicySchema = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('ArmijoPolicy'),
    initialStepSize: z.number(),
    sufficientDecrease: z.number(),
    backtrackFactor: z.number(),
    reset: z.enum(['PREVIOUS', 'INCREASE', 'MAXIMUM', 'EPOCH_MEAN']),
    growthPerEpoch: z.number(),
    maxStepSize: z.number().nullable(),
    maxTrials: z.int(),
    exhaustedStepSize: z.number(),
  }),
  z.object({ __typename: z.literal('OutsidePolicy'), description: z.string() }),
  sgd,
  momentum,
  momentum.extend({ __typename: z.literal('NesterovPolicy') }),
  adam,
  adam.extend({ __typename: z.literal('AdamWPolicy'), weightDecay: z.number() }),
  sgd.extend({
    __typename: z.literal('RmsPropPolicy'),
    meanSquareDecay: z.number(),
    epsilon: z.number(),
  }),
]);
