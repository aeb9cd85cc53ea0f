import type { Translated } from '../answer/locale.ts';

/** The numbers that a setting may be. */
export type Bounds = {
  readonly least?: number;
  readonly above?: number;
  readonly below?: number;
  readonly whole?: boolean;
};

/** A number that an update rule takes beside its learning rate, or a line search beside what each needs. */
export interface RuleSetting {
  /** What a form writes beside it. */
  readonly label: Translated<string>;
  /** Its symbol, what it does and its unit, as a phrase for the API's descriptions. */
  readonly meaning: string;
  readonly usual: number;
  readonly bounds: Bounds;
}

/** A share of the past that an average keeps from one step to the next. */
export function keptShare(usual: number, label: Translated<string>, meaning: string): RuleSetting {
  return { label, meaning, usual, bounds: { least: 0, below: 1 } };
}

/** Momentum, heavy-ball or Nesterov's. */
export const momentumSettings = {
  momentum: keptShare(
    0.9,
    { en: 'Momentum μ', ja: 'モメンタム μ' },
    'μ: share of the velocity that a step keeps',
  ),
};

/** Keeps a division by the root of an average from being one by zero. */
export const epsilon: RuleSetting = {
  label: { en: 'ε', ja: 'ε' },
  meaning: 'ε: added to the root of the mean squared gradient',
  usual: 1e-8,
  bounds: { above: 0 },
};

/** Weight decay that is taken from a parameter itself and not added to its gradient. */
export function decoupledWeightDecay(usual: number): RuleSetting {
  return {
    label: { en: 'Weight decay λ', ja: '重み減衰 λ' },
    meaning: 'λ: share of a parameter that a step at learning rate 1 takes away',
    usual,
    bounds: { least: 0 },
  };
}
