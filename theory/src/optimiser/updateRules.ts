import { adam } from './adam.ts';
import { adamW } from './adamW.ts';
import { lion } from './lion.ts';
import { momentum } from './momentum.ts';
import { muon } from './muon.ts';
import { nesterov } from './nesterov.ts';
import { rmsProp } from './rmsProp.ts';
import { sgd } from './sgd.ts';
import type { UpdateRule } from './updateRule.type.ts';

/** Every optimiser that does not search, in the order of forms: a new one is its file and a line here. */
export const updateRules = { sgd, momentum, nesterov, adam, adamW, rmsProp, lion, muon };

export type UpdateRuleName = keyof typeof updateRules;
export type SettingOf<Name extends UpdateRuleName> = keyof (typeof updateRules)[Name]['settings'] & string;

export const updateRuleNames = Object.keys(updateRules) as UpdateRuleName[];

/** The rule that a spec names. */
export function updateRuleOf({ name }: { readonly name: UpdateRuleName }): UpdateRule {
  return updateRules[name] as UpdateRule;
}

/** One value for each rule, in the order of forms. */
export function mapRules<Value>(
  make: (rule: UpdateRule, name: UpdateRuleName) => Value,
): Record<UpdateRuleName, Value> {
  const entries = updateRuleNames.map((name) => [name, make(updateRuleOf({ name }), name)]);
  return Object.fromEntries(entries) as Record<UpdateRuleName, Value>;
}
