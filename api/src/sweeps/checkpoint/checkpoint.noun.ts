import { forgetTrails } from '@critbatch/prisma/queue/forgetTrails';
import { forgetCanceledCheckpoints } from '@critbatch/prisma/queue/keptAfterCancel';
import type { Noun } from '../../platform/noun/noun.ts';
import { checkpointStore } from './checkpointStore.ts';

export const checkpointNoun: Noun = {
  chores: [
    { everyMilliseconds: 60_000, run: (services) => checkpointStore.of(services).removeUnreferenced() },
    { everyMilliseconds: 3_600_000, run: ({ prisma }) => forgetTrails(prisma) },
    { everyMilliseconds: 3_600_000, run: ({ prisma }) => forgetCanceledCheckpoints(prisma) },
  ],
};
