import { constantCase, type UpdateRuleName, updateRuleNames } from '@critbatch/theory';
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

function isReset(choice: ContenderChoice): choice is Reset {
  return choice in resets;
}

/** A choice as the API takes it, with the API's defaults for all but the learning rate. */
export function contenderOf(choice: ContenderChoice, rates: readonly number[]): ContenderInput {
  if (isReset(choice)) return { policies: [{ armijo: { reset: resets[choice] } }] };
  return { policies: rates.map((base) => ({ [choice]: { learningRate: { base } } })) };
}
