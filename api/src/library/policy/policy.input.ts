import {
  type Bounds,
  lineSearchSettings,
  mapRules,
  policyTypeName,
  type RuleSetting,
  type UpdateRule,
  type UpdateRuleName,
  updateRuleNames,
  updateRules,
} from '@critbatch/theory';
import { Field, Float, InputType, Int } from 'type-graphql';
import { Long } from '../../platform/scalar/long.ts';
import { BatchSizeScaling, LearningRateSchedule, ResetRule } from './policy.enum.ts';

@InputType({ description: 'SGD with an Armijo line search. The defaults are those of the first sweep.' })
export class ArmijoPolicyInput {
  @Field(() => Float, { defaultValue: 1, description: 'First trial step size of the first step; above 0.' })
  initialStepSize!: number;

  @Field(() => Float, { defaultValue: 0.1, description: 'c of the Armijo inequality; between 0 and 1.' })
  sufficientDecrease!: number;

  @Field(() => Float, {
    defaultValue: 0.9,
    description: 'Factor by which a refused step size shrinks; between 0 and 1.',
  })
  backtrackFactor!: number;

  @Field(() => ResetRule, {
    defaultValue: ResetRule.MAXIMUM,
    description: 'Rule for the first trial step size of every later step.',
  })
  reset!: ResetRule;

  @Field(() => Float, {
    defaultValue: 2,
    description: 'Factor by which INCREASE lets the step size grow in one epoch; at least 1.',
  })
  growthPerEpoch!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper bound of the first trial step size; no bound if absent.',
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
addSettings(ArmijoPolicyInput, lineSearchSettings);

const usualRates = updateRuleNames
  .map((name) => `${updateRules[name].words.en.short} ${updateRules[name].usualLearningRate}`)
  .join(', ');

@InputType({
  description:
    'A learning rate: base × scaling with the batch size × warm-up × schedule. Durations count examples.',
})
export class LearningRateInput {
  @Field(() => Float, {
    nullable: true,
    description: `Learning rate at the reference batch size; under NONE, at every batch size. Above 0. If absent, what is usual for the rule: ${usualRates}.`,
  })
  base?: number | null;

  @Field(() => BatchSizeScaling, {
    defaultValue: BatchSizeScaling.NONE,
    description: 'How the rate depends on the batch size.',
  })
  scaling!: BatchSizeScaling;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size at which the rate is `base`. Required unless scaling is NONE.',
  })
  referenceBatchSize?: number | null;

  @Field(() => LearningRateSchedule, {
    defaultValue: LearningRateSchedule.CONSTANT,
    description: 'How the rate changes after the warm-up.',
  })
  schedule!: LearningRateSchedule;

  @Field(() => Long, {
    nullable: true,
    description: 'Examples over which the rate falls from the top to the bottom. Required for COSINE.',
  })
  durationExamples?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Bottom, as a share of the top; 0 if absent. Only for COSINE.',
  })
  finalShare?: number | null;

  @Field(() => Long, { nullable: true, description: 'Examples between two drops. Required for STEP.' })
  everyExamples?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Factor of each drop, between 0 and 1; 0.1 if absent. Only for STEP.',
  })
  factor?: number | null;

  @Field(() => Long, {
    defaultValue: 0,
    description: 'Examples over which the rate rises to its full value; 0 for no warm-up.',
  })
  warmUpExamples!: number;
}

@InputType()
abstract class ScheduledPolicyInput {
  @Field(() => LearningRateInput, {
    defaultValue: {
      scaling: BatchSizeScaling.NONE,
      schedule: LearningRateSchedule.CONSTANT,
      warmUpExamples: 0,
    },
    description: 'Learning rate at each step; if absent, the usual one of the rule, constant.',
  })
  learningRate!: LearningRateInput;
}

function ruleInput({ words, settings }: UpdateRule, name: UpdateRuleName) {
  @InputType(`${policyTypeName(name)}Input`, { description: `${words.en.choice}.` })
  class RulePolicyInput extends ScheduledPolicyInput {}

  addSettings(RulePolicyInput, settings);
  return RulePolicyInput;
}

/** A field for each setting of a catalogue, with its bounds and what is usual. */
function addSettings(
  { prototype }: { prototype: object },
  settings: Readonly<Record<string, RuleSetting>>,
): void {
  for (const [setting, { meaning, usual, bounds }] of Object.entries(settings)) {
    const description = `${meaning}; ${boundsText(bounds)}.`;
    const type = bounds.whole ? Int : Float;
    Field(() => type, { defaultValue: usual, description })(prototype, setting);
  }
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
  description: 'A step-size policy. Give one field; without any, it is the line search with its defaults.',
})
export class PolicyInput {
  @Field(() => ArmijoPolicyInput, { nullable: true, description: 'SGD with an Armijo line search.' })
  armijo?: ArmijoPolicyInput | null;
}
for (const name of updateRuleNames) {
  Field(() => ruleInputs[name], { nullable: true, description: `${updateRules[name].words.en.choice}.` })(
    PolicyInput.prototype,
    name,
  );
}
