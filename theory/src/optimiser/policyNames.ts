import type { Translated } from '../answer/locale.ts';
import type { OptimiserWords } from './optimiserWords.type.ts';
import { mapRules, type UpdateRuleName, updateRuleNames } from './updateRules.ts';

/** What workers train with. Records hold these names: one that has been released never changes. */
export type OptimiserName = 'sgdArmijo' | UpdateRuleName;
/** What a record can name: `outside` is whatever trained runs that were imported. */
export type PolicyName = OptimiserName | 'outside';

export const optimiserNames: readonly OptimiserName[] = ['sgdArmijo', ...updateRuleNames];
export const policyNames: readonly PolicyName[] = [...optimiserNames, 'outside'];

/** What people read of each optimiser. */
export const optimiserWords = {
  sgdArmijo: {
    en: {
      name: 'SGD + Armijo line search',
      short: 'SGD + Armijo',
      choice: 'SGD + Armijo line search: finds its own step size',
    },
    ja: {
      name: 'SGD + Armijo 直線探索',
      short: 'SGD + Armijo',
      choice: 'SGD + Armijo 直線探索: ステップ幅を自動で決定',
    },
  },
  ...mapRules(({ words }) => words),
} satisfies Record<OptimiserName, Translated<OptimiserWords>>;

/** The API's type of a policy, e.g. `AdamWPolicy`. */
export type PolicyTypeName<Name extends PolicyName = PolicyName> = Name extends 'sgdArmijo'
  ? 'ArmijoPolicy'
  : `${Capitalize<Name>}Policy`;

/** The API's type for a policy of this name: `adam` is AdamPolicy. */
export function policyTypeName<Name extends PolicyName>(name: Name): PolicyTypeName<Name> {
  const stem = name === 'sgdArmijo' ? 'armijo' : name;
  return `${stem.charAt(0).toUpperCase()}${stem.slice(1)}Policy` as PolicyTypeName<Name>;
}

/** The update rule whose policies have this type; undefined for the line search and policies from outside. */
export function updateRuleOfType(typeName: string): UpdateRuleName | undefined {
  return updateRuleNames.find((name) => policyTypeName(name) === typeName);
}
