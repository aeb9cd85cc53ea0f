import { updateRuleNames, updateRuleOfType, updateRules } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';

type RulePolicy = { __typename: string; settings: { name: string; value: number }[] };

/** The numbers that a policy has beside its learning rate, each under what forms and tables write beside it. */
export function ruleSettings(policy: RulePolicy, { t }: Language): [label: string, value: number][] {
  const rule = updateRuleOfType(policy.__typename);
  return policy.settings.map(({ name, value }) => [rule ? t(labelKey(rule, name)) : name, value]);
}

/** The labels of all rules' settings, each once. */
export function settingLabels({ t }: Language): string[] {
  const labels = updateRuleNames.flatMap((rule) =>
    Object.keys(updateRules[rule].settings).map((name) => t(labelKey(rule, name))),
  );
  return [...new Set(labels)];
}

/** Which settings a rule has, only the catalogue knows. */
function labelKey(rule: string, setting: string) {
  return `form.settings.${rule}.${setting}` as 'form.settings.adam.epsilon';
}
