import { z } from 'zod';
import { learningRateSchema } from './learningRateSpec.ts';

/** How the first trial step of an iteration is chosen (docs/equations.md, section 1). */
export const resetRuleSchema = z.enum(['previous', 'increase', 'maximum', 'epochMean']);
export type ResetRule = z.infer<typeof resetRuleSchema>;

/** SGD whose step size is found by Armijo backtracking on the mini-batch. */
export const armijoConfigSchema = z.strictObject({
  name: z.literal('sgdArmijo').default('sgdArmijo'),
  /** First trial step size of the first iteration. */
  initialStepSize: z.number().positive(),
  /** c of the Armijo inequality. */
  sufficientDecrease: z.number().gt(0).lt(1),
  /** Factor by which a refused trial step shrinks. */
  backtrackFactor: z.number().gt(0).lt(1),
  reset: resetRuleSchema,
  /** γ: by how much `increase` lets the step size grow in one epoch. */
  growthPerEpoch: z.number().min(1).default(2),
  /** Upper bound of the first trial step under `epochMean` and `increase`; null for none. */
  maxStepSize: z.number().positive().nullable().default(null),
  maxTrials: z.int().min(1).max(1000).default(100),
  /** Step size applied when every trial is refused. */
  exhaustedStepSize: z.number().positive().default(1e-6),
});
export type ArmijoConfig = z.infer<typeof armijoConfigSchema>;

/** A share of the past that an average keeps from one step to the next. */
const decayRate = (usual: number) => z.number().min(0).lt(1).default(usual);
/** What keeps a division by the root of an average from being one by zero. */
const epsilon = z.number().positive().default(1e-8);

const sgdSchema = z.strictObject({ name: z.literal('sgd'), learningRate: learningRateSchema });
const momentumSchema = sgdSchema.extend({ name: z.literal('momentum'), momentum: decayRate(0.9) });
const nesterovSchema = sgdSchema.extend({ name: z.literal('nesterov'), momentum: decayRate(0.9) });
const adamSchema = sgdSchema.extend({
  name: z.literal('adam'),
  firstMomentDecay: decayRate(0.9),
  secondMomentDecay: decayRate(0.999),
  epsilon,
});
const adamWSchema = adamSchema.extend({
  name: z.literal('adamW'),
  /** Share of a parameter that a step at learning rate 1 takes away. */
  weightDecay: z.number().nonnegative().default(0.01),
});
const rmsPropSchema = sgdSchema.extend({
  name: z.literal('rmsProp'),
  secondMomentDecay: decayRate(0.99),
  epsilon,
});

/** The rules that take their step sizes from a schedule: no function evaluation is spent on finding them. */
export const updateRuleSpecSchema = z.discriminatedUnion('name', [
  sgdSchema,
  momentumSchema,
  nesterovSchema,
  adamSchema,
  adamWSchema,
  rmsPropSchema,
]);
export type UpdateRuleSpec = z.infer<typeof updateRuleSpecSchema>;
export type UpdateRuleName = UpdateRuleSpec['name'];

const namedOptimiserSchema = z.discriminatedUnion('name', [
  armijoConfigSchema.extend({ name: z.literal('sgdArmijo') }),
  ...updateRuleSpecSchema.options,
]);

/** How parameters move. Specs from before there was a choice carry no name: theirs is the line search. */
export const optimiserSchema = z.preprocess(
  (spec) => (spec && typeof spec === 'object' && !('name' in spec) ? { name: 'sgdArmijo', ...spec } : spec),
  namedOptimiserSchema,
);
export type OptimiserSpec = z.infer<typeof namedOptimiserSchema>;
