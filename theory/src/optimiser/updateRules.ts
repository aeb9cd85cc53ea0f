import type { UpdateRuleName, UpdateRuleSpec } from '../spec/optimiserSpec.ts';
import { adam } from './adam.ts';
import { adamW } from './adamW.ts';
import { momentum } from './momentum.ts';
import { nesterov } from './nesterov.ts';
import { rmsProp } from './rmsProp.ts';
import { sgd } from './sgd.ts';
import type { UpdateRule } from './updateRule.type.ts';

/** Every rule without a search: a new one is its file, its spec and a line here. */
const updateRules: { [Name in UpdateRuleName]: UpdateRule<Extract<UpdateRuleSpec, { name: Name }>> } = {
  sgd,
  momentum,
  nesterov,
  adam,
  adamW,
  rmsProp,
};

/** The rule that a spec names. */
export function updateRuleOf({ name }: UpdateRuleSpec): UpdateRule<UpdateRuleSpec> {
  return updateRules[name] as UpdateRule<UpdateRuleSpec>;
}
