import { mapRules, policyTypeName } from '@critbatch/theory';
import { createUnionType, Field, Float, Int, InterfaceType, ObjectType } from 'type-graphql';
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

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Whatever trained runs that were imported, as their importer describes it.' })
export class OutsidePolicy {
  @Field(() => String, { description: 'E.g. "LARS, tuned for every batch size".' })
  description!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A number that a rule takes beside its learning rate.' })
export class PolicySetting {
  @Field(() => String, { description: 'Field of the policy that holds it, e.g. `momentum`.' })
  name!: string;

  @Field(() => Float, { description: 'Its value.' })
  value!: number;
}

@InterfaceType({ description: 'A policy whose steps follow a learning rate, whichever its rule.' })
export abstract class ScheduledPolicy {
  @Field(() => LearningRate, { description: 'Learning rate of every step.' })
  learningRate!: LearningRate;

  @Field(() => [PolicySetting], { description: "All of the rule's own settings, in the order of forms." })
  settings!: PolicySetting[];
}

/** The type of each update rule's policies, with a field for each of its settings. */
const ruleTypes = mapRules(({ words, settings }, name) => {
  @Allow(whoeverReadsTheParent)
  @ObjectType(policyTypeName(name), { description: `${words.en.choice}.`, implements: ScheduledPolicy })
  class RulePolicy extends ScheduledPolicy {}

  for (const [setting, { meaning }] of Object.entries(settings)) {
    Field(() => Float, { description: `${meaning}.` })(RulePolicy.prototype, setting);
  }
  return RulePolicy;
});

/** The type behind each of theory's names. */
export const policyTypes = { sgdArmijo: ArmijoPolicy, ...ruleTypes, outside: OutsidePolicy };

/** Resolvers hand on an instance: which type it is, is then known without a promise. */
export type AnyPolicy = InstanceType<(typeof policyTypes)[keyof typeof policyTypes]>;

export const Policy = createUnionType({
  name: 'Policy',
  description: 'How step sizes are chosen: a line search, or a rule with a learning rate.',
  types: () => Object.values(policyTypes),
});
