import { forgetSweepEvents } from '@critbatch/prisma/queue/forgetSweepEvents';
import { oldestEvents } from '../../platform/event/oldestEvents.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { SweepEventResolver } from './sweepEvent.resolver.ts';

export const sweepEventNoun: Noun = {
  resolvers: [SweepEventResolver],
  chores: [
    {
      everyMilliseconds: 3_600_000,
      run: (services) => forgetSweepEvents(services.prisma, oldestEvents(services)),
    },
  ],
};
