import type { ContenderInput, ResetRule } from '../../graphql/generated/graphql.ts';

/** The line search under each of its reset rules; none needs a learning rate. */
const resets = {
  maximum: 'MAXIMUM',
  increase: 'INCREASE',
  previous: 'PREVIOUS',
  epochMean: 'EPOCH_MEAN',
} as const satisfies Record<string, ResetRule>;

/** Optimisers whose learning rate is tuned over a grid, for every batch size by itself. */
const tuned = ['sgd', 'momentum', 'nesterov', 'adam', 'adamW', 'rmsProp'] as const;

type Reset = keyof typeof resets;
export type ContenderChoice = Reset | (typeof tuned)[number];

/** The policies that the form offers, each one contender. */
export const contenderChoices: readonly ContenderChoice[] = [...(Object.keys(resets) as Reset[]), ...tuned];

/** Those that it starts with: the line search against what most people use. */
export const usualChoices: readonly ContenderChoice[] = ['maximum', 'sgd', 'momentum'];

/** A choice as the API takes it, with the API's defaults for all but the learning rate. */
export function contenderOf(choice: ContenderChoice, rates: readonly number[]): ContenderInput {
  if (choice in resets) return { policies: [{ armijo: { reset: resets[choice as Reset] } }] };
  return { policies: rates.map((base) => ({ [choice]: { learningRate: { base } } })) };
}
