import type { Language } from '../../charts/chart.type.ts';
import type { PolicyData } from './policyText.ts';
import { scalingText, scheduleText } from './policyText.ts';
import { ruleSettings, settingLabels } from './ruleSettings.ts';

type Armijo = Extract<PolicyData, { __typename: 'ArmijoPolicy' }>;
type Rule = Extract<PolicyData, { learningRate: unknown }>;

/** Every setting that some policy has, in the same order for every policy; a dash for those that this one lacks. */
export function policySettings(policy: PolicyData, language: Language): { name: string; value: string }[] {
  const { t, numbers } = language;
  const typed = numbers.setting;
  const searched = (name: string, value: (policy: Armijo) => string | null) =>
    row(name, policy.__typename === 'ArmijoPolicy' ? value(policy) : null);
  const ruled = (name: string, value: (policy: Rule) => string | null) =>
    row(name, 'learningRate' in policy ? value(policy) : null);
  const values = new Map('settings' in policy ? ruleSettings(policy, language) : []);
  return [
    row(
      t('sweep.policy.optimiser'),
      policy.__typename === 'OutsidePolicy' ? policy.description : t(`policy.names.${policy.__typename}`),
    ),
    searched(t('compare.settings.reset'), ({ reset }) => t(`sweep.policy.resets.${reset}`)),
    searched(t('form.initialStepSize'), ({ initialStepSize }) => typed(initialStepSize)),
    searched(t('sweep.policy.sufficientDecrease'), ({ sufficientDecrease }) => typed(sufficientDecrease)),
    searched(t('sweep.policy.backtrackFactor'), ({ backtrackFactor }) => typed(backtrackFactor)),
    searched(t('sweep.policy.growthPerEpoch'), ({ growthPerEpoch }) => typed(growthPerEpoch)),
    searched(t('sweep.policy.maxStepSize'), ({ maxStepSize }) =>
      maxStepSize === null ? null : typed(maxStepSize),
    ),
    searched(t('sweep.policy.maxTrials'), ({ maxTrials }) => typed(maxTrials)),
    ruled(t('policy.rows.rate'), ({ learningRate }) => typed(learningRate.base)),
    ruled(t('policy.rows.scaling'), ({ learningRate }) => scalingText(learningRate, language)),
    ruled(t('policy.rows.schedule'), ({ learningRate }) => scheduleText(learningRate, language)),
    ruled(t('policy.rows.warmUp'), ({ learningRate }) => numbers.whole(learningRate.warmUpExamples)),
    ...settingLabels(language).map((label) => {
      const value = values.get(label);
      return row(label, value === undefined ? null : typed(value));
    }),
  ];
}

function row(name: string, value: string | null) {
  return { name, value: value ?? '–' };
}
