import { constantCase, type UpdateRuleName, updateRuleNames, updateRules } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { ContenderInput, ResetRule } from '../../graphql/generated/graphql.ts';
import type { Translator } from '../../i18n/translator.ts';

/** The line search under each of its reset rules; none needs a learning rate. */
const resets = {
  maximum: 'MAXIMUM',
  increase: 'INCREASE',
  previous: 'PREVIOUS',
  epochMean: 'EPOCH_MEAN',
} as const satisfies Record<string, ResetRule>;

type Reset = keyof typeof resets;
export type ContenderChoice = Reset | UpdateRuleName;

/** The policies that the form offers, each one contender; the learning rate of a rule is tuned for every batch size by itself. */
export const contenderChoices: readonly ContenderChoice[] = [
  ...(Object.keys(resets) as Reset[]),
  ...updateRuleNames,
];

/** Those that it starts with: the line search against what most people use. */
export const usualChoices: readonly ContenderChoice[] = ['maximum', 'sgd', 'momentum'];

export function choiceText(choice: ContenderChoice, t: Translator): string {
  if (isReset(choice)) return t(`policies.choices.${choice}`);
  return t('policies.choices.tuned', { optimiser: t(`benchmark.optimiser.${constantCase(choice)}`) });
}

/** The usual learning rates of all rules, in words. */
export function usualRates({ numbers }: Language): string {
  const { locale } = numbers;
  return numbers.list(
    updateRuleNames.map((name) => {
      const { words, usualLearningRate } = updateRules[name];
      return `${words[locale].short} ${numbers.setting(usualLearningRate)}`;
    }),
  );
}

function isReset(choice: ContenderChoice): choice is Reset {
  return choice in resets;
}

/** A choice as the API takes it, with the API's defaults for all but the learning rate: multiples of what is usual for the rule. */
export function contenderOf(choice: ContenderChoice, multiples: readonly number[]): ContenderInput {
  if (isReset(choice)) return { policies: [{ armijo: { reset: resets[choice] } }] };
  const { usualLearningRate } = updateRules[choice];
  return {
    policies: multiples.map((multiple) => {
      const base = Number((multiple * usualLearningRate).toPrecision(6));
      return { [choice]: { learningRate: { base } } };
    }),
  };
}
