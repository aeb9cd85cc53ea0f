import type { Noun } from '../../platform/noun/noun.ts';
import { policyComparisonById } from './policyComparison.loaders.ts';
import { PolicyComparisonResolver, SweepPolicyComparisonResolver } from './policyComparison.resolver.ts';

export const policyComparisonNoun: Noun = {
  resolvers: [PolicyComparisonResolver, SweepPolicyComparisonResolver],
  nodes: { PolicyComparison: policyComparisonById },
  exports: [{ table: 'PolicyComparison' }, { table: 'Contender' }],
};
