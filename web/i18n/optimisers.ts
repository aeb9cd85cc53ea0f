import {
  type ConstantCase,
  constantCase,
  type LineSearchSetting,
  type Locale,
  lineSearchSettings,
  mapRules,
  type OptimiserName,
  type OptimiserWords,
  optimiserNames,
  optimiserWords,
  type PolicyTypeName,
  policyTypeName,
  type RuleSetting,
  type SettingOf,
  type UpdateRuleName,
} from '@critbatch/theory';

type OptimiserMessages = {
  /** By the API's types of policies. */
  names: Record<PolicyTypeName<OptimiserName>, string>;
  /** By the API's enum Optimiser. */
  short: Record<ConstantCase<OptimiserName>, string>;
  /** By the fields of the API's PolicyInput. */
  choices: Record<'armijo' | UpdateRuleName, string>;
  settings: { [Rule in UpdateRuleName]: Record<SettingOf<Rule>, string> } & {
    armijo: Record<LineSearchSetting, string>;
  };
};

/** The words of theory's catalogue of optimisers as messages of a language. */
export function optimiserMessages(locale: Locale): OptimiserMessages {
  const named = <Key extends string>(keyOf: (name: OptimiserName) => Key, word: keyof OptimiserWords) =>
    Object.fromEntries(optimiserNames.map((name) => [keyOf(name), optimiserWords[name][locale][word]]));
  const labelsOf = (settings: Readonly<Record<string, RuleSetting>>) =>
    Object.fromEntries(Object.entries(settings).map(([name, { label }]) => [name, label[locale]]));
  return {
    names: named(policyTypeName, 'name'),
    short: named(constantCase, 'short'),
    choices: named((name) => (name === 'sgdArmijo' ? 'armijo' : name), 'choice'),
    settings: {
      armijo: labelsOf(lineSearchSettings),
      ...mapRules(({ settings }) => labelsOf(settings)),
    },
  } as OptimiserMessages;
}
