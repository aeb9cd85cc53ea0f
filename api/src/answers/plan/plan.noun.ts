import type { Noun } from '../../platform/noun/noun.ts';
import { announceBudgets } from './announceBudgets.ts';
import { PlanResolver, SweepPlanResolver } from './plan.resolver.ts';

export const planNoun: Noun = {
  resolvers: [PlanResolver, SweepPlanResolver],
  chores: [{ everyMilliseconds: 5_000, run: ({ prisma }) => announceBudgets(prisma) }],
};
