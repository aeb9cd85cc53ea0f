import type { PolicyData } from '../policy/policyText.ts';
import { ruleSettings } from '../policy/ruleSettings.ts';
import type { FieldValues } from './fields.ts';
import { defaults } from './fields.ts';

const optimisers: Record<PolicyData['__typename'], string> = {
  ArmijoPolicy: 'armijo',
  SgdPolicy: 'sgd',
  MomentumPolicy: 'momentum',
  NesterovPolicy: 'nesterov',
  AdamPolicy: 'adam',
  AdamWPolicy: 'adamW',
  RmsPropPolicy: 'rmsProp',
  // Nothing of it can be cloned: the form keeps what it starts with.
  OutsidePolicy: defaults.optimiser,
};

/** A sweep's policy in the fields of the form. */
export function policyValues(policy: PolicyData): Partial<FieldValues> {
  const optimiser = optimisers[policy.__typename];
  if (policy.__typename === 'ArmijoPolicy') {
    return {
      optimiser,
      resetRule: policy.reset,
      initialStepSize: String(policy.initialStepSize),
      sufficientDecrease: String(policy.sufficientDecrease),
      backtrackFactor: String(policy.backtrackFactor),
      growthPerEpoch: String(policy.growthPerEpoch),
      maxStepSize: String(policy.maxStepSize ?? ''),
      maxTrials: String(policy.maxTrials),
    };
  }
  if (policy.__typename === 'OutsidePolicy') return {};
  const { learningRate: rate } = policy;
  return {
    optimiser,
    learningRate: String(rate.base),
    scaling: rate.scaling,
    referenceBatchSize: String(rate.referenceBatchSize ?? defaults.referenceBatchSize),
    schedule: rate.schedule,
    durationExamples: String(rate.durationExamples ?? defaults.durationExamples),
    finalShare: String(rate.finalShare ?? defaults.finalShare),
    everyExamples: String(rate.everyExamples ?? defaults.everyExamples),
    factor: String(rate.factor ?? defaults.factor),
    warmUpExamples: String(rate.warmUpExamples),
    ...Object.fromEntries(ruleSettings(policy).map(([name, value]) => [name, String(value)])),
  };
}
