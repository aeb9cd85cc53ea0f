import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';
import { BatchSizeScaling, LearningRateSchedule, ResetRule } from './policy.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'SGD + Armijo line search: the step-size policy that every b* of the sweep belongs to.',
})
export class ArmijoPolicy {
  @Field(() => Float, { description: 'First trial step size of the first iteration.' })
  initialStepSize!: number;

  @Field(() => Float, { description: 'c of the Armijo inequality, between 0 and 1.' })
  sufficientDecrease!: number;

  @Field(() => Float, { description: 'Factor by which a refused step shrinks, between 0 and 1.' })
  backtrackFactor!: number;

  @Field(() => ResetRule, { description: 'First trial step size of every later iteration.' })
  reset!: ResetRule;

  @Field(() => Float, { description: 'By how much INCREASE lets the step size grow in one epoch.' })
  growthPerEpoch!: number;

  @Field(() => Float, { nullable: true, description: 'Upper bound of the first trial step; null for none.' })
  maxStepSize!: number | null;

  @Field(() => Int, { description: 'Trials after which a search counts as exhausted.' })
  maxTrials!: number;

  @Field(() => Float, { description: 'Step size applied when a search is exhausted.' })
  exhaustedStepSize!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A learning rate: base × scaling with the batch size × warm-up × schedule. Durations count examples.',
})
export class LearningRate {
  @Field(() => Float, {
    description: 'Learning rate at the reference batch size, or at all of them under NONE.',
  })
  base!: number;

  @Field(() => BatchSizeScaling, { description: 'How it depends on the batch size.' })
  scaling!: BatchSizeScaling;

  @Field(() => Int, { nullable: true, description: 'Batch size at which it is `base`; null under NONE.' })
  referenceBatchSize!: number | null;

  @Field(() => LearningRateSchedule, { description: 'What it does after the warm-up.' })
  schedule!: LearningRateSchedule;

  @Field(() => Long, { nullable: true, description: 'Examples from top to bottom; COSINE only.' })
  durationExamples!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bottom as a share of the top; COSINE only.' })
  finalShare!: number | null;

  @Field(() => Long, { nullable: true, description: 'Examples between two drops; STEP only.' })
  everyExamples!: number | null;

  @Field(() => Float, { nullable: true, description: 'Factor of every drop; STEP only.' })
  factor!: number | null;

  @Field(() => Long, { description: 'Examples over which it rises to its full height; 0 for no warm-up.' })
  warmUpExamples!: number;
}

@ObjectType()
abstract class ScheduledPolicy {
  @Field(() => LearningRate, { description: 'Learning rate of every step.' })
  learningRate!: LearningRate;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'SGD: each step is the learning rate times the gradient.' })
export class SgdPolicy extends ScheduledPolicy {}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'SGD with heavy-ball momentum.' })
export class MomentumPolicy extends ScheduledPolicy {
  @Field(() => Float, { description: 'Share of the velocity that a step keeps.' })
  momentum!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: "SGD with Nesterov's momentum." })
export class NesterovPolicy extends ScheduledPolicy {
  @Field(() => Float, { description: 'Share of the velocity that a step keeps.' })
  momentum!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Adam.' })
export class AdamPolicy extends ScheduledPolicy {
  @Field(() => Float, { description: 'β₁: share of the mean gradient that a step keeps.' })
  firstMomentDecay!: number;

  @Field(() => Float, { description: 'β₂: share of the mean squared gradient that a step keeps.' })
  secondMomentDecay!: number;

  @Field(() => Float, { description: 'Added to the root of the mean squared gradient.' })
  epsilon!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Adam with decoupled weight decay.' })
export class AdamWPolicy extends ScheduledPolicy {
  @Field(() => Float, { description: 'β₁: share of the mean gradient that a step keeps.' })
  firstMomentDecay!: number;

  @Field(() => Float, { description: 'β₂: share of the mean squared gradient that a step keeps.' })
  secondMomentDecay!: number;

  @Field(() => Float, { description: 'Added to the root of the mean squared gradient.' })
  epsilon!: number;

  @Field(() => Float, { description: 'Share of a parameter that a step at learning rate 1 takes away.' })
  weightDecay!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'RMSProp.' })
export class RmsPropPolicy extends ScheduledPolicy {
  @Field(() => Float, { description: 'ρ: share of the mean squared gradient that a step keeps.' })
  secondMomentDecay!: number;

  @Field(() => Float, { description: 'Added to the root of the mean squared gradient.' })
  epsilon!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Whatever trained runs that were imported, as their importer describes it.' })
export class OutsidePolicy {
  @Field(() => String, { description: 'E.g. "LARS, tuned for every batch size".' })
  description!: string;
}

/** The type behind each of theory's names. */
export const policyTypes = {
  sgdArmijo: ArmijoPolicy,
  sgd: SgdPolicy,
  momentum: MomentumPolicy,
  nesterov: NesterovPolicy,
  adam: AdamPolicy,
  adamW: AdamWPolicy,
  rmsProp: RmsPropPolicy,
  outside: OutsidePolicy,
};

/** Resolvers hand on an instance: which type it is, is then known without a promise. */
export type AnyPolicy = InstanceType<(typeof policyTypes)[keyof typeof policyTypes]>;

export const Policy = createUnionType({
  name: 'Policy',
  description: 'How step sizes are chosen: a line search, or a rule with a learning rate.',
  types: () => Object.values(policyTypes),
});
