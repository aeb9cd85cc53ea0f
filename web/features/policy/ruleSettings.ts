import {
  lineSearchSettings,
  type RuleSetting,
  updateRuleNames,
  updateRuleOfType,
  updateRules,
} from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';

type PolicyWithSettings = { __typename: string; settings: { name: string; value: number }[] };

/** Settings by the API's fields of policies, in the order of tables. */
const catalogue: Readonly<Record<string, Readonly<Record<string, RuleSetting>>>> = {
  armijo: lineSearchSettings,
  ...Object.fromEntries(updateRuleNames.map((rule) => [rule, updateRules[rule].settings])),
};

/** The numbers that a policy has in such a list, each under what forms and tables write beside it. */
export function ruleSettings(policy: PolicyWithSettings, { t }: Language): [label: string, value: number][] {
  const rule = fieldOf(policy);
  return policy.settings.map(({ name, value }) => [rule ? t(labelKey(rule, name)) : name, value]);
}

/** Those of a line search that have an effect: the others only tell that it is the one of the paper. */
export function unusualSettings(
  policy: PolicyWithSettings,
  language: Language,
): [label: string, value: number][] {
  const usual = catalogue[fieldOf(policy) ?? ''];
  const settings = policy.settings.filter(({ name, value }) => value !== usual?.[name]?.usual);
  return ruleSettings({ ...policy, settings }, language);
}

/** The labels of all such settings, each once. */
export function settingLabels({ t }: Language): string[] {
  const labels = Object.entries(catalogue).flatMap(([rule, settings]) =>
    Object.keys(settings).map((name) => t(labelKey(rule, name))),
  );
  return [...new Set(labels)];
}

function fieldOf({ __typename }: { __typename: string }): string | undefined {
  return __typename === 'ArmijoPolicy' ? 'armijo' : updateRuleOfType(__typename);
}

/** Which settings a rule has, only the catalogue knows. */
function labelKey(rule: string, setting: string) {
  return `form.settings.${rule}.${setting}` as 'form.settings.adam.epsilon';
}
