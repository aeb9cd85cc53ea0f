import {
  type Bounds,
  mapRules,
  policyTypeName,
  type UpdateRule,
  type UpdateRuleName,
  updateRuleNames,
  updateRules,
} from '@critbatch/theory';
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

function ruleInput({ words, settings }: UpdateRule, name: UpdateRuleName) {
  @InputType(`${policyTypeName(name)}Input`, { description: `${words.en.choice}.` })
  class RulePolicyInput extends ScheduledPolicyInput {}

  for (const [setting, { meaning, usual, bounds }] of Object.entries(settings)) {
    const description = `${meaning}; ${boundsText(bounds)}.`;
    Field(() => Float, { defaultValue: usual, description })(RulePolicyInput.prototype, setting);
  }
  return RulePolicyInput;
}

function boundsText({ least, above, below }: Bounds): string {
  const lower = above === undefined ? `${below === undefined ? 'at least ' : ''}${least}` : `above ${above}`;
  return below === undefined ? lower : `${lower} to under ${below}`;
}

/** Rules that share their settings share an input: clients know that of `nesterov` as MomentumPolicyInput. */
const inputs = new Map<UpdateRule['settings'], ReturnType<typeof ruleInput>>();
const ruleInputs = mapRules((rule, name) => {
  const input = inputs.get(rule.settings) ?? ruleInput(rule, name);
  inputs.set(rule.settings, input);
  return input;
});

@InputType({
  description: 'How step sizes are chosen: give one. An empty one is the line search with its defaults.',
})
export class PolicyInput {
  @Field(() => ArmijoPolicyInput, { nullable: true, description: 'SGD + Armijo line search.' })
  armijo?: ArmijoPolicyInput | null;
}
for (const name of updateRuleNames) {
  Field(() => ruleInputs[name], { nullable: true, description: `${updateRules[name].words.en.choice}.` })(
    PolicyInput.prototype,
    name,
  );
}
