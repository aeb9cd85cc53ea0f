import type { ReactNode } from 'react';
import type { Language } from '../../charts/chart.type.ts';
import { phrase } from '../phrase/phrase.ts';
import { RichText } from '../phrase/richText.tsx';
import type { PolicyData } from './policyText.ts';
import { scalingText, scheduleText } from './policyText.ts';
import { ruleSettings, unusualSettings } from './ruleSettings.ts';

export type Row = [name: string, value: ReactNode];

/** The settings of a policy, as they were typed. */
export function policyRows(policy: PolicyData, language: Language): Row[] {
  const { t } = language;
  const optimiser: Row = [t('sweep.policy.optimiser'), t(`policy.names.${policy.__typename}`)];
  if (policy.__typename === 'OutsidePolicy') return [[t('sweep.policy.optimiser'), policy.description]];
  const rows =
    policy.__typename === 'ArmijoPolicy' ? armijoRows(policy, language) : ruleRows(policy, language);
  return [optimiser, ...rows];
}

function armijoRows(policy: Extract<PolicyData, { __typename: 'ArmijoPolicy' }>, language: Language): Row[] {
  const { t, numbers } = language;
  const reset = phrase('sweep.policy.reset', {
    initialStepSize: numbers.setting(policy.initialStepSize),
    reset: t(`sweep.policy.resets.${policy.reset}`),
  });
  const grows = policy.reset === 'INCREASE';
  const isBounded = policy.maxStepSize !== null && (grows || policy.reset === 'EPOCH_MEAN');
  const growth: Row = [t('sweep.policy.growthPerEpoch'), numbers.setting(policy.growthPerEpoch)];
  const bound: Row = [t('sweep.policy.maxStepSize'), numbers.setting(policy.maxStepSize ?? 0)];
  return [
    [t('sweep.policy.initialStepSize'), <RichText key="reset" t={t} phrase={reset} />],
    [t('sweep.policy.sufficientDecrease'), numbers.setting(policy.sufficientDecrease)],
    [t('sweep.policy.backtrackFactor'), numbers.setting(policy.backtrackFactor)],
    ...(grows ? [growth] : []),
    ...(isBounded ? [bound] : []),
    [t('sweep.policy.maxTrials'), numbers.whole(policy.maxTrials)],
    ...unusualSettings(policy, language).map(([label, value]): Row => [label, numbers.setting(value)]),
  ];
}

function ruleRows(policy: Extract<PolicyData, { learningRate: unknown }>, language: Language): Row[] {
  const { t, numbers } = language;
  const { learningRate } = policy;
  return [
    [t('policy.rows.rate'), numbers.setting(learningRate.base)],
    [t('policy.rows.scaling'), scalingText(learningRate, language)],
    [t('policy.rows.schedule'), scheduleText(learningRate, language)],
    ...(learningRate.warmUpExamples === 0
      ? []
      : [
          [
            t('policy.rows.warmUp'),
            t('policy.rows.examples', { examples: numbers.whole(learningRate.warmUpExamples) }),
          ] satisfies Row,
        ]),
    ...ruleSettings(policy, language).map(([label, value]): Row => [label, numbers.setting(value)]),
  ];
}
