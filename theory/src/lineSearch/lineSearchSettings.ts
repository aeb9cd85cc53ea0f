import type { RuleSetting } from '../optimiser/ruleSetting.ts';

/**
 * Numbers by which public implementations of the line search differ from docs/equations.md, section 1, in the order of forms. At its
 * usual value each is without effect and stands in no spec, so that specs, checkpoints and hashes from before it stay as they were.
 */
export const lineSearchSettings = {
  epochMeanDelay: {
    label: {
      en: 'epochMean: searches from α₀ after the first epoch',
      ja: 'epochMean: 第 1 エポックの後も α₀ から始める探索の数',
    },
    meaning:
      'Searches after the first epoch that still start from initialStepSize under EPOCH_MEAN; 1 in the public code of arXiv 2307.13831',
    usual: 0,
    bounds: { least: 0, whole: true },
  },
  restartBelow: {
    label: {
      en: 'increase: restart where the last step is below',
      ja: 'increase: 直前の値がこれ未満なら再開',
    },
    meaning:
      'Last step size below which INCREASE restarts at restartStepSize; 0 for never, 0.00001 under option 3 of the public code of arXiv 2307.13831',
    usual: 0,
    bounds: { least: 0 },
  },
  restartStepSize: {
    label: { en: 'increase: first step of a restart', ja: 'increase: 再開時の初期ステップ' },
    meaning: 'First trial step size where INCREASE restarts, at most maxStepSize',
    usual: 0.001,
    bounds: { above: 0 },
  },
} satisfies Record<string, RuleSetting>;

export type LineSearchSetting = keyof typeof lineSearchSettings;
export const lineSearchSettingNames = Object.keys(lineSearchSettings) as LineSearchSetting[];

/** All of these settings of a policy, in the order of forms. */
export function lineSearchSettingsOf(
  policy: Partial<Record<LineSearchSetting, number | undefined>>,
): Record<LineSearchSetting, number> {
  const entries = lineSearchSettingNames.map((name) => [
    name,
    policy[name] ?? lineSearchSettings[name].usual,
  ]);
  return Object.fromEntries(entries) as Record<LineSearchSetting, number>;
}
