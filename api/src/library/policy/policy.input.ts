import { Field, Float, InputType, Int } from 'type-graphql';
import { Long } from '../../platform/scalar/long.ts';
import { BatchSizeScaling, LearningRateSchedule, ResetRule } from './policy.enum.ts';

@InputType({ description: 'SGD + Armijo line search; the defaults are those of the first sweep.' })
export class ArmijoPolicyInput {
  @Field(() => Float, { defaultValue: 1, description: 'First trial step size, above 0.' })
  initialStepSize!: number;

  @Field(() => Float, { defaultValue: 0.1, description: 'c of the Armijo inequality, between 0 and 1.' })
  sufficientDecrease!: number;

  @Field(() => Float, {
    defaultValue: 0.9,
    description: 'Factor by which a refused step shrinks, between 0 and 1.',
  })
  backtrackFactor!: number;

  @Field(() => ResetRule, {
    defaultValue: ResetRule.MAXIMUM,
    description: 'First trial step of later iterations.',
  })
  reset!: ResetRule;

  @Field(() => Float, { defaultValue: 2, description: 'Growth per epoch under INCREASE, at least 1.' })
  growthPerEpoch!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper bound of the first trial step; absent for none.',
  })
  maxStepSize?: number | null;

  @Field(() => Int, {
    defaultValue: 100,
    description: 'Trials after which a search is exhausted, 1 to 1000.',
  })
  maxTrials!: number;

  @Field(() => Float, {
    defaultValue: 0.000001,
    description: 'Step size applied when a search is exhausted.',
  })
  exhaustedStepSize!: number;
}

@InputType({
  description:
    'A learning rate: base × scaling with the batch size × warm-up × schedule. Durations count examples.',
})
export class LearningRateInput {
  @Field(() => Float, {
    description: 'Learning rate at the reference batch size, or at all of them under NONE; above 0.',
  })
  base!: number;

  @Field(() => BatchSizeScaling, {
    defaultValue: BatchSizeScaling.NONE,
    description: 'How it depends on the batch size.',
  })
  scaling!: BatchSizeScaling;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size at which it is `base`; needed unless scaling is NONE.',
  })
  referenceBatchSize?: number | null;

  @Field(() => LearningRateSchedule, {
    defaultValue: LearningRateSchedule.CONSTANT,
    description: 'What it does after the warm-up.',
  })
  schedule!: LearningRateSchedule;

  @Field(() => Long, { nullable: true, description: 'Examples from top to bottom; COSINE needs it.' })
  durationExamples?: number | null;

  @Field(() => Float, { nullable: true, description: 'Bottom as a share of the top; COSINE only, else 0.' })
  finalShare?: number | null;

  @Field(() => Long, { nullable: true, description: 'Examples between two drops; STEP needs it.' })
  everyExamples?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Factor of every drop, between 0 and 1; STEP only, else 0.1.',
  })
  factor?: number | null;

  @Field(() => Long, {
    defaultValue: 0,
    description: 'Examples over which it rises to its full height; 0 for no warm-up.',
  })
  warmUpExamples!: number;
}

@InputType()
abstract class ScheduledPolicyInput {
  @Field(() => LearningRateInput, { description: 'Learning rate of every step.' })
  learningRate!: LearningRateInput;
}

@InputType({ description: 'SGD with a learning rate.' })
export class SgdPolicyInput extends ScheduledPolicyInput {}

@InputType({ description: "SGD with momentum, heavy-ball or Nesterov's." })
export class MomentumPolicyInput extends ScheduledPolicyInput {
  @Field(() => Float, {
    defaultValue: 0.9,
    description: 'Share of the velocity that a step keeps, 0 to under 1.',
  })
  momentum!: number;
}

@InputType({ description: 'Adam.' })
export class AdamPolicyInput extends ScheduledPolicyInput {
  @Field(() => Float, { defaultValue: 0.9, description: 'β₁, 0 to under 1.' })
  firstMomentDecay!: number;

  @Field(() => Float, { defaultValue: 0.999, description: 'β₂, 0 to under 1.' })
  secondMomentDecay!: number;

  @Field(() => Float, {
    defaultValue: 1e-8,
    description: 'Added to the root of the mean squared gradient; above 0.',
  })
  epsilon!: number;
}

@InputType({ description: 'Adam with decoupled weight decay.' })
export class AdamWPolicyInput extends AdamPolicyInput {
  @Field(() => Float, {
    defaultValue: 0.01,
    description: 'Share of a parameter that a step at learning rate 1 takes away; at least 0.',
  })
  weightDecay!: number;
}

@InputType({ description: 'RMSProp.' })
export class RmsPropPolicyInput extends ScheduledPolicyInput {
  @Field(() => Float, { defaultValue: 0.99, description: 'ρ, 0 to under 1.' })
  secondMomentDecay!: number;

  @Field(() => Float, {
    defaultValue: 1e-8,
    description: 'Added to the root of the mean squared gradient; above 0.',
  })
  epsilon!: number;
}

@InputType({
  description: 'How step sizes are chosen: give one. An empty one is the line search with its defaults.',
})
export class PolicyInput {
  @Field(() => ArmijoPolicyInput, { nullable: true, description: 'SGD + Armijo line search.' })
  armijo?: ArmijoPolicyInput | null;

  @Field(() => SgdPolicyInput, { nullable: true, description: 'SGD with a learning rate.' })
  sgd?: SgdPolicyInput | null;

  @Field(() => MomentumPolicyInput, { nullable: true, description: 'SGD with heavy-ball momentum.' })
  momentum?: MomentumPolicyInput | null;

  @Field(() => MomentumPolicyInput, { nullable: true, description: "SGD with Nesterov's momentum." })
  nesterov?: MomentumPolicyInput | null;

  @Field(() => AdamPolicyInput, { nullable: true, description: 'Adam.' })
  adam?: AdamPolicyInput | null;

  @Field(() => AdamWPolicyInput, { nullable: true, description: 'Adam with decoupled weight decay.' })
  adamW?: AdamWPolicyInput | null;

  @Field(() => RmsPropPolicyInput, { nullable: true, description: 'RMSProp.' })
  rmsProp?: RmsPropPolicyInput | null;
}
