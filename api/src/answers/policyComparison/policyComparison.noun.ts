import type { Noun } from '../../platform/noun/noun.ts';
import { contendersHold } from './contendersHold.ts';
import { policyComparisonById } from './policyComparison.loaders.ts';
import { PolicyComparisonResolver, SweepPolicyComparisonResolver } from './policyComparison.resolver.ts';

export const policyComparisonNoun: Noun = {
  resolvers: [PolicyComparisonResolver, SweepPolicyComparisonResolver],
  nodes: { PolicyComparison: policyComparisonById },
  holds: { Sweep: contendersHold },
  exports: [{ table: 'PolicyComparison' }, { table: 'Contender' }],
};
