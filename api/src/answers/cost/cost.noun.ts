import type { Noun } from '../../platform/noun/noun.ts';
import { CostResolver } from './cost.resolver.ts';

export const costNoun: Noun = {
  resolvers: [CostResolver],
};
