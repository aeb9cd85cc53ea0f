import { lineSearchSettings, mapRules, policyTypeName, type RuleSetting } from '@critbatch/theory';
import { createUnionType, Field, Float, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Long } from '../../platform/scalar/long.ts';
import { BatchSizeScaling, LearningRateSchedule, ResetRule } from './policy.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A number that a rule takes beside its learning rate, or a line search beside what every line search has.',
})
export class PolicySetting {
  @Field(() => String, { description: 'Field of the policy that holds it, e.g. `momentum`.' })
  name!: string;

  @Field(() => Float, { description: 'Value.' })
  value!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'SGD with an Armijo line search. Every b* of the sweep belongs to this step-size policy.',
})
export class ArmijoPolicy {
  @Field(() => Float, { description: 'First trial step size of the first step.' })
  initialStepSize!: number;

  @Field(() => Float, { description: 'c of the Armijo inequality; between 0 and 1.' })
  sufficientDecrease!: number;

  @Field(() => Float, { description: 'Factor by which a refused step size shrinks; between 0 and 1.' })
  backtrackFactor!: number;

  @Field(() => ResetRule, { description: 'Rule for the first trial step size of every later step.' })
  reset!: ResetRule;

  @Field(() => Float, { description: 'Factor by which INCREASE lets the step size grow in one epoch.' })
  growthPerEpoch!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper bound of the first trial step size; null for none.',
  })
  maxStepSize!: number | null;

  @Field(() => Int, { description: 'Trials after which a search counts as exhausted.' })
  maxTrials!: number;

  @Field(() => Float, { description: 'Step size applied when a search is exhausted.' })
  exhaustedStepSize!: number;

  @Field(() => [PolicySetting], {
    description: 'Settings by which public line searches differ, in the order of forms.',
  })
  settings!: PolicySetting[];
}
addSettings(ArmijoPolicy, lineSearchSettings);

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A learning rate: base × scaling with the batch size × warm-up × schedule. Durations count examples.',
})
export class LearningRate {
  @Field(() => Float, {
    description: 'Learning rate at the reference batch size; under NONE, at every batch size.',
  })
  base!: number;

  @Field(() => BatchSizeScaling, { description: 'How the rate depends on the batch size.' })
  scaling!: BatchSizeScaling;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size at which the rate is `base`; null under NONE.',
  })
  referenceBatchSize!: number | null;

  @Field(() => LearningRateSchedule, { description: 'How the rate changes after the warm-up.' })
  schedule!: LearningRateSchedule;

  @Field(() => Long, {
    nullable: true,
    description: 'Examples over which the rate falls from the top to the bottom. Only for COSINE.',
  })
  durationExamples!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bottom, as a share of the top. Only for COSINE.' })
  finalShare!: number | null;

  @Field(() => Long, { nullable: true, description: 'Examples between two drops. Only for STEP.' })
  everyExamples!: number | null;

  @Field(() => Float, { nullable: true, description: 'Factor of each drop. Only for STEP.' })
  factor!: number | null;

  @Field(() => Long, {
    description: 'Examples over which the rate rises to its full value; 0 for no warm-up.',
  })
  warmUpExamples!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The policy of imported runs, as their importer describes it.' })
export class OutsidePolicy {
  @Field(() => String, { description: 'Description, e.g. "LARS, tuned for every batch size".' })
  description!: string;
}

@InterfaceType({ description: 'A policy whose steps follow a learning rate, whichever its rule.' })
export abstract class ScheduledPolicy {
  @Field(() => LearningRate, { description: 'Learning rate at each step.' })
  learningRate!: LearningRate;

  @Field(() => [PolicySetting], { description: "All of the rule's own settings, in the order of forms." })
  settings!: PolicySetting[];
}

/** The type of each update rule's policies, with a field for each of its settings. */
const ruleTypes = mapRules(({ words, settings }, name) => {
  @Allow(whoeverReadsTheParent)
  @ObjectType(policyTypeName(name), { description: `${words.en.choice}.`, implements: ScheduledPolicy })
  class RulePolicy extends ScheduledPolicy {}

  addSettings(RulePolicy, settings);
  return RulePolicy;
});

/** A field for each setting of a catalogue. */
function addSettings(
  { prototype }: { prototype: object },
  settings: Readonly<Record<string, RuleSetting>>,
): void {
  for (const [setting, { meaning, bounds }] of Object.entries(settings)) {
    Field(() => (bounds.whole ? Int : Float), { description: `${meaning}.` })(prototype, setting);
  }
}

/** The type behind each of theory's names. */
export const policyTypes = { sgdArmijo: ArmijoPolicy, ...ruleTypes, outside: OutsidePolicy };

/** Resolvers hand on an instance: which type it is, is then known without a promise. */
export type AnyPolicy = InstanceType<(typeof policyTypes)[keyof typeof policyTypes]>;

export const Policy = createUnionType({
  name: 'Policy',
  description: 'A step-size policy: a line search, or an update rule with a learning rate.',
  types: () => Object.values(policyTypes),
});
