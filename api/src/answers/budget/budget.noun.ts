import type { Noun } from '../../platform/noun/noun.ts';
import { SweepBudgetResolver } from './budget.resolver.ts';

export const budgetNoun: Noun = {
  resolvers: [SweepBudgetResolver],
};
