import type { Noun } from '../../platform/noun/noun.ts';
import { estimator } from '../estimate/estimate.services.ts';
import { announceBudgets } from './announceBudgets.ts';
import { PlanResolver, SweepPlanResolver } from './plan.resolver.ts';

export const planNoun: Noun = {
  resolvers: [PlanResolver, SweepPlanResolver],
  chores: [
    { everyMilliseconds: 5_000, run: ({ prisma }) => announceBudgets(prisma) },
    // A sweep whose next decision failed has no open run that would bring it up again.
    { everyMilliseconds: 5_000, run: (services) => estimator.of(services).catchUpPlans() },
  ],
};
