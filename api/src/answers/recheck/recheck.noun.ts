import type { Noun } from '../../platform/noun/noun.ts';
import { RecheckResolver, SweepRecheckResolver } from './recheck.resolver.ts';
import { rechecksHold } from './rechecksHold.ts';
import { settleRechecks } from './settleRechecks.ts';
import { startDueRechecks } from './startDueRechecks.ts';

export const recheckNoun: Noun = {
  resolvers: [SweepRecheckResolver, RecheckResolver],
  holds: { Sweep: rechecksHold },
  exports: [{ table: 'RecheckSchedule' }, { table: 'Recheck' }],
  chores: [
    { everyMilliseconds: 60_000, run: ({ prisma, caps }, faults) => startDueRechecks(prisma, caps, faults) },
    { everyMilliseconds: 10_000, run: ({ prisma }, faults) => settleRechecks(prisma, faults) },
  ],
};
