import type { Language } from '../../charts/chart.type.ts';
import type { PolicyPartsFragment } from '../../graphql/generated/graphql.ts';
import { unusualSettings } from './ruleSettings.ts';

export type PolicyData = PolicyPartsFragment;
type LearningRateData = Extract<PolicyData, { learningRate: unknown }>['learningRate'];

/** The policy in one line: a critical batch size belongs to it, and is never shown without. */
export function policyLine(policy: PolicyData, language: Language): string {
  const { t, numbers } = language;
  if (policy.__typename === 'ArmijoPolicy') {
    const line = t('sweep.policyLine', {
      name: t('policy.names.ArmijoPolicy'),
      reset: t(`sweep.policy.resets.${policy.reset}`),
      initialStepSize: numbers.setting(policy.initialStepSize),
      sufficientDecrease: numbers.setting(policy.sufficientDecrease),
      backtrackFactor: numbers.setting(policy.backtrackFactor),
    });
    const unusual = unusualSettings(policy, language);
    return numbers.row([line, ...unusual.map(([label, value]) => `${label} ${numbers.setting(value)}`)]);
  }
  if (policy.__typename === 'OutsidePolicy') return policy.description;
  const { learningRate } = policy;
  return numbers.row([
    t(`policy.names.${policy.__typename}`),
    t('policy.rate', { base: numbers.setting(learningRate.base) }),
    ...(learningRate.scaling === 'NONE' ? [] : [scalingText(learningRate, language)]),
    scheduleText(learningRate, language),
    ...(learningRate.warmUpExamples === 0
      ? []
      : [t('policy.warmUp', { examples: numbers.whole(learningRate.warmUpExamples) })]),
  ]);
}

/** As short as tells policies apart in a list: a rule with its learning rate, where that is known. */
export function policyName(
  policy: Pick<PolicyData, '__typename'> & {
    reset?: 'PREVIOUS' | 'INCREASE' | 'MAXIMUM' | 'EPOCH_MEAN';
    description?: string;
    learningRate?: { base: number };
  },
  { t, numbers }: Language,
): string {
  if (policy.description) return policy.description;
  if (policy.reset) return t('policy.reset', { reset: t(`sweep.policy.resets.${policy.reset}`) });
  const name = t(`policy.names.${policy.__typename}`);
  const base = policy.learningRate?.base;
  return base === undefined ? name : numbers.row([name, t('policy.rate', { base: numbers.setting(base) })]);
}

/** How the learning rate goes with the batch size. */
export function scalingText(
  { scaling, referenceBatchSize }: LearningRateData,
  { t, numbers }: Language,
): string {
  return t(`policy.scaling.${scaling}`, { reference: numbers.whole(referenceBatchSize ?? 1) });
}

/** What the learning rate does in the course of a run. */
export function scheduleText(rate: LearningRateData, { t, numbers }: Language): string {
  return t(`policy.schedule.${rate.schedule}`, {
    finalShare: numbers.setting(rate.finalShare ?? 0),
    factor: numbers.setting(rate.factor ?? 1),
    examples: numbers.whole(rate.durationExamples ?? rate.everyExamples ?? 0),
  });
}
