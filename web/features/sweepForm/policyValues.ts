import { updateRuleOfType } from '@critbatch/theory';
import type { PolicyData } from '../policy/policyText.ts';
import { defaults, type FieldValues, ruleField } from './fields.ts';

/** A sweep's policy in the fields of the form. */
export function policyValues(policy: PolicyData): Partial<FieldValues> {
  if (policy.__typename === 'ArmijoPolicy') {
    return {
      optimiser: 'armijo',
      resetRule: policy.reset,
      initialStepSize: String(policy.initialStepSize),
      sufficientDecrease: String(policy.sufficientDecrease),
      backtrackFactor: String(policy.backtrackFactor),
      growthPerEpoch: String(policy.growthPerEpoch),
      maxStepSize: String(policy.maxStepSize ?? ''),
      maxTrials: String(policy.maxTrials),
      ...settingValues('armijo', policy),
    };
  }
  const rule = updateRuleOfType(policy.__typename);
  // Nothing of a policy from outside can be cloned: the form keeps what it starts with.
  if (policy.__typename === 'OutsidePolicy' || !rule) return {};
  const { learningRate: rate } = policy;
  return {
    optimiser: rule,
    learningRate: String(rate.base),
    scaling: rate.scaling,
    referenceBatchSize: String(rate.referenceBatchSize ?? defaults.referenceBatchSize),
    schedule: rate.schedule,
    durationExamples: String(rate.durationExamples ?? defaults.durationExamples),
    finalShare: String(rate.finalShare ?? defaults.finalShare),
    everyExamples: String(rate.everyExamples ?? defaults.everyExamples),
    factor: String(rate.factor ?? defaults.factor),
    warmUpExamples: String(rate.warmUpExamples),
    ...settingValues(rule, policy),
  };
}

function settingValues(
  rule: Parameters<typeof ruleField>[0],
  { settings }: { settings: readonly { name: string; value: number }[] },
): Partial<FieldValues> {
  return Object.fromEntries(settings.map(({ name, value }) => [ruleField(rule, name), String(value)]));
}
