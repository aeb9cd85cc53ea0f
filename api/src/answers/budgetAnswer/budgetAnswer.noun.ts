import type { Noun } from '../../platform/noun/noun.ts';
import { BudgetAnswerResolver, SweepBudgetAnswerResolver } from './budgetAnswer.resolver.ts';

export const budgetAnswerNoun: Noun = {
  resolvers: [SweepBudgetAnswerResolver, BudgetAnswerResolver],
};
